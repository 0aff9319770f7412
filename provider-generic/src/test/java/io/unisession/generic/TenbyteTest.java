package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled descriptor, against the service as its documentation has it. */
class TenbyteTest {
    private static final DocumentedBodies BODIES = DocumentedBodies.tenbyte();
    private static final String ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
    private static final Instant DOCUMENTED = Instant.parse("2023-11-07T05:31:56Z");

    private final FakeTenbyte service = FakeTenbyte.start();

    @AfterEach
    void close() {
        service.close();
    }

    private GenericSessions.Builder builder() {
        return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }

    @Test
    void getSession_documentedResponse_isTheExpectedSession() {
        service.addSession(BODIES.body("get-session"));
        try (SessionClient client = builder().build()) {
            Session session = client.getSession(ID);

            assertThat(session)
                    .isEqualTo(Session.builder("tenbyte")
                            .id(ID)
                            .roomId(ID)
                            .label("<string>")
                            .status(SessionStatus.PENDING)
                            .providerStatus("scheduled")
                            .startedAt(DOCUMENTED)
                            .endedAt(DOCUMENTED)
                            .scheduledAt(DOCUMENTED)
                            .build());
            assertThat(session.participantsReported()).isFalse();
            assertThat(session.participants()).isEmpty();
            assertThat(session.duration()).contains(Duration.ZERO);
        }
    }

    @Test
    void getSession_documentedResponse_hasEveryFieldInRaw() throws IOException {
        service.addSession(BODIES.body("get-session"));
        try (SessionClient client = builder().build()) {
            Session session = client.getSession(ID);

            Map<String, String> documented = singleValues(BODIES.body("get-session"));
            assertThat(documented).hasSize(82).containsKeys("/success", "/timestamp", "/data/room/host/email");
            assertThat(session.raw().pointers()).containsExactlyElementsOf(documented.keySet());
            documented.forEach((pointer, value) ->
                    assertThat(session.raw().text(pointer)).as(pointer).contains(value));
            assertThat(session.raw().text("/data/room/analytics/google_tag_manager/container_id"))
                    .contains("GTM-XXXXXX");
            assertThat(session.raw().json()).isEqualTo(BODIES.body("get-session"));
        }
    }

    /** What the body holds by its pointers, found without UniSession. */
    private static Map<String, String> singleValues(String body) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode document = new ObjectMapper().readTree(body);
        Deque<Map.Entry<String, JsonNode>> rest = new ArrayDeque<>(List.of(Map.entry("", document)));
        while (!rest.isEmpty()) {
            Map.Entry<String, JsonNode> next = rest.pop();
            if (next.getValue().isValueNode()) {
                values.put(next.getKey(), next.getValue().asText());
            }
            List<Map.Entry<String, JsonNode>> fields =
                    new ArrayList<>(next.getValue().properties());
            Collections.reverse(fields);
            fields.forEach(field -> rest.push(Map.entry(next.getKey() + "/" + field.getKey(), field.getValue())));
        }
        return values;
    }

    @Test
    void getSession_publicRead_sendsNoCredentialEvenIfConfigured() {
        service.addSession(BODIES.body("get-session"));
        try (SessionClient client =
                builder().setting("TENBYTE_API_KEY", service.apiKey()).build()) {
            client.getSession(ID);
        }

        assertThat(service.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v1/webinar/sessions/" + ID);
            assertThat(request.rawQuery()).isEmpty();
            assertThat(request.body()).isEmpty();
            assertThat(request.header("Accept")).contains("application/json");
            assertThat(request.headers().keySet())
                    .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
        });
    }

    @ParameterizedTest
    @CsvSource({"scheduled,PENDING", "live,ACTIVE", "ended,ENDED", "expired,ENDED", "paused,UNKNOWN"})
    void getSession_status_isTranslated(String word, SessionStatus status) {
        service.addSession(BODIES.body("get-session").replace("\"scheduled\"", "\"" + word + "\""));
        try (SessionClient client = builder().build()) {
            assertThat(client.getSession(ID).status()).isEqualTo(status);
            assertThat(client.getSession(ID).providerStatus()).contains(word);
        }
    }

    @Test
    void getSession_liveSession_hasStartedAndNotEnded() {
        String id = service.scheduleSession("room-1", "Stand-up");
        service.goLive(id);
        try (SessionClient client = builder().build()) {
            Session session = client.getSession(id);

            assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
            assertThat(session.label()).contains("Stand-up");
            assertThat(session.roomId()).contains("room-1");
            assertThat(session.startedAt()).isPresent();
            assertThat(session.endedAt()).isEmpty();
        }
    }

    @Test
    void endSession_withKey_endsTheSession() {
        String id = service.scheduleSession("room-1", "Stand-up");
        try (SessionClient client =
                builder().setting("TENBYTE_API_KEY", service.apiKey()).build()) {
            client.require(SessionEnding.class).endSession(id);

            assertThat(client.getSession(id).status()).isEqualTo(SessionStatus.ENDED);
        }
        assertThat(service.requests().get(0)).satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1/webinar/sessions/" + id + "/end");
            assertThat(request.header("X-API-Key")).contains(service.apiKey());
            assertThat(request.header("Authorization")).isEmpty();
            assertThat(request.body()).isEmpty();
        });
    }

    @Test
    void endSession_keyThatTheServiceQuotes_isShownNowhere() {
        service.enqueue(FakeResponse.json(401, "{\"success\":false,\"message\":\"bad key made-up-key-81\"}"));
        try (SessionClient client =
                builder().setting("TENBYTE_API_KEY", "made-up-key-81").build()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(() -> ending.endSession(ID))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("bad key Secret[***]")
                    .hasMessageNotContaining("made-up-key-81");
        }
    }

    @Test
    void endSession_unavailable_isNotSentAgain() {
        service.enqueue(FakeResponse.empty(503).withHeader("Retry-After", "0"));
        try (SessionClient client = builder()
                .setting("TENBYTE_API_KEY", service.apiKey())
                .retryPolicy(RetryPolicy.standard())
                .build()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(() -> ending.endSession(ID)).isInstanceOf(ProviderUnavailableException.class);
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, error-400, Invalid Request",
        "401, error-401, Could not determine authentication type from request. Please provide a valid Authorization header or X-API-Key header.",
        "404, error-404, Resource not found",
        "422, error-422, Invalid Request",
        "500, error-500, Internal server error",
        "200, error-envelope, Error message",
        "403, error-envelope, Error message",
    })
    void getSession_documentedError_carriesItsMessage(int status, String body, String message) {
        ApiException failure = failure(FakeResponse.json(status, BODIES.body(body)));

        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.providerMessage()).contains(message);
    }

    @Test
    void getSession_documentedErrors_becomeTheirExceptions() {
        assertThat(failure(FakeResponse.json(400, BODIES.body("error-400"))))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(failure(FakeResponse.json(404, BODIES.body("error-404")))).isInstanceOf(NotFoundException.class);
        assertThat(failure(FakeResponse.json(422, BODIES.body("error-422"))))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(failure(FakeResponse.json(500, BODIES.body("error-500"))))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThat(failure(FakeResponse.json(200, BODIES.body("error-envelope"))))
                .isExactlyInstanceOf(ApiException.class);
        ApiException unauthorized = failure(FakeResponse.json(401, BODIES.body("error-401")));
        assertThat(unauthorized).isInstanceOf(AuthenticationException.class);
        assertThat(unauthorized.providerCode()).contains("auth_type_not_found");
    }

    private ApiException failure(FakeResponse response) {
        service.enqueue(response);
        try (SessionClient client = builder().build()) {
            return catchThrowableOfType(ApiException.class, () -> client.getSession(ID));
        }
    }

    @Test
    void open_byItsId_isFoundAndTalksToTheServiceItself() {
        assertThat(Sessions.providers()).contains("tenbyte");
        try (SessionClient client = Sessions.open("tenbyte");
                SessionClient same = GenericSessions.bundled("tenbyte")) {
            assertThat(client.provider()).isEqualTo("tenbyte");
            assertThat(same.provider()).isEqualTo("tenbyte");
            assertThat(client.capabilities())
                    .containsExactlyInAnyOrder(
                            SessionListing.class, SessionEnding.class, SessionDeletion.class, JoinTokens.class);
        }
    }

    @Test
    void open_withSettings_usesThem() {
        String id = service.scheduleSession("room-1", "Stand-up");
        try (SessionClient client = Sessions.builder("tenbyte")
                .baseUrl(service.baseUrl().toString())
                .setting("TENBYTE_API_KEY", service.apiKey())
                .build()) {
            client.require(SessionEnding.class).endSession(id);
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void bundled_unknownId_listsTheAvailableIds() {
        assertThatThrownBy(() -> GenericSessions.bundled("acme"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("acme")
                .hasMessageContaining("tenbyte");
    }

    @Test
    void bundled_everyDescriptor_hasTheIdOfItsFile() {
        assertThat(new GenericProvider().ids())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(Descriptor.bundled(id).id()).isEqualTo(id));
    }
}
