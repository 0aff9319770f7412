package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Sql.execute;
import static io.unisession.history.jdbc.Sql.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** A sync into PostgreSQL, with everything against it. */
@Tag("real-servers")
class PostgresHostileSyncTest extends HostileSyncContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    PGSimpleDataSource emptyDatabase() {
        return POSTGRES.emptyDatabase();
    }

    private static List<SessionVersion> versions() {
        return List.of(SessionVersion.of(
                "acme",
                Session.builder("acme").id("s-1").status(SessionStatus.ENDED).build(),
                Instant.parse("2026-03-01T00:00:00Z")));
    }

    private static String script() throws IOException {
        try (InputStream script = Objects.requireNonNull(JdbcSyncOutput.class.getResourceAsStream("sync-1.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void start_userWhoMayNotCreateTables_usesThoseThatAreThere() throws Exception {
        PGSimpleDataSource owner = emptyDatabase();
        execute(owner, script());
        execute(owner, "CREATE TABLE unisession_sync_version (version INTEGER PRIMARY KEY)");
        execute(owner, "INSERT INTO unisession_sync_version VALUES (1)");
        String schema = owner.getCurrentSchema();
        POSTGRES.server().execute("CREATE ROLE writer_of_" + schema + " LOGIN");
        POSTGRES.server().execute("GRANT USAGE ON SCHEMA " + schema + " TO writer_of_" + schema);
        POSTGRES.server()
                .execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO writer_of_"
                        + schema);
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setURL(owner.getURL());
        writer.setUser("writer_of_" + schema);
        writer.setCurrentSchema(schema);

        JdbcSyncOutput output = JdbcSyncOutput.of(writer);
        output.start(null);
        output.write(versions());

        assertThat(rows(owner, "SELECT session_id FROM unisession_sessions")).containsExactly("s-1");
    }

    @Test
    void server_thatHangs_endsTheSyncAtTheTimeLimit() throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        JdbcSyncOutput output = JdbcSyncOutput.builder(pool.dataSource())
                .timeout(Duration.ofMillis(300))
                .build();
        output.start(null);
        POSTGRES.server().freeze();
        try {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> output.write(versions()))
                    .withMessage(
                            "the sync could not write sessions: An I/O error occurred while sending to the backend."
                                    + " (SQLState 08006): Read timed out");
        } finally {
            POSTGRES.server().thaw();
        }
        assertThat(pool.open()).isZero();
    }

    @Test
    void server_thatHangsWhileItKeepsTheState_endsTheSyncAtTheTimeLimit() throws Exception {
        Duration limit = Duration.ofMillis(300);
        // Each has a connection already: how long to wait for one is the pool's setting.
        JdbcSyncStore ofTables = JdbcSyncOutput.builder(new TrackedDataSource(emptyDatabase()).dataSource())
                .timeout(limit)
                .build()
                .store("tables");
        JdbcSyncStore alone = JdbcSyncStore.builder(new TrackedDataSource(emptyDatabase()).dataSource(), "alone")
                .timeout(limit)
                .build();
        for (JdbcSyncStore store : List.of(ofTables, alone)) {
            store.load();
            POSTGRES.server().freeze();
            try {
                assertThatExceptionOfType(SyncException.class)
                        .isThrownBy(() -> store.replace(List.of(), "tables"))
                        .withMessageStartingWith("the sync could not keep its state: ");
            } finally {
                POSTGRES.server().thaw();
            }
        }
    }
}
