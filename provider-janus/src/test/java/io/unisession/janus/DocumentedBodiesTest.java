package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.janus.FakeJanus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and responses as a running Janus took and sent them. */
class DocumentedBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Secret ROOM_SECRET = Secret.of("roomsecret");

    private final FakeJanus fake = FakeJanus.builder().stringIds().start();
    private final JanusClient admin = Janus.builder()
            .adminSecret(fake.adminSecret())
            .baseUrl(fake.adminUrl())
            .build();
    private final JanusClient device = Janus.builder()
            .apiSecret(fake.apiSecret())
            .tokenAuthSecret("made-up-token-auth-secret")
            .baseUrl(fake.apiUrl())
            .build();

    @BeforeEach
    void join() {
        fake.createRoom("team-room", "{\"secret\":\"roomsecret\"}");
        fake.joinParticipant("team-room", "alice", "Alice");
        fake.joinParticipant("team-room", "bob", "Bob");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
        fake.close();
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
        try (Stream<Path> fixtures = Files.list(Path.of("src", "test", "resources", "fixtures", "janus"))) {
            assertThat(fixtures.map(fixture -> fixture.getFileName().toString().replace(".json", "")))
                    .filteredOn(name -> Pattern.compile("\"" + name + "(\\.json\"|, )")
                            .matcher(tests)
                            .results()
                            .findAny()
                            .isEmpty())
                    .isEmpty();
        }
    }

    @Test
    void requestsToTheAdminApi_areThoseThatJanusTakes() throws IOException {
        admin.listSessions().stream().toList();
        assertThat(lastRequest()).isEqualTo(request("admin-list-request.json"));

        admin.getSession("team-room");
        assertThat(lastRequest()).isEqualTo(request("admin-listparticipants-request.json"));

        admin.removeParticipant("team-room", "bob", ROOM_SECRET, CallOptions.defaults());
        assertThat(lastRequest()).isEqualTo(request("admin-kick-request.json"));
    }

    @Test
    void requestsThroughAHandle_areThoseThatJanusTakes() throws IOException {
        device.listSessions().stream().toList();
        assertThat(sent(0)).isEqualTo(request("session-create-request.json"));
        ObjectNode attach = request("handle-attach-request.json");
        // The application's own mark of a connection, which a client without one leaves out.
        attach.remove("opaque_id");
        assertThat(sent(1)).isEqualTo(attach);
        assertThat(lastRequest()).isEqualTo(request("list-request.json"));

        device.getSession("team-room");
        assertThat(lastRequest()).isEqualTo(request("listparticipants-request.json"));

        device.createJoinToken(JoinRequest.forSession("team-room"));
        assertThat(lastRequest()).isEqualTo(request("exists-request.json"));

        device.endSession("team-room", ROOM_SECRET, CallOptions.defaults());
        assertThat(lastRequest()).isEqualTo(request("destroy-request.json"));
    }

    /** Without what differs by server and by request. */
    private static ObjectNode request(String fixture) throws IOException {
        return withoutSecrets(Fixtures.body(fixture));
    }

    private JsonNode sent(int index) throws IOException {
        return withoutSecrets(fake.requests().get(index).body());
    }

    private JsonNode lastRequest() throws IOException {
        return sent(fake.requestCount() - 1);
    }

    private static ObjectNode withoutSecrets(String body) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(body);
        return json.remove(List.of("transaction", "admin_secret", "apisecret"));
    }

    @Test
    void kickAndDestroy_asJanusConfirmsThem_areSuccesses() {
        respondWith("admin-kick.json");
        admin.removeParticipant("team-room", "bob");

        device.getSession("team-room");
        fake.enqueue(
                request -> request.body().contains("destroy"), FakeResponse.json(200, Fixtures.body("destroy.json")));
        device.endSession("team-room");

        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void roomThatIsMissingOrEmpty_asJanusSaysIt_isNotFound() {
        device.getSession("team-room");

        respondWith("exists.json");
        assertThat(device.createJoinToken(JoinRequest.forSession("team-room")).roomId())
                .contains("team-room");
        respondWith("exists-not.json");
        assertThatThrownBy(() -> device.createJoinToken(JoinRequest.forSession("nope")))
                .isInstanceOf(NotFoundException.class);
        respondWith("listparticipants-empty.json");
        assertThat(device.findSession("team-room")).isEmpty();
    }

    @Test
    void listWithAdminKey_hasPrivateRoomsToo() {
        device.getSession("team-room");
        respondWith("list.json");
        respondWith("list-with-admin-key.json");

        assertThat(device.listSessions()).extracting(Session::id).containsExactly("team-room");
        assertThat(device.listSessions())
                .extracting(
                        session -> session.unwrap(JanusRoom.class).orElseThrow().isPrivate())
                .isNotEmpty();
    }

    @Test
    void sessionAndHandle_areInThePathOfRequests() {
        respondWith("session-create.json");
        respondWith("handle-attach.json");
        respondWith("listparticipants.json");

        device.getSession("team-room");

        assertThat(fake.requests().get(2).path()).endsWith("/3614117774218883/7806549070559880");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-core-458-no-session.json", "error-core-459-no-handle.json"})
    void sessionOrHandleThatTimedOut_isReplacedOnce(String fixture) {
        device.getSession("team-room");
        respondWith(fixture);

        assertThat(device.getSession("team-room").participants()).hasSize(2);

        assertThat(fake.requests())
                .filteredOn(request -> request.body().contains("attach"))
                .hasSize(2);
    }
}
