package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.NotFoundException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide shows is so, in YAML as it stands there and in JSON. */
class GuideTest {
    private static final Instant OPENED = Instant.ofEpochSecond(1699335116);

    static Stream<Descriptor> harbour() throws IOException {
        try (InputStream json = GuideTest.class.getResourceAsStream("/fixtures/harbour/harbour.json")) {
            return Stream.of(
                    Descriptor.parse("harbour.yaml", Guide.block("yaml")), Descriptor.parse("harbour.json", json));
        }
    }

    private static SessionClient client(Descriptor descriptor, FakeService service) {
        return GenericSessions.builder(descriptor)
                .baseUrl(service.baseUrl().toString())
                .setting("HARBOUR_TOKEN", "made-up-token")
                .setting("HARBOUR_ADMIN_KEY", "made-up-key")
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    @ParameterizedTest
    @MethodSource("harbour")
    void example_itsResponse_isTheExpectedSession(Descriptor descriptor) {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = client(descriptor, service)) {
            service.enqueue(FakeResponse.json(200, Guide.block("json")));

            Session session = client.getSession("c-81");

            assertThat(session)
                    .isEqualTo(Session.builder("harbour")
                            .id("c-81")
                            .roomId("b-3")
                            .label("Pilot briefing")
                            .status(SessionStatus.ENDED)
                            .providerStatus("closed")
                            .startedAt(OPENED)
                            .endedAt(OPENED)
                            .scheduledAt(Instant.ofEpochSecond(1699335000))
                            .participants(List.of(
                                    Participant.builder("u-1")
                                            .name("Ada")
                                            .role("host")
                                            .intervals(List.of(Interval.of(OPENED, OPENED.plusSeconds(600))))
                                            .build(),
                                    Participant.builder("u-2")
                                            .name("Brendan")
                                            .role("guest")
                                            .intervals(List.of(Interval.of(OPENED.plusSeconds(60), null)))
                                            .build(),
                                    Participant.builder("u-3").build()))
                            .build());
            assertThat(service.requests()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/v1/webinar/calls/c-81");
                assertThat(request.header("Authorization")).contains("Bearer made-up-token");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("harbour")
    void example_endSession_isSentAsTheDescriptorSays(Descriptor descriptor) {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = client(descriptor, service)) {
            service.enqueue(FakeResponse.empty(204));

            client.require(SessionEnding.class).endSession("c-81");

            assertThat(service.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/v1/webinar/calls/c-81/close");
                assertThat(request.header("X-Harbour-Admin")).contains("Key made-up-key");
                assertThat(request.header("Authorization")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("harbour")
    void example_failures_areReadAsTheDescriptorSays(Descriptor descriptor) {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = client(descriptor, service)) {
            service.enqueue(
                    FakeResponse.empty(410),
                    FakeResponse.json(
                            200,
                            "{\"ok\":false,\"problem\":{\"text\":\"Low tide\",\"code\":\"tide\"},\"trace\":\"t-1\"}"));

            assertThat(catchThrowableOfType(ApiException.class, () -> client.getSession("c-81")))
                    .isInstanceOf(NotFoundException.class);
            ApiException failure = catchThrowableOfType(ApiException.class, () -> client.getSession("c-81"));
            assertThat(failure.providerMessage()).contains("Low tide");
            assertThat(failure.providerCode()).contains("tide");
            assertThat(failure.requestId()).contains("t-1");
        }
    }

    @Test
    void example_faults_areWordedAsInTheGuide() {
        String wrong =
                Guide.block("yaml").replace("request: GET", "reqest: GET").replace("id: [/id, /_id]", "id: id");

        DescriptorException exception =
                catchThrowableOfType(DescriptorException.class, () -> Descriptor.parse("harbour.yaml", wrong));

        assertThat(Guide.text()).contains("```\n" + exception.getMessage() + "\n```");
    }

    @Test
    void exampleWithFiveOperations_isShortAndHasTheCapabilitiesThatTheGuideNames() {
        String text = Guide.blockBeginning("id: pier");
        try (SessionClient client = GenericSessions.builder(Descriptor.parse("pier.yaml", text))
                .setting("PIER_TOKEN", "made-up-token")
                .build()) {
            assertThat(client.capabilities())
                    .containsExactlyInAnyOrder(
                            SessionListing.class, ParticipantListing.class, SessionEnding.class, JoinTokens.class);
        }
        assertThat(text.lines()).hasSizeLessThan(40);
    }

    @Test
    void exampleWithEvents_readsThem() {
        String text = Guide.blockBeginning("id: pier") + Guide.blockBeginning("webhooks:");
        byte[] body =
                "{\"id\":\"e-1\",\"event\":\"call.closed\",\"call\":{\"id\":\"c-1\"}}".getBytes(StandardCharsets.UTF_8);
        // Computed by openssl.
        String signature = "t=1790841600,v1=c1fb5941142dba195bc2f8342a9fbdb7cc136c8121cbe32e99cec8705e3b73ea";

        List<SessionEvent> events = GenericWebhooks.builder(Descriptor.parse("pier.yaml", text))
                .setting("PIER_WEBHOOK_SECRET", "made-up-secret")
                .timing(FakeClock.at("2026-10-01T08:00:00Z").timing())
                .build()
                .receive(WebhookRequest.of(body, Map.of("Pier-Signature", List.of(signature))))
                .events();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SessionEventType.SESSION_ENDED);
            assertThat(event.sessionId()).contains("c-1");
            assertThat(event.key()).contains("e-1");
        });
    }

    @Test
    void load_descriptorInAFile_givesAClient(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("harbour.yaml"),
                Guide.block("yaml").replace("${env:HARBOUR_TOKEN}", "${property:harbour.test.token}"));
        System.setProperty("harbour.test.token", "made-up-token");
        try (SessionClient client = GenericSessions.load(file)) {
            assertThat(client.provider()).isEqualTo("harbour");
        } finally {
            System.clearProperty("harbour.test.token");
        }
    }

    @Test
    void example_dryRun_printsWhatTheGuideShows() {
        DryRun run =
                DryRun.of(Descriptor.parse("harbour.yaml", Guide.block("yaml")), "getSession", Guide.block("json"));

        assertThat(Guide.block("text")).isEqualTo(run + "\n");
    }

    @Test
    void example_dryRunOfRequests_printsWhatTheGuideShows() {
        Descriptor pier = Descriptor.parse("pier.yaml", Guide.blockBeginning("id: pier"));
        DryRun ending = DryRun.ofRequest(pier, "endSession", Map.of("roomId", "b-3"));
        DryRun joining = DryRun.ofRequest(pier, "joinToken", Map.of("roomId", "b-3", "participantId", "u-1"));

        assertThat(Guide.blockBeginning("endSession"))
                .isEqualTo(ending + "\n"
                        + joining.toString()
                                .replaceFirst("\"iat\":\\d+", "\"iat\":1790841600")
                                .replaceFirst("\"exp\":\\d+", "\"exp\":1790845200")
                        + "\n");
    }

    /** Whose keys are those of the loader, as the schema's test shows. */
    @Test
    void reference_everyKeyOfTheSchema_isDocumented() {
        String reference = Guide.reference();

        assertThat(Schema.words())
                .hasSizeGreaterThan(90)
                .contains("id", "leftAt", "epoch-seconds", "PENDING", "failedWhen", "value")
                .allSatisfy(word -> assertThat(reference).contains("`" + word + "`"));
    }

    @Test
    void reference_everyKeyOfItsTables_isInTheSchema() {
        List<String> keys = Guide.keysOfTables();

        assertThat(keys).hasSizeGreaterThan(75).contains("$schema", "merge", "intervals", "oauth2-client-credentials");
        assertThat(Schema.words()).containsAll(keys);
    }

    @Test
    void place_ofTheSchema_isTheOneThatTheGuideNames() throws IOException {
        assertThat(Guide.text()).contains("`io/unisession/generic/descriptor.schema.json`");
        try (InputStream schema =
                Descriptor.class.getResourceAsStream("/io/unisession/generic/descriptor.schema.json")) {
            assertThat(schema).hasContent(Descriptor.schema());
        }
    }
}
