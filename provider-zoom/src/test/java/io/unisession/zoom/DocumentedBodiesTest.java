package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.zoom.FakeZoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zoom's requests as its documents show them, and that every documented body is in a test. */
class DocumentedBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();

    @AfterEach
    void close() {
        zoom.close();
    }

    @Test
    void everyFixture_isInATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                tests.append(Files.readString(source));
            }
        }
        try (Stream<Path> fixtures = Files.list(Path.of("src", "test", "resources", "fixtures", "zoom"))) {
            assertThat(fixtures.map(fixture -> fixture.getFileName().toString()))
                    .filteredOn(name -> !Pattern.compile(
                                    "[\" ]" + name.replaceAll("\\.(json|txt)$", "") + "(\\.json|\\.txt)?[\",]")
                            .matcher(tests)
                            .find())
                    .isEmpty();
        }
    }

    @Test
    void endSession_ofAMeeting_sendsTheDocumentedBody() throws IOException {
        fake.startMeeting(86400000001L, "Physics");

        zoom.client().endSession("86400000001");

        assertThat(lastBody()).isEqualTo(JSON.readTree(Fixtures.body("meeting-end-request.json")));
    }

    @Test
    void endSession_ofTheVideoSdk_sendsTheDocumentedBody() throws IOException {
        String id = fake.startSession("planning");

        zoom.video().endSession(id);

        assertThat(lastBody()).isEqualTo(JSON.readTree(Fixtures.body("videosdk-end-request.json")));
    }

    @Test
    void removeParticipant_sendsTheDocumentedBody() throws IOException {
        JsonNode documented = JSON.readTree(Fixtures.body("videosdk-remove-user-request.json"));
        fake.enqueue(FakeResponse.empty(202));

        zoom.video()
                .removeParticipant(
                        "sfk/aOFJSJSYhGwk1hnxgw==",
                        documented.at("/params/participant_uuid").asText());

        assertThat(lastBody()).isEqualTo(documented);
    }

    @Test
    void tokenRequest_hasTheDocumentedForm() {
        fake.startMeeting(86400000001L, "Physics");
        zoom.client().getSession("86400000001");

        assertThat(fake.tokenService().requests().get(0).body())
                .isEqualTo(Fixtures.body("token-request.txt").strip().replace("MADE_UP_ACCOUNT", fake.accountId()));
    }

    @Test
    void tokenOfTheVideoSdk_hasTheDocumentedClaims() throws IOException {
        zoom.video().getSession(fake.startSession("planning"));

        String token = lastRequest().header("Authorization").orElseThrow().substring("Bearer ".length());
        JsonNode documented = JSON.readTree(Fixtures.body("videosdk-api-token-claims.json"));
        assertThat(documented.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        JWT.decode(token).getClaims().keySet());
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    private JsonNode lastBody() throws IOException {
        return JSON.readTree(lastRequest().body());
    }
}
