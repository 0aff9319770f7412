package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.AuthenticationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSyncTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START.plus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    private SessionSync.Builder sync(SyncOutput output) {
        return SessionSync.builder(output, SyncStateFile.of(folder.resolve("state")))
                .timing(clock.timing());
    }

    private SyncFiles ndjson() {
        return SyncFiles.ndjson(folder.resolve("out"));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    private static SyncPlan plan(String source) {
        return SyncPlan.builder(source, START).pageSize(10).build();
    }

    private static InMemoryProvider provider(String id, int sessions) {
        InMemoryProvider provider = InMemoryProvider.create(id);
        for (int number = 0; number < sessions; number++) {
            provider.add(Session.builder(id)
                    .id("s-" + number)
                    .status(SessionStatus.ENDED)
                    .startedAt(START.plusSeconds(number))
                    .participants(List.of())
                    .build());
        }
        return provider;
    }

    private static FailureDetails details(Duration retryAfter) {
        return FailureDetails.builder("acme", "listSessions")
                .retryAfter(retryAfter)
                .retryable(true)
                .build();
    }

    @Test
    void run_writesFlatRowsWithThePovidersJson() throws Exception {
        Instant start = START.plusSeconds(1);
        InMemoryProvider provider = InMemoryProvider.create("acme");
        provider.add(Session.builder("acme")
                .id("s-1")
                .status(SessionStatus.ENDED)
                .label("Weekly \"sync\", Zürich")
                .startedAt(start)
                .endedAt(start.plusSeconds(60))
                .participants(List.of(Participant.builder("p-1")
                        .name("Ada")
                        .intervals(List.of(io.unisession.Interval.of(start, start.plusSeconds(30))))
                        .build()))
                .raw(ProviderDocument.of("{\"id\":\n\"s-1\"}"))
                .build());
        try (SessionSync sync = sync(ndjson())
                .add(plan("acme/eu"), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).failure()).isEmpty();
        }

        String hash = ProviderDocument.of(lines("sessions.ndjson").get(0))
                .text("/version_hash")
                .orElseThrow();
        String common = "{\"source\":\"acme/eu\",\"session_id\":\"s-1\",\"version_hash\":\"" + hash
                + "\",\"observed_at\":\"2026-03-02T00:00:00Z\",\"schema_version\":1,";
        assertThat(lines("sessions.ndjson"))
                .containsExactly(common + "\"vanished\":false,\"provider\":\"acme\",\"status\":\"ENDED\","
                        + "\"label\":\"Weekly \\\"sync\\\", Zürich\",\"started_at\":\"2026-03-01T00:00:01Z\","
                        + "\"ended_at\":\"2026-03-01T00:01:01Z\",\"duration_ms\":60000,\"participants_reported\":true,"
                        + "\"raw\":{\"id\": \"s-1\"}}");
        assertThat(lines("participants.ndjson"))
                .containsExactly(common + "\"participant_number\":0,\"participant_id\":\"p-1\",\"name\":\"Ada\","
                        + "\"presence\":\"LEFT\",\"first_joined_at\":\"2026-03-01T00:00:01Z\","
                        + "\"last_left_at\":\"2026-03-01T00:00:31Z\"}");
        assertThat(lines("intervals.ndjson"))
                .containsExactly(common + "\"participant_number\":0,\"interval_number\":0,"
                        + "\"joined_at\":\"2026-03-01T00:00:01Z\",\"left_at\":\"2026-03-01T00:00:31Z\","
                        + "\"interval_end\":\"REPORTED\",\"duration_ms\":30000}");
    }

    @Test
    void run_csv_quotesWhatNeedsQuotes() throws Exception {
        InMemoryProvider provider = InMemoryProvider.create("acme");
        provider.add(Session.builder("acme")
                .id("s,1")
                .status(SessionStatus.ENDED)
                .label("a \"b\"\r\nc")
                .startedAt(START)
                .build());
        try (SessionSync sync = sync(SyncFiles.csv(folder.resolve("out")))
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            sync.run(clock.instant());
        }

        assertThat(Files.readString(folder.resolve("out/sessions.csv")))
                .startsWith("source,session_id,version_hash,observed_at,schema_version,vanished,provider,status,"
                        + "provider_status,room_id,label,scheduled_at,started_at,ended_at,duration_ms,"
                        + "participants_reported,raw\r\nacme,\"s,1\",")
                .contains(",1,false,acme,ENDED,,,\"a \"\"b\"\"\r\nc\",,2026-03-01T00:00:00Z,,,");
        assertThat(lines("intervals.csv")).hasSize(1);
    }

    @Test
    void run_severalSources_failureOfOneDoesNotStopTheOthers() throws Exception {
        InMemoryProvider broken = provider("broken", 30);
        InMemoryProvider fine = provider("fine", 30);
        broken.failNext(new AuthenticationException("no", details(Duration.ZERO)));

        try (SessionSync sync = sync(ndjson())
                .add(plan("broken"), broken.client(), RequestBudget.unlimited())
                .add(plan("fine"), fine.client(), RequestBudget.unlimited())
                .build()) {
            broken.failNext(new AuthenticationException(
                    "no", FailureDetails.builder("broken", "listSessions").build()));
            List<SyncResult> results = sync.run(clock.instant());

            assertThat(results).extracting(SyncResult::source).containsExactly("broken", "fine");
            assertThat(results.get(0).failure()).containsInstanceOf(AuthenticationException.class);
            assertThat(results.get(1).failure()).isEmpty();
            assertThat(results.get(1).versions()).isEqualTo(30);

            List<SyncResult> next = sync.run(clock.advance(Duration.ofHours(1)));
            assertThat(next.get(0).versions()).isEqualTo(30);
            assertThat(next.get(1).versions()).isZero();
        }
        assertThat(lines("sessions.ndjson")).hasSize(60);
    }

    @Test
    void run_temporaryFailures_areTriedAgain() throws Exception {
        InMemoryProvider provider = provider("acme", 20);
        provider.failNext(
                new ProviderUnavailableException("down", details(null)),
                new RateLimitedException("slow down", details(Duration.ofMinutes(5))));
        Instant begun = clock.instant();

        try (SessionSync sync = sync(ndjson())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            SyncResult result = sync.run(begun).get(0);

            assertThat(result.failure()).isEmpty();
            assertThat(result.versions()).isEqualTo(20);
            assertThat(result.requests()).isEqualTo(4);
        }
        // A random second or two after the first failure, the longest by this clock, and what the provider asked for.
        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofSeconds(3 + 300));
    }

    @Test
    void run_failureDoesNotEnd_givesUpAndTheNextRunContinues() throws Exception {
        InMemoryProvider provider = provider("acme", 20);
        for (int failure = 0; failure < 6; failure++) {
            provider.failNext(new ProviderUnavailableException("down", details(null)));
        }
        try (SessionSync sync = sync(ndjson())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).failure())
                    .containsInstanceOf(ProviderUnavailableException.class);

            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
    }

    @Test
    void run_rejectionsDoNotEnd_givesUpAndTheNextRunContinues() throws Exception {
        InMemoryProvider provider = provider("acme", 20);
        for (int rejection = 0; rejection < 101; rejection++) {
            provider.failNext(new RateLimitedException("slow down", details(Duration.ofSeconds(1))));
        }
        try (SessionSync sync = sync(ndjson())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            SyncResult result = sync.run(clock.instant()).get(0);

            assertThat(result.failure()).containsInstanceOf(RateLimitedException.class);
            assertThat(result.requests()).isEqualTo(101);
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
    }

    @Test
    void run_budget_isObeyedAndReported() throws Exception {
        InMemoryProvider provider = provider("acme", 50);
        List<SyncProgress> progress = new CopyOnWriteArrayList<>();
        Instant begun = clock.instant();

        try (SessionSync sync = sync(ndjson())
                .add(plan("acme"), provider.client(), RequestBudget.atMost(2, Duration.ofMinutes(1)))
                .listener(progress::add)
                .build()) {
            sync.run(begun);
        }

        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofMinutes(2));
        assertThat(progress).filteredOn(each -> each.pausedUntil().isPresent()).hasSize(2);
        SyncProgress last = progress.get(progress.size() - 1);
        assertThat(last.versions()).isEqualTo(50);
        assertThat(last.requests()).isEqualTo(5);
        assertThat(last.done()).isEqualTo(1.0);
    }

    @Test
    void run_callSendsSeveralRequests_eachIsInTheBudget() throws Exception {
        try (FakeVideoSdkHistory fake = FakeVideoSdkHistory.builder(30, START)
                        .clock(clock)
                        .rateLimit(1, Duration.ofSeconds(10))
                        .start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build();
                SessionSync sync = sync(ndjson())
                        .add(plan("videosdk"), client, RequestBudget.atMost(1, Duration.ofSeconds(10)))
                        .build()) {
            // The client makes another token, and sends the request again.
            fake.enqueue(FakeResponse.empty(401));
            List<Instant> arrivals = new CopyOnWriteArrayList<>();
            fake.beforeHandling(request -> {
                arrivals.add(clock.instant());
                return request;
            });
            Instant begun = clock.instant();

            SyncResult result = sync.run(begun).get(0);

            assertThat(result.failure()).isEmpty();
            assertThat(result.requests()).isEqualTo(4);
            assertThat(fake.rejectedRequests()).isZero();
            assertThat(arrivals)
                    .as("after the one with the old token")
                    .containsExactly(begun.plusSeconds(10), begun.plusSeconds(20), begun.plusSeconds(30));
        }
    }

    @Test
    void run_responseSaysThatNoRequestsAreLeft_nextIsSentAfterTheReset() throws Exception {
        try (FakeVideoSdkHistory fake =
                        FakeVideoSdkHistory.builder(30, START).clock(clock).start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build();
                SessionSync sync = sync(ndjson())
                        .add(plan("videosdk"), client, RequestBudget.unlimited())
                        .build()) {
            Instant begun = clock.instant();
            Instant reset = begun.plusSeconds(90);
            List<Instant> arrivals = new CopyOnWriteArrayList<>();
            fake.beforeHandling(request -> {
                arrivals.add(clock.instant());
                return request;
            });
            fake.enqueueChanged(
                    request -> true,
                    response -> response.withHeader("X-RateLimit-Remaining", "0")
                            .withHeader("X-RateLimit-Reset", reset.toString()));

            assertThat(sync.run(begun).get(0).failure()).isEmpty();

            assertThat(arrivals).containsExactly(begun, reset, reset);
        }
    }

    /** An output that dies after it wrote a page, as a process does that is killed before it keeps the state. */
    private static final class Dying implements SyncOutput {
        private final SyncOutput output;
        private int left;

        Dying(SyncOutput output, int pages) {
            this.output = output;
            this.left = pages;
        }

        @Override
        public void start(String position) {
            output.start(position);
        }

        @Override
        public void write(List<SessionVersion> versions) {
            output.write(versions);
            if (--left == 0) {
                throw new SyncException("killed", null);
            }
        }

        @Override
        public String position() {
            return output.position();
        }

        @Override
        public void close() {
            output.close();
        }
    }

    @Test
    void run_killedAfterEachPage_filesHaveEverySessionOnce() throws Exception {
        try (FakeVideoSdkHistory fake =
                        FakeVideoSdkHistory.builder(60, START).clock(clock).start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build()) {
            int kills = 0;
            boolean over = false;
            while (!over) {
                // It gets one page further each time.
                try (SessionSync sync = sync(new Dying(ndjson(), 2))
                        .add(plan("videosdk"), client, RequestBudget.unlimited())
                        .build()) {
                    sync.run(clock.instant());
                    over = true;
                } catch (SyncException killed) {
                    assertThat(killed).hasMessage("killed");
                    kills++;
                }
            }

            assertThat(kills).isEqualTo(5);
            assertThat(fake.requestCount()).as("one page again after each kill").isEqualTo(6 + 5);
        }
        List<String> ids = new ArrayList<>();
        lines("sessions.ndjson")
                .forEach(line ->
                        ids.add(ProviderDocument.of(line).text("/session_id").orElseThrow()));
        assertThat(ids).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void run_sessionVanished_hasARowThatSaysSo() throws Exception {
        try (FakeVideoSdkHistory fake = FakeVideoSdkHistory.builder(51, START)
                        .changes()
                        .clock(clock)
                        .start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build();
                SessionSync sync = sync(ndjson())
                        .add(plan("videosdk"), client, RequestBudget.unlimited())
                        .build()) {
            clock.advance(Duration.ofHours(-23));
            sync.run(clock.instant());
            sync.run(clock.advance(Duration.ofHours(23)));
        }

        assertThat(lines("sessions.ndjson").get(lines("sessions.ndjson").size() - 1))
                .contains("\"session_id\":\"session-50\",\"version_hash\":\"vanished\"")
                .endsWith("\"schema_version\":1,\"vanished\":true}");
    }

    @Test
    void build_newSyncIntoFilesThatExist_isRefused() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Path file = Files.writeString(folder.resolve("out/sessions.ndjson"), "of something else");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> sync(ndjson()).build())
                .withMessage(file + " exists, but there is no state file that says how far it was written. Use another"
                        + " folder, or the state file that belongs to it");
    }

    @Test
    void build_outputIsShorterThanTheState_isRefused() throws Exception {
        try (SessionSync sync = sync(ndjson())
                .add(plan("acme"), provider("acme", 5).client(), RequestBudget.unlimited())
                .build()) {
            sync.run(clock.instant());
        }
        Files.write(folder.resolve("out/sessions.ndjson"), new byte[] {'{'});

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> sync(ndjson()).build())
                .withMessageContaining("is missing or shorter than the state file says");
    }

    @Test
    void build_stateInUse_isRefused() {
        try (SessionSync running = sync(ndjson()).build()) {
            assertThat(running).isNotNull();
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync(ndjson()).build())
                    .withMessage(
                            "another process uses the state file " + folder.resolve("state") + ". Wait for it to end");
        }
    }

    @Test
    void build_sameSourceTwice_isRejected() {
        SessionSync.Builder builder =
                sync(ndjson()).add(plan("acme"), provider("acme", 0).client(), RequestBudget.unlimited());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(plan("acme"), provider("acme", 0).client(), RequestBudget.unlimited()))
                .withMessage("there are two plans with the source \"acme\"");
    }

    @Test
    void add_clientThatCannotList_leavesRoomForOneThatCan() throws Exception {
        SessionClient cannotList = InMemoryProvider.builder("acme")
                .without(SessionListing.class)
                .build()
                .client();
        SessionSync.Builder builder = sync(ndjson());
        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> builder.add(plan("acme"), cannotList, RequestBudget.unlimited()));

        try (SessionSync sync = builder.add(plan("acme"), provider("acme", 3).client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(3);
        }
    }

    @Test
    void run_sameEndAgain_openSessionIsTooOld_canBeContinuedByTheNext() throws Exception {
        SyncPlan plan = SyncPlan.builder("videosdk", START)
                .lookBack(Duration.ZERO)
                .maxSessionAge(Duration.ofHours(1))
                .build();
        try (FakeVideoSdkHistory fake =
                        FakeVideoSdkHistory.builder(10, START).clock(clock).start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build()) {
            fake.enqueue(FakeResponse.json(
                    200,
                    "{\"pageInfo\":{\"currentPage\":1,\"perPage\":20,\"lastPage\":1,"
                            + "\"total\":1},\"data\":[{\"id\":\"s-1\",\"roomId\":\"r-1\",\"start\":"
                            + "\"2026-03-01T00:00:01.000Z\",\"end\":null,\"participants\":[]}]}"));
            for (int run = 0; run < 3; run++) {
                try (SessionSync sync = sync(ndjson())
                        .add(plan, client, RequestBudget.unlimited())
                        .build()) {
                    SyncResult result = sync.run(START.plus(Duration.ofDays(1))).get(0);

                    assertThat(result.failure()).isEmpty();
                    assertThat(result.versions()).isEqualTo(run == 0 ? 1 : 0);
                }
            }
        }
    }

    @Test
    void run_serviceResponds500ToAPage_sendsTheRequestAgainByItself() throws Exception {
        try (FakeVideoSdkHistory fake =
                        FakeVideoSdkHistory.builder(20, START).clock(clock).start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .build();
                SessionSync sync = sync(ndjson())
                        .add(plan("videosdk"), client, RequestBudget.unlimited())
                        .build()) {
            fake.enqueue(FakeResponse.empty(500), FakeResponse.reset());

            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
    }
}
