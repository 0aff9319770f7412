package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.history.jdbc.JdbcSyncOutput;
import io.unisession.history.jdbc.JdbcSyncStore;
import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncOutput;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncResult;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStateFile;
import io.unisession.history.sync.SyncStep;
import io.unisession.history.sync.SyncTask;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.h2.jdbcx.JdbcDataSource;

/** The messages of syncs. */
final class SyncMessages {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final SyncPlan PLAN = SyncPlan.builder("acme", NINE).build();

    private final Messages messages;
    private final TestFolders folders;

    SyncMessages(Messages messages, TestFolders folders) {
        this.messages = messages;
        this.folders = folders;
    }

    void all() throws Exception {
        messages.group("Syncs");
        plans();
        listings();
        states();
        steps();
        files();
        runs();
        databases();
    }

    private void plans() {
        messages.failureOf("a source without a name", () -> SyncPlan.builder(" ", NINE));
        SyncPlan.Builder plan = SyncPlan.builder("acme", NINE);
        messages.failureOf("windows without sessions", () -> plan.maxSessionsPerWindow(0));
        messages.failureOf("windows without length", () -> plan.windowLength(Duration.ZERO));
        messages.failureOf("a look-back into the future", () -> plan.lookBack(Duration.ofHours(-1)));
        messages.failureOf("pages without sessions", () -> plan.pageSize(0));
        messages.failureOf("a budget without requests", () -> RequestBudget.atMost(0, Duration.ofSeconds(1)));
        messages.failureOf("a lease of nothing", () -> RequestBudget.unlimited().lease(0, NINE));
        messages.failureOf("a fake with fewer than no sessions", () -> FakeVideoSdkHistory.builder(-1, NINE));
        messages.failureOf(
                "two accounts with one name",
                () -> SessionSync.builder(SyncFiles.ndjson(Path.of("unused")), SyncStateFile.of(Path.of("unused")))
                        .add(PLAN, provider().client(), RequestBudget.unlimited())
                        .add(PLAN, provider().client(), RequestBudget.unlimited()));
    }

    private static InMemoryProvider provider() {
        return InMemoryProvider.create("acme");
    }

    private void listings() {
        messages.failureOf(
                "a provider without lists",
                () -> ListingMode.of(
                        InMemoryProvider.builder("acme")
                                .without(SessionListing.class)
                                .build()
                                .client(),
                        PLAN));
        messages.failureOf(
                "a provider that lists active sessions",
                () -> mode(SessionFilters.none().withActiveOnly()));
        messages.failureOf(
                "a provider that lists by room",
                () -> mode(SessionFilters.none().withRequiredRoomId()));
    }

    private static ListingMode mode(SessionFilters filters) {
        return ListingMode.of(
                InMemoryProvider.builder("acme").filters(filters).build().client(), PLAN);
    }

    private static SyncState begun() {
        SyncState state = SyncState.start(PLAN);
        state.begin(PLAN, ListingMode.BY_START, NINE.plusSeconds(60));
        return state;
    }

    private void states() {
        String json = begun().toJson();
        messages.failureOf("a state that is not JSON", () -> SyncState.of("state"));
        messages.failureOf("a state that was cut", () -> SyncState.of("{\"version\":"));
        messages.failureOf("two states in one", () -> SyncState.of(json + json));
        messages.failureOf("a state with another field", () -> SyncState.of("{\"version\":\"one\"}"));
        messages.failureOf(
                "a state with no time", () -> SyncState.of(json.replace("2026-03-02T09:00:00Z", "nine o'clock")));
        messages.failureOf(
                "a state whose round has no end",
                () -> SyncState.of(json.replace("\"roundEnd\":\"2026-03-02T09:01:00Z\"", "\"roundEnd\":null")));
        messages.failureOf(
                "a state of a later version", () -> SyncState.of(json.replaceFirst("\"version\":1", "\"version\":2")));
        messages.failureOf(
                "a task of a later version",
                () -> SyncTask.of(begun().tasks().get(0).toJson().replaceFirst("\"version\":1", "\"version\":2")));
        messages.failureOf("a task that is not JSON", () -> SyncTask.of("task"));
        messages.failureOf("a step that is not JSON", () -> SyncStep.of("step"));
        messages.failureOf(
                "a state of another source",
                () -> begun().begin(
                                SyncPlan.builder("other", NINE).roomId("r-1").build(), ListingMode.FEED, NINE));
        messages.failureOf(
                "a state of later sessions",
                () -> begun().begin(
                                SyncPlan.builder("acme", NINE.minusSeconds(1)).build(), ListingMode.FEED, NINE));
    }

    private void steps() {
        InMemoryProvider provider = provider();
        provider.add(session(1));
        SyncReader reader = SyncReader.of(PLAN, provider.client());
        SyncState state = begun();
        SyncTask task = state.tasks().get(0);
        SyncStep step = reader.step(task);
        messages.failureOf(
                "a step without its task", () -> SyncStep.of(step.toJson()).tasks());
        messages.failure("a task that is not finished", () -> state.finish(task));
        state.apply(step);
        messages.failure("a step of a task that is over", () -> {
            state.apply(reader.step(task));
            state.apply(reader.step(task));
        });
        messages.failureOf("a task that is finished", () -> {
            SyncTask next = task;
            while (!next.isFinished()) {
                next = reader.step(next).tasks().get(0);
            }
            return reader.step(next);
        });
        messages.failureOf("a list that goes round", () -> {
            SyncReader endless = SyncReader.of(PLAN, endless());
            SyncTask next = task;
            while (true) {
                next = endless.step(next).tasks().get(0);
            }
        });
    }

    private static Session session(int second) {
        return Session.builder("acme")
                .id("s-" + second)
                .status(SessionStatus.ENDED)
                .startedAt(NINE.plusSeconds(second))
                .participants(List.of())
                .build();
    }

    private static SessionClient endless() {
        SessionListing listing = (query, first, options) -> Pager.of(
                "acme",
                "listSessions",
                first,
                (PageRequest request) -> Page.builder(
                                List.of(session(request.cursor().isPresent() ? 1 : 2)))
                        .nextCursor("same")
                        .build());
        return new ProviderClient(
                new SessionBackend() {
                    @Override
                    public Session getSession(String sessionId, CallOptions options) {
                        return session(1);
                    }

                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.none().with(SessionListing.class, listing);
                    }

                    @Override
                    public void close() {}
                },
                ProviderSettings.builder("acme").build());
    }

    private void files() throws Exception {
        Path file = folders.file("sync/state", "");
        Path folder = file.getParent();
        messages.failureOf("a state file of something else", () -> {
            Files.writeString(file, line("{\"format\":\"other\"}"));
            return load(file);
        });
        messages.failureOf("a state file of a later version", () -> {
            Files.writeString(file, line("{\"format\":\"unisession-sync\",\"version\":2}"));
            return load(file);
        });
        messages.failureOf("a state file that is corrupt", () -> {
            Files.writeString(file, "corrupt\ncorrupt\n");
            return load(file);
        });
        Files.delete(file);
        try (SyncStateFile open = SyncStateFile.of(file)) {
            open.load();
            messages.failureOf("a state file in use", () -> load(file));
        }
        messages.failureOf("a state file that is a folder", () -> {
            Files.createDirectories(folder.resolve("directory"));
            return load(folder.resolve("directory"));
        });
        messages.failure("files that exist", () -> {
            Files.writeString(folder.resolve("sessions.ndjson"), "of something else");
            SyncFiles.ndjson(folder).start(null);
        });
        messages.failure(
                "files that are gone",
                () -> SyncFiles.csv(folder).start("{\"sessions.csv\":1,\"participants.csv\":1,\"intervals.csv\":1}"));
        messages.failure(
                "a folder that is a file",
                () -> SyncFiles.ndjson(folder.resolve("sessions.ndjson")).start(null));
        messages.failure("a folder in place of a file", () -> {
            Files.createDirectories(folder.resolve("folders/sessions.csv"));
            SyncFiles.csv(folder.resolve("folders")).start("{\"sessions.csv\":0}");
        });
        messages.failure(
                "files in place of tables",
                () -> SyncFiles.ndjson(folder.resolve("more")).start("tables"));
    }

    private void runs() throws Exception {
        Path folder = folders.file("sync/runs/unused", "").getParent();
        SessionSync[] sync = new SessionSync[1];
        sync[0] = SessionSync.builder(SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("state")))
                .add(PLAN, provider().client(), RequestBudget.unlimited())
                .listener(progress -> runNow(sync[0]))
                .build();
        messages.failure("a run that starts another", () -> {
            throw runNow(sync[0]).get(0).failure().orElseThrow();
        });
        sync[0].close();
        messages.failureOf("a run of a sync that is closed", () -> runNow(sync[0]));
        try (SessionSync failing = SessionSync.builder(new Buggy(), SyncStateFile.of(folder.resolve("buggy.state")))
                .add(PLAN, provider().client(), RequestBudget.unlimited())
                .build()) {
            messages.failureOf("an output with a bug", () -> runNow(failing));
        }
    }

    /** An output of the application that does not work. */
    private static final class Buggy implements SyncOutput {
        @Override
        public void start(String position) {}

        @Override
        public void write(List<SessionVersion> versions) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public String position() {
            return "";
        }

        @Override
        public void close() {}
    }

    private static List<SyncResult> runNow(SessionSync sync) {
        try {
            return sync.run(NINE.plusSeconds(60));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Object load(Path file) {
        try (SyncStateFile store = SyncStateFile.of(file)) {
            return store.load();
        }
    }

    private static String line(String json) {
        CRC32 sum = new CRC32();
        sum.update(json.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) sum.getValue()) + " " + json + "\n";
    }

    private void databases() {
        messages.failureOf(
                "a database of another product",
                () -> JdbcSyncStore.of(Databases.of("Oracle"), "all").load());
        messages.failureOf(
                "a database that is away",
                () -> JdbcSyncStore.of(Databases.thatIsAway(), "all").load());
        JdbcDataSource database = Databases.h2("jdbc:h2:mem:syncs;DB_CLOSE_DELAY=-1");
        messages.failureOf("a sync that runs twice", () -> {
            JdbcSyncStore first = JdbcSyncStore.of(database, "all");
            JdbcSyncStore second = JdbcSyncStore.of(database, "all");
            first.load();
            second.load();
            first.replace(List.of(SyncState.start(PLAN)), "");
            second.replace(List.of(SyncState.start(PLAN)), "");
            return second;
        });
        messages.failureOf("a sync with a long name", () -> JdbcSyncStore.of(database, "x".repeat(201)));
        messages.failureOf(
                "a sync into tables with no timeout",
                () -> JdbcSyncOutput.builder(database).timeout(Duration.ZERO));
        messages.failureOf(
                "a state in a table with no timeout",
                () -> JdbcSyncStore.builder(database, "all").timeout(Duration.ZERO));
        messages.failure(
                "tables in place of files", () -> JdbcSyncOutput.of(database).start("{}"));
        messages.failure(
                "tables that are gone",
                () -> JdbcSyncOutput.of(Databases.h2("jdbc:h2:mem:syncs-without-tables"))
                        .start("tables"));
        messages.failure(
                "tables in an H2 that writes later than it confirms, with a state elsewhere",
                () -> JdbcSyncOutput.of(Databases.h2("jdbc:h2:file:" + folders.missing("sessions")))
                        .start(null));
        messages.failure("an output that does not belong to its store", () -> {
            JdbcSyncOutput output = JdbcSyncOutput.of(database);
            output.store("unused").load();
            output.start(null);
            SessionVersion version = SessionVersion.of("acme", session(1), NINE);
            output.write(List.of(version));
            output.write(List.of(version));
        });
        messages.failureOf("tables of a later version", () -> {
            JdbcDataSource later = Databases.h2("jdbc:h2:mem:later-syncs;DB_CLOSE_DELAY=-1");
            JdbcSyncOutput.of(later).start(null);
            Databases.execute(later, "INSERT INTO unisession_sync_version VALUES (2)");
            return JdbcSyncStore.of(later, "all").load();
        });
        messages.failureOf("a table that lost a row", () -> {
            Databases.execute(database, "UPDATE unisession_sync_state SET kind = 'STEP'");
            return JdbcSyncStore.of(database, "all").load();
        });
    }
}
