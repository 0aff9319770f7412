package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.hundredms.FakeHundredMs;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requests of the services as their documents show them, and that every documented body is in a test. */
class DocumentedBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path FIXTURES = Path.of("src", "test", "resources", "documented");

    @Test
    void everyFixture_isInATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(TESTS)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                tests.append(Files.readString(source));
            }
        }
        try (Stream<Path> fixtures = Files.walk(FIXTURES)) {
            assertThat(fixtures.filter(Files::isRegularFile).map(FIXTURES::relativize))
                    .filteredOn(fixture -> !Pattern.compile("[\" ]"
                                    + Pattern.quote(
                                            fixture.getFileName().toString().replaceAll("\\.json$", ""))
                                    + "[\", ]")
                            .matcher(tests)
                            .find())
                    .isEmpty();
        }
    }

    /** A reason is optional, and nobody gives one. */
    @Test
    void hundredMs_endSessionAndRemoveParticipant_sendTheDocumentedBodies() throws IOException {
        try (FakeHundredMs service = FakeHundredMs.start();
                SessionClient client = Sessions.builder("100ms")
                        .baseUrl(service.baseUrl().toString())
                        .setting("LIVE100MS_ACCESS_KEY", service.accessKey())
                        .setting("LIVE100MS_APP_SECRET", service.appSecret())
                        .build()) {
            String sessionId = service.joinPeer("room-1", "priya", "Priya Raman", "host");
            ObjectNode removal = documented("100ms", "remove-peers-request");
            respondToPost(service, "100ms", "remove-peers");
            client.require(ParticipantRemoval.class)
                    .removeParticipant(sessionId, removal.get("peer_id").asText());
            assertThat(sent(service)).isEqualTo(removal.without("reason"));

            client.require(SessionEnding.class).endSession(sessionId);
            assertThat(sent(service))
                    .isEqualTo(documented("100ms", "end-room-request").without("reason"));
        }
    }

    /** Only the connection is named, and nobody is banned or made an owner. */
    @Test
    void daily_removeParticipantAndCreateJoinToken_sendTheDocumentedBodies() throws IOException {
        ObjectNode token = documented("daily", "meeting-token-request");
        JsonNode properties = token.get("properties");
        Instant expiresAt = Instant.ofEpochSecond(properties.get("exp").asLong());
        FakeClock clock = FakeClock.at(expiresAt.minus(Duration.ofMinutes(10)).toString());
        try (FakeDaily service = FakeDaily.builder().clock(clock).start();
                SessionClient client = Sessions.builder("daily")
                        .baseUrl(service.baseUrl().toString())
                        .setting("DAILY_API_KEY", service.apiKey())
                        .timing(clock.timing())
                        .build()) {
            String meeting = service.joinParticipant(properties.get("room_name").asText(), "priya", "Priya Raman");
            client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(meeting)
                            .withParticipantId(properties.get("user_id").asText())
                            .withName(properties.get("user_name").asText())
                            .withLifetime(Duration.ofMinutes(10)));
            ((ObjectNode) properties).remove("is_owner");
            assertThat(sent(service)).isEqualTo(token);

            ObjectNode eject = documented("daily", "eject-request");
            respondToPost(service, "daily", "eject");
            client.require(ParticipantRemoval.class)
                    .removeParticipant(meeting, eject.get("ids").get(0).asText());
            assertThat(sent(service)).isEqualTo(eject.without(List.of("user_ids", "ban")));
        }
    }

    /** The documented request names people by the application's ids, ours by RealtimeKit's. */
    @Test
    void realtimeKit_removeParticipantAndCreateJoinToken_sendTheDocumentedBodies() throws IOException {
        ObjectNode person = documented("realtimekit", "add-participant-request");
        try (FakeRealtimeKit service = FakeRealtimeKit.start();
                SessionClient client = Sessions.builder("realtimekit")
                        .baseUrl(service.baseUrl().toString())
                        .setting("REALTIMEKIT_ACCOUNT_ID", service.accountId())
                        .setting("REALTIMEKIT_APP_ID", service.appId())
                        .setting("REALTIMEKIT_API_TOKEN", service.apiToken())
                        .setting("REALTIMEKIT_PRESET", person.get("preset_name").asText())
                        .build()) {
            String sessionId = service.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
            respondToPost(service, "realtimekit", "add-participant.composed");
            JoinToken token = client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(sessionId)
                            .withParticipantId(
                                    person.get("custom_participant_id").asText())
                            .withName(person.get("name").asText()));
            assertThat(sent(service)).isEqualTo(person);
            assertThat(token.token().reveal()).isEqualTo("header.payload.signature");

            ObjectNode kick = documented("realtimekit", "kick-request");
            JsonNode ids = kick.get("custom_participant_ids");
            respondToPost(service, "realtimekit", "kick.composed");
            client.require(ParticipantRemoval.class)
                    .removeParticipant(sessionId, ids.get(0).asText());
            assertThat(sent(service))
                    .isEqualTo(kick.<ObjectNode>set("custom_participant_ids", kick.get("participant_ids"))
                            .set("participant_ids", ids));
        }
    }

    private static ObjectNode documented(String service, String name) throws IOException {
        return (ObjectNode) JSON.readTree(Documented.of(service).body(name));
    }

    private static void respondToPost(FakeService service, String name, String body) {
        service.enqueue(
                request -> request.method().equals("POST"),
                FakeResponse.json(200, Documented.of(name).body(body)));
    }

    private static JsonNode sent(FakeService service) throws IOException {
        return JSON.readTree(service.requests().get(service.requestCount() - 1).body());
    }
}
