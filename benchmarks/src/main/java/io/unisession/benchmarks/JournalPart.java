package io.unisession.benchmarks;

import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.history.InMemoryJournalStore;
import io.unisession.history.JournalEntry;
import io.unisession.history.JournalStore;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** What recording an event costs beside one INSERT by hand, and what recording and finding cost in a long session. */
final class JournalPart {
    private static final int ROUNDS = 15;
    private static final int EVENTS_OF_A_ROUND = 200;
    private static final int EVENTS_OF_A_SESSION = 100_000;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String TABLE = "CREATE TABLE by_hand (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " provider VARCHAR(200), session_id VARCHAR(600), event_key VARCHAR(800), type VARCHAR(20),"
            + " received_at TIMESTAMP(6) WITH TIME ZONE, body TEXT, UNIQUE (provider, session_id, event_key))";
    private static final String INSERT =
            "INSERT INTO by_hand (provider, session_id, event_key, type, received_at, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    private final Bench bench;
    private final List<String[]> longSessions = new ArrayList<>();

    JournalPart(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, SQLException {
        Path folder = Files.createTempDirectory(bench.directory(), "journal").toAbsolutePath();
        bench.table()
                .begin("Recording an event in a journal", "", "INSERT by hand, µs", "record, µs", "record / INSERT");
        measure("memory", InMemoryJournalStore.withCapacity(Integer.MAX_VALUE), null, "");
        JdbcConnectionPool file =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0", "", "");
        measure("H2, in a file", JdbcJournalStore.of(file), file, "");
        file.dispose();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
            connections.setUrl(server.getJdbcUrl("postgres", "postgres"));
            JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
            measure("PostgreSQL", JdbcJournalStore.of(pool), pool, " ON CONFLICT DO NOTHING");
            pool.dispose();
        }
        bench.table()
                .begin(
                        "One session of " + Figures.text(EVENTS_OF_A_SESSION * bench.length(), 0) + " events",
                        "",
                        "first half, µs each",
                        "second half, µs each",
                        "find after the first half, ms",
                        "find after all, ms");
        longSessions.forEach(row -> bench.table().row(row));
    }

    /** By hand and by the journal in turn, so that whatever else the machine does slows both. */
    private void measure(String name, JournalStore store, @Nullable DataSource database, String unlessPresent)
            throws SQLException {
        SessionJournal journal = SessionJournal.of(store);
        List<Double> byHand = new ArrayList<>();
        List<Double> recorded = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        createTable(database);
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            List<SessionEvent> events = events("session " + round, EVENTS_OF_A_ROUND);
            double hand = database == null ? Double.NaN : insert(database, events, unlessPresent);
            double own = record(journal, events);
            if (round >= 0) {
                byHand.add(hand);
                recorded.add(own);
                ratios.add(own / hand);
            }
        }
        double ratio = Figures.median(ratios);
        if (database == null) {
            bench.table().row(name, "", Figures.text(Figures.median(recorded), 1), "");
        } else {
            bench.table()
                    .row(
                            name,
                            Figures.text(Figures.median(byHand), 0),
                            Figures.text(Figures.median(recorded), 0),
                            Figures.text(ratio, 2));
            bench.goals().atMost("an event recorded in " + name + ": time / INSERT by hand", 2.0, ratio);
        }
        recordLongSession(name, journal);
    }

    private void recordLongSession(String name, SessionJournal journal) {
        List<SessionEvent> events = events("long session", (int) (EVENTS_OF_A_SESSION * bench.length()));
        int half = events.size() / 2;
        double first = record(journal, events.subList(0, half));
        double findHalf = find(journal, half);
        double second = record(journal, events.subList(half, events.size()));
        double findAll = find(journal, events.size());
        longSessions.add(new String[] {
            name, Figures.text(first, 1), Figures.text(second, 1), Figures.text(findHalf, 0), Figures.text(findAll, 0)
        });
        // Events that cost more the longer their session is would take three times as long in the second half.
        bench.goals().atMost("one long session in " + name + ": second half / first", 1.5, second / first);
    }

    /** The milliseconds to find the long session, of which every event is a join of somebody else. */
    private static double find(SessionJournal journal, int people) {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            int found = journal.find("acme", "long session")
                    .orElseThrow()
                    .session()
                    .participants()
                    .size();
            times.add((System.nanoTime() - start) / 1e6);
            if (found != people) {
                throw new IllegalStateException("of " + people + " people, " + found + " were found");
            }
        }
        return Figures.median(times);
    }

    /** The microseconds that each takes. */
    private static double record(SessionJournal journal, List<SessionEvent> events) {
        long start = System.nanoTime();
        events.forEach(journal::record);
        return (System.nanoTime() - start) / 1e3 / events.size();
    }

    private static double insert(DataSource database, List<SessionEvent> events, String unlessPresent)
            throws SQLException {
        long start = System.nanoTime();
        for (SessionEvent event : events) {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT + unlessPresent)) {
                insert.setString(1, event.provider());
                insert.setString(2, event.sessionId().orElseThrow());
                insert.setString(3, event.key().orElseThrow());
                insert.setString(4, event.type().name());
                insert.setObject(5, event.receivedAt().atOffset(ZoneOffset.UTC));
                insert.setString(6, JournalEntry.of(event.provider(), event).body());
                insert.executeUpdate();
            }
        }
        return (System.nanoTime() - start) / 1e3 / events.size();
    }

    private static void createTable(@Nullable DataSource database) throws SQLException {
        if (database != null) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
        }
    }

    private static List<SessionEvent> events(String session, int count) {
        List<SessionEvent> events = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            Instant time = NOON.plusSeconds(number);
            events.add(SessionEvent.builder("acme", time)
                    .type(SessionEventType.PARTICIPANT_JOINED)
                    .sessionId(session)
                    .key("EV_" + number)
                    .roomId("maths")
                    .occurredAt(time)
                    .participant(Participant.builder("p-" + number)
                            .userId("user-" + number)
                            .name("Anna Lindqvist")
                            .build())
                    .build());
        }
        return events;
    }
}
