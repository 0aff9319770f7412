package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LiveKit's bodies that no test of an operation reads. */
class DocumentedBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    private void respondWith(String fixture) {
        fake.enqueue(FakeResponse.json(200, Fixtures.body(fixture)));
    }

    @Test
    void everyFixture_isInATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                tests.append(Files.readString(source));
            }
        }
        try (Stream<Path> fixtures = Files.list(Path.of("src", "test", "resources", "fixtures", "livekit"))) {
            assertThat(fixtures.map(fixture -> fixture.getFileName().toString()))
                    .filteredOn(name -> !Pattern.compile(
                                    "[\" ]" + name.replaceAll("\\.(json|txt)$", "") + "(\\.json|\\.txt)?[\",]")
                            .matcher(tests)
                            .find())
                    .isEmpty();
        }
    }

    @Test
    void deleteRoomAndRemoveParticipant_emptyObject_isASuccess() {
        respondWith("delete-room.json");
        client.endSession("team-room");

        respondWith("remove-participant.json");
        client.removeParticipant("team-room", "user-42");

        assertThat(fake.requestCount()).isEqualTo(2);
    }

    @Test
    void tokenOfARoom_hasTheDocumentedGrants() throws IOException {
        fake.joinParticipant("team-room", "user-42", "Priya");
        client.getParticipant("team-room", "user-42");

        assertThat(grantsSent()).isEqualTo(grants("token-claims-admin-one-room.json"));
    }

    @Test
    void tokenOfTheApplicationsOwnRequest_hasAtLeastTheDocumentedGrants() throws IOException {
        respondWith("list-egress.json");

        ProviderDocument egress = client.request(ProviderRequest.post("/twirp/livekit.Egress/ListEgress")
                .json(JSON.convertValue(
                        JSON.readTree(Fixtures.body("list-egress-request.json")),
                        new TypeReference<Map<String, Object>>() {}))
                .build());

        assertThat(egress.size("/items")).isPositive();
        JsonNode sent = grantsSent();
        assertThat(grants("token-claims-admin.json").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(grant -> assertThat(sent.get(grant).asBoolean()).isTrue());
    }

    private static JsonNode grants(String fixture) throws IOException {
        return JSON.readTree(Fixtures.body(fixture)).get("video");
    }

    private JsonNode grantsSent() {
        String token =
                livekit.lastRequest().header("Authorization").orElseThrow().substring("Bearer ".length());
        return JSON.valueToTree(JWT.decode(token).getClaim("video").asMap());
    }

    /** Webhooks leave out what has its default, and spell names otherwise; the rooms in them are the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-room-started.json",
                "webhook-room-started.vendor-test.json",
                "webhook-participant-joined.json",
                "webhook-participant-left.json",
                "webhook-participant-left-removed.json",
                "webhook-participant-left-duplicate.json",
                "webhook-participant-connection-aborted.json",
                "webhook-track-published.json",
                "webhook-room-finished.json"
            })
    void roomOfAWebhook_isMapped(String fixture) throws IOException {
        JsonNode room = JSON.readTree(Fixtures.body(fixture)).get("room");
        fake.enqueue(FakeResponse.json(200, "{\"rooms\":[" + room + "]}"));

        List<LiveKitRoom> rooms = client.listRooms().stream().toList();

        assertThat(rooms).singleElement().satisfies(mapped -> {
            assertThat(mapped.sid()).isEqualTo(room.get("sid").asText());
            assertThat(mapped.name()).contains(room.get("name").asText());
            assertThat(mapped.createdAt().map(Instant::getEpochSecond).orElse(0L))
                    .isEqualTo(room.path("creationTime").asLong());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-participant-joined.json",
                "webhook-participant-left.json",
                "webhook-participant-left-removed.json",
                "webhook-participant-left-duplicate.json",
                "webhook-participant-connection-aborted.json",
                "webhook-track-published.json"
            })
    void participantOfAWebhook_isMapped(String fixture) throws IOException {
        JsonNode participant = JSON.readTree(Fixtures.body(fixture)).get("participant");
        fake.enqueue(FakeResponse.json(200, "{\"participants\":[" + participant + "]}"));

        List<Participant> people = client.listParticipants("team-room").stream().toList();

        assertThat(people).singleElement().satisfies(mapped -> {
            assertThat(mapped.userId()).contains(participant.get("identity").asText());
            assertThat(mapped.intervals().get(0).connectionId())
                    .contains(participant.get("sid").asText());
            boolean left = participant.path("state").asText().equals("DISCONNECTED");
            assertThat(mapped.presence() == Presence.PRESENT).isEqualTo(participant.has("joinedAt") && !left);
        });
    }
}
