package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.history.jdbc.JdbcSyncOutput;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncResult;
import io.unisession.history.sync.SyncStateFile;
import io.unisession.testkit.InMemoryProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java of the page on copying all sessions, which compiles and runs. */
class HistoryPageTest {
    private static final Logger log = LoggerFactory.getLogger(HistoryPageTest.class);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void everySnippetOfThePage_isCodeOfThisTest() throws IOException {
        SnippetsOfAPage.assertAllAreIn(HistoryPageTest.class, "history.md", 2);
    }

    @Test
    void copyIntoFiles_hasEachSession(@TempDir Path folder) throws Exception {
        copyIntoFiles(provider().client(), folder, folder.resolve("sync.state"));

        assertThat(Files.readAllLines(folder.resolve("sessions.ndjson"))).hasSize(2);
    }

    @Test
    void copyIntoTables_hasEachSession() throws Exception {
        DataSource dataSource = Databases.h2("jdbc:h2:mem:history-page;DB_CLOSE_DELAY=-1");
        try (SessionSync sync = intoTables(dataSource)
                .add(SyncPlan.builder("acme", START).build(), provider().client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(Instant.now())).extracting(SyncResult::versions).containsExactly(2L);
        }
    }

    /** Without filters, so that a copy of many months is one request. */
    private static InMemoryProvider provider() {
        InMemoryProvider provider =
                InMemoryProvider.builder("acme").filters(SessionFilters.none()).build();
        for (String id : List.of("s-1", "s-2")) {
            provider.add(Session.builder("acme")
                    .id(id)
                    .status(SessionStatus.ENDED)
                    .startedAt(START)
                    .build());
        }
        return provider;
    }

    private static void copyIntoFiles(SessionClient client, Path folder, Path file) throws InterruptedException {
        SyncPlan plan = SyncPlan.builder("videosdk/eu", Instant.parse("2026-01-01T00:00:00Z"))
                .build();

        try (SessionSync sync = SessionSync.builder(SyncFiles.ndjson(folder), SyncStateFile.of(file))
                .add(plan, client, RequestBudget.atMost(100, Duration.ofMinutes(1)))
                .build()) {
            for (SyncResult result : sync.run(Instant.now())) {
                result.failure().ifPresent(failure -> log.warn("{} is not complete", result.source(), failure));
            }
        }
    }

    private static SessionSync.Builder intoTables(DataSource dataSource) {
        JdbcSyncOutput tables = JdbcSyncOutput.of(dataSource);
        SessionSync.Builder sync = SessionSync.builder(tables, tables.store("hourly"));
        return sync;
    }
}
