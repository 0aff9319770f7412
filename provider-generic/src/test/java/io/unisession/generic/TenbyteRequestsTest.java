package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Tenbyte has, as docs/tenbyte.md sends it, and the fields of its sessions as a class. */
class TenbyteRequestsTest {
    private static final DocumentedBodies BODIES = DocumentedBodies.tenbyte();
    private static final String ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FakeTenbyte service = FakeTenbyte.start();
    private final SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
            .baseUrl(service.baseUrl().toString())
            .setting("TENBYTE_API_KEY", service.apiKey())
            .retryPolicy(RetryPolicy.none())
            .build();

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Test
    void guide_snippets_areThoseOfTheExampleInItsOrder() throws IOException {
        // Tests run in the folder of their module.
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "tenbyte.md")))
                .results()
                .skip(1)
                .map(block -> withoutSpace(block.group(1)))
                .toList();

        assertThat(snippets).hasSize(6);
        assertThat(withoutSpace(Files.readString(
                        Path.of("src", "test", "java", "io", "unisession", "generic", "TenbyteGuideExample.java"))))
                .containsSubsequence(snippets);
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }

    @Test
    void guide_example_runsAWebinar() {
        TenbyteGuideExample example = TenbyteGuideExample.walkThrough(client, ID);

        Session session = client.getSession(example.sessionId());
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.label()).contains("Spring town hall");
        assertThat(session.scheduledAt()).contains(Instant.parse("2026-12-02T15:00:00Z"));
        assertThat(session.raw().flag("/data/chat_enabled_override")).contains(false);
        assertThat(session.raw().number("/data/max_join_limit_override"))
                .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("5"));
        assertThat(example.streamKey().reveal()).isEqualTo("made-up-key-of-" + session.id());
        assertThat(example.server()).contains("rtmp://ingest.example/live");
        assertThat(example.webinar()).isEqualTo(new TenbyteGuideExample.Webinar("Spring town hall", "rtmp", 0));
        assertThat(service.requests().stream()
                        .filter(request -> !request.method().equals("GET")))
                .extracting(request -> request.method() + " " + request.path().replace(session.id(), "{id}"))
                .containsExactly(
                        "POST /v1/webinar/rooms",
                        "POST /v1/webinar/rooms/" + session.roomId().orElseThrow() + "/sessions",
                        "PATCH /v1/webinar/sessions/{id}/reschedule",
                        "PATCH /v1/webinar/sessions/{id}/settings",
                        "POST /v1/webinar/sessions/{id}/go_live");
        assertThat(service.requests())
                .filteredOn(request -> !request.method().equals("GET"))
                .allSatisfy(request -> assertThat(request.header("X-API-Key")).contains(service.apiKey()));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/rooms,create-room-request,empty-success.composed",
        "POST,/rooms/{id}/sessions,create-session-request,create-session.composed",
        "POST,/rooms/{id}/sessions,create-session-request.minimal,create-session.composed",
        "PATCH,/sessions/{id}/reschedule,reschedule-request,empty-success.composed",
        "PATCH,/sessions/{id}/settings,settings-request,empty-success.composed",
        "PATCH,/sessions/{id}/settings,settings-request.one-field,empty-success.composed"
    })
    void request_documentedBody_isSentAndItsResponseIsReturnedWhole(
            String method, String path, String request, String response) throws IOException {
        service.enqueue(FakeResponse.json(method.equals("POST") ? 201 : 200, BODIES.body(response)));

        ProviderDocument returned = client.request(ProviderRequest.builder(method, path.replace("{id}", ID))
                .json(fields(request))
                .build());

        ReceivedRequest sent = service.requests().get(0);
        assertThat(MAPPER.readTree(sent.body())).isEqualTo(MAPPER.readTree(BODIES.body(request)));
        assertThat(returned.json()).isEqualTo(BODIES.body(response));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String body) throws IOException {
        return MAPPER.readValue(BODIES.body(body), Map.class);
    }

    @ParameterizedTest
    @CsvSource({"start,start-session.composed", "go_live,go-live-session.composed"})
    void request_documentedStart_hasEachPartWithoutPrintingIt(String operation, String body) {
        service.enqueue(FakeResponse.json(200, BODIES.body(body)));

        ProviderDocument started = client.request(
                ProviderRequest.post("/sessions/{id}/" + operation, ID).build());

        assertThat(started.text("/data/session/status")).contains("live");
        assertThat(List.of(
                        "/data/livekit_token",
                        "/data/rtmp/ingress_id",
                        "/data/rtmp/url",
                        "/data/rtmp/stream_key",
                        "/data/rtmp_setup/instructions/step3",
                        "/data/whip_url"))
                .allSatisfy(pointer -> assertThat(started.text(pointer)).isPresent());
        assertThat(started)
                .hasToString(
                        "ProviderDocument[" + BODIES.body(body).getBytes(StandardCharsets.UTF_8).length + " bytes]");
        assertThat(service.requests().get(0).body()).isEmpty();
    }

    @Test
    void request_documentedStats_areNumbers() {
        service.enqueue(FakeResponse.json(200, BODIES.body("stats.composed")));

        JsonNode counts = client.request(ProviderRequest.get("/sessions/stats").build())
                .mapWith(json -> MAPPER.readTree(json).path("data"));

        assertThat(counts.properties())
                .extracting(count -> count.getKey() + " " + count.getValue())
                .containsExactly("total_sessions 10", "live_now 1", "scheduled 2", "ended 7");
    }

    @Test
    void listSessions_documentedListOfARoom_isTheDocumentedSession() {
        service.enqueue(FakeResponse.json(200, BODIES.body("list-room-sessions.composed")));
        service.addSession(BODIES.body("get-session"));

        assertThat(client.require(SessionListing.class)
                        .listSessions(SessionQuery.builder().roomId(ID).build()))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.id()).isEqualTo(ID);
                    assertThat(listed.startedAt())
                            .isEqualTo(client.getSession(ID).startedAt());
                    assertThat(listed.raw()
                                    .<String>mapWith(json ->
                                            MAPPER.readTree(json).path("title").textValue()))
                            .isEqualTo("<string>");
                });
    }

    @Test
    void request_failureInAnyForm_isThrownAsByOtherCalls() {
        ProviderRequest tooShort =
                ProviderRequest.post("/rooms").json(Map.of("title", "ab")).build();

        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> client.request(tooShort)))
                .hasMessageContaining("Invalid Request");
        assertThatThrownBy(() -> client.request(
                        ProviderRequest.post("/sessions/{id}/start", "unknown").build()))
                .isInstanceOf(NotFoundException.class);
        service.enqueue(FakeResponse.json(200, BODIES.body("error-envelope")));
        assertThatThrownBy(() -> client.request(ProviderRequest.post("/rooms")
                        .json(Map.of("title", "Town halls"))
                        .build()))
                .isExactlyInstanceOf(ApiException.class);
    }
}
