package io.unisession.history.sync;

import static io.unisession.history.sync.SyncColumn.Type.FLAG;
import static io.unisession.history.sync.SyncColumn.Type.JSON;
import static io.unisession.history.sync.SyncColumn.Type.NUMBER;
import static io.unisession.history.sync.SyncColumn.Type.TEXT;
import static io.unisession.history.sync.SyncColumn.Type.TIME;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.error.RawNotKeptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flat tables that versions of sessions become. Each row has the version's source, session, hash and time; a
 * participant and an interval also have their number within the session, because not all of them have ids.
 */
public enum SyncTable {
    /** A row for each version of a session. */
    SESSIONS(
            key("source", TEXT),
            key("session_id", TEXT),
            column("version_hash", TEXT),
            column("observed_at", TIME),
            column("schema_version", NUMBER),
            column("vanished", FLAG),
            column("provider", TEXT),
            column("status", TEXT),
            column("provider_status", TEXT),
            column("room_id", TEXT),
            column("label", TEXT),
            column("scheduled_at", TIME),
            column("started_at", TIME),
            column("ended_at", TIME),
            column("duration_ms", NUMBER),
            column("participants_reported", FLAG),
            column("raw", JSON)),
    /** A row for each participant of a version. */
    PARTICIPANTS(
            key("source", TEXT),
            key("session_id", TEXT),
            column("version_hash", TEXT),
            column("observed_at", TIME),
            column("schema_version", NUMBER),
            key("participant_number", NUMBER),
            column("participant_id", TEXT),
            column("user_id", TEXT),
            column("name", TEXT),
            column("role", TEXT),
            column("presence", TEXT),
            column("first_joined_at", TIME),
            column("last_left_at", TIME)),
    /** A row for each time that a participant of a version was present. */
    INTERVALS(
            key("source", TEXT),
            key("session_id", TEXT),
            column("version_hash", TEXT),
            column("observed_at", TIME),
            column("schema_version", NUMBER),
            key("participant_number", NUMBER),
            key("interval_number", NUMBER),
            column("joined_at", TIME),
            column("left_at", TIME),
            column("interval_end", TEXT),
            column("duration_ms", NUMBER),
            column("connection_id", TEXT));

    /** The version of the columns. It increases when one is added. */
    public static final long SCHEMA_VERSION = 1;

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable columns
    private final List<SyncColumn> columns;

    SyncTable(SyncColumn... columns) {
        this.columns = List.of(columns);
    }

    private static SyncColumn key(String name, SyncColumn.Type type) {
        return new SyncColumn(name, type, true);
    }

    private static SyncColumn column(String name, SyncColumn.Type type) {
        return new SyncColumn(name, type, false);
    }

    /**
     * The table's name.
     *
     * @return {@code sessions}, {@code participants} or {@code intervals}
     */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The columns, in the order of the values in a row.
     *
     * @return the columns, unmodifiable
     */
    public List<SyncColumn> columns() {
        return columns;
    }

    /**
     * The rows of a version.
     *
     * @param version the version
     * @return a list for each row, with a value or null for each column. A version that {@linkplain
     *     SessionVersion#isVanished() vanished} has one row in {@link #SESSIONS}, with nulls for all that is not known,
     *     and none elsewhere
     */
    public List<List<@Nullable Object>> rows(SessionVersion version) {
        Session session = version.session().orElse(null);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        switch (this) {
            case SESSIONS -> rows.add(session == null ? vanished(version) : session(version, session));
            case PARTICIPANTS -> {
                if (session != null) {
                    long number = 0;
                    for (Participant participant : session.participants()) {
                        rows.add(participant(version, number++, participant));
                    }
                }
            }
            case INTERVALS -> {
                if (session != null) {
                    long number = 0;
                    for (Participant participant : session.participants()) {
                        addIntervals(rows, version, number++, participant);
                    }
                }
            }
        }
        return rows;
    }

    private static List<@Nullable Object> vanished(SessionVersion version) {
        return row(version, true, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static List<@Nullable Object> session(SessionVersion version, Session session) {
        return row(
                version,
                false,
                session.provider(),
                session.status().name(),
                session.providerStatus().orElse(null),
                session.roomId().orElse(null),
                session.label().orElse(null),
                session.scheduledAt().orElse(null),
                session.startedAt().orElse(null),
                session.endedAt().orElse(null),
                milliseconds(session.duration()),
                session.participantsReported(),
                raw(session));
    }

    private static List<@Nullable Object> participant(SessionVersion version, long number, Participant participant) {
        return row(
                version,
                number,
                participant.id().orElse(null),
                participant.userId().orElse(null),
                participant.name().orElse(null),
                participant.role().orElse(null),
                participant.presence().name(),
                participant.firstJoinedAt().orElse(null),
                participant.lastLeftAt().orElse(null));
    }

    private static void addIntervals(
            List<List<@Nullable Object>> rows, SessionVersion version, long participant, Participant person) {
        long number = 0;
        for (Interval interval : person.intervals()) {
            rows.add(row(
                    version,
                    participant,
                    number++,
                    interval.joinedAt().orElse(null),
                    interval.leftAt().orElse(null),
                    interval.end().name(),
                    milliseconds(interval.duration()),
                    interval.connectionId().orElse(null)));
        }
    }

    private static List<@Nullable Object> row(SessionVersion version, @Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>(values.length + 5);
        row.add(version.source());
        row.add(version.sessionId());
        row.add(version.hash());
        row.add(version.observedAt());
        row.add(SCHEMA_VERSION);
        row.addAll(Arrays.asList(values));
        return row;
    }

    /** The times that a provider sends may be further apart than a long has milliseconds. */
    private static @Nullable Long milliseconds(Optional<Duration> duration) {
        return duration.filter(length -> length.compareTo(LONGEST) <= 0)
                .map(Duration::toMillis)
                .orElse(null);
    }

    private static @Nullable String raw(Session session) {
        try {
            return session.raw().isEmpty() ? null : session.raw().json();
        } catch (RawNotKeptException notKept) {
            return null;
        }
    }
}
