package io.unisession.history;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionJson;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.spi.EscapedText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a journal knows about a session: an event, or what a call to the provider returned. Immutable.
 *
 * <p>A store keeps {@link #source()}, {@link #sessionId()}, {@link #key()}, {@link #kind()}, {@link #recordedAt()} and
 * {@link #body()}, and restores the entry from them. The body is in the format of {@link SessionJson}, which contains
 * its own version, so entries can be read for years. The provider's typed fields and raw documents are not kept.
 * {@link #startedAt()}, {@link #endedAt()}, {@link #roomId()} and {@link #userIds()} are for indexes.
 */
public final class JournalEntry {
    private final String source;
    private final String sessionId;
    private final String key;
    private final EntryKind kind;
    private final Instant recordedAt;
    private final String body;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable String roomId;
    private final Set<String> userIds;

    private JournalEntry(String source, String sessionId, String key, SessionEvent event, String body) {
        this.source = source;
        this.sessionId = sessionId;
        this.key = key;
        this.kind = EntryKind.EVENT;
        this.recordedAt = truncated(event.receivedAt());
        this.body = body;
        this.startedAt = event.sessionStartedAt()
                .or(() -> event.type() == SessionEventType.SESSION_STARTED ? event.occurredAt() : Optional.empty())
                .map(JournalEntry::truncated)
                .orElse(null);
        this.endedAt = event.sessionEndedAt()
                .or(() -> event.type() == SessionEventType.SESSION_ENDED
                        ? event.occurredAt().or(() -> Optional.of(event.receivedAt()))
                        : Optional.empty())
                .map(JournalEntry::truncated)
                .orElse(null);
        this.roomId = event.roomId().orElse(null);
        this.userIds =
                event.participant().flatMap(Participant::userId).map(Set::of).orElse(Set.of());
    }

    private JournalEntry(String source, String key, Instant recordedAt, Session session, String body) {
        this.source = source;
        this.sessionId = session.id();
        this.key = key;
        this.kind = EntryKind.READ;
        this.recordedAt = recordedAt;
        this.body = body;
        this.startedAt = session.startedAt().map(JournalEntry::truncated).orElse(null);
        this.endedAt = session.status() == SessionStatus.ENDED
                ? session.endedAt().map(JournalEntry::truncated).orElse(recordedAt)
                : null;
        this.roomId = session.roomId().orElse(null);
        this.userIds = session.participants().stream()
                .flatMap(person -> person.userId().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private JournalEntry(String source, String sessionId, String key, Instant recordedAt) {
        this.source = source;
        this.sessionId = sessionId;
        this.key = key;
        this.kind = EntryKind.NOT_FOUND;
        this.recordedAt = recordedAt;
        this.body = "";
        this.startedAt = null;
        this.endedAt = null;
        this.roomId = null;
        this.userIds = Set.of();
    }

    /**
     * Creates the entry of an event.
     *
     * @param source the account that the session belongs to, from {@link SessionJournal#source}
     * @param event an event that names its session
     * @return the entry, recorded when the event was received
     * @throws IllegalArgumentException if the event does not name its session
     */
    public static JournalEntry of(String source, SessionEvent event) {
        String sessionId = event.sessionId()
                .orElseThrow(() -> new IllegalArgumentException("the event does not name its session"));
        return new JournalEntry(
                Objects.requireNonNull(source, "source"),
                sessionId,
                EntryKeys.of(event),
                event,
                SessionJson.write(event));
    }

    /**
     * Creates the entry of a session that a call returned.
     *
     * @param source the account that the session belongs to, from {@link SessionJournal#source}
     * @param session the session
     * @param readAt when the call returned it, by this machine's clock
     * @return the entry
     */
    public static JournalEntry of(String source, Session session, Instant readAt) {
        String body = SessionJson.write(session);
        Instant recordedAt = truncated(readAt);
        return new JournalEntry(
                Objects.requireNonNull(source, "source"),
                EntryKeys.ofRead(body, recordedAt),
                recordedAt,
                session,
                body);
    }

    /**
     * Creates the entry of a call that did not find a session.
     *
     * @param source the account that the session belongs to, from {@link SessionJournal#source}
     * @param sessionId the session's id
     * @param readAt when the call ended, by this machine's clock
     * @return the entry
     */
    public static JournalEntry notFound(String source, String sessionId, Instant readAt) {
        Instant recordedAt = truncated(readAt);
        return new JournalEntry(
                Objects.requireNonNull(source, "source"),
                Objects.requireNonNull(sessionId, "sessionId"),
                EntryKeys.ofNotFound(recordedAt),
                recordedAt);
    }

    /**
     * Restores an entry from what a store kept.
     *
     * @param source {@link #source()}
     * @param sessionId {@link #sessionId()}
     * @param key {@link #key()}
     * @param kind {@link #kind()}
     * @param recordedAt {@link #recordedAt()}
     * @param body {@link #body()}
     * @return an entry equal to the original
     * @throws JournalException if the body cannot be read, for example because a newer version wrote it
     */
    public static JournalEntry restore(
            String source, String sessionId, String key, EntryKind kind, Instant recordedAt, String body) {
        try {
            return switch (kind) {
                case EVENT -> new JournalEntry(source, sessionId, key, SessionJson.readEvent(body), body);
                case READ -> new JournalEntry(source, key, recordedAt, SessionJson.read(body), body);
                case NOT_FOUND -> new JournalEntry(source, sessionId, key, recordedAt);
            };
        } catch (IllegalArgumentException unreadable) {
            throw new JournalException(
                    "the journal has an entry that cannot be read, of session " + sessionId + " of " + source + ": "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    /**
     * Removes a person from the entries of one session: a store's {@link JournalStore#forget} replaces its entries with
     * these. Their keys stay, so that an event which arrives again is still known.
     *
     * @param userId the person's {@link Participant#userId()}
     * @param entries all entries of one session
     * @return the entries that have changed, each with the key of the one that it replaces
     */
    public static List<JournalEntry> withoutPerson(String userId, List<JournalEntry> entries) {
        return new Person(userId, entries).changedEntries();
    }

    /** This entry, now with another event. */
    JournalEntry withEvent(SessionEvent event) {
        return new JournalEntry(source, sessionId, key, event, SessionJson.write(event));
    }

    /** This entry, now with another session. */
    JournalEntry withSession(Session session) {
        return new JournalEntry(source, key, recordedAt, session, SessionJson.write(session));
    }

    /** Databases keep microseconds. */
    static Instant truncated(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The account that the session belongs to: sessions of different sources never mix.
     *
     * @return the source, such as {@code livekit}
     */
    public String source() {
        return source;
    }

    /**
     * The session's id at its provider.
     *
     * @return the id
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * The key that duplicates have in common.
     *
     * @return at most 130 characters of text, unique within the session
     */
    public String key() {
        return key;
    }

    /**
     * What this entry records.
     *
     * @return the kind
     */
    public EntryKind kind() {
        return kind;
    }

    /**
     * When the event was received, or the call returned, by this machine's clock.
     *
     * @return the time, in whole microseconds
     */
    public Instant recordedAt() {
        return recordedAt;
    }

    /**
     * The event or session as JSON.
     *
     * @return ASCII text in the format of {@link SessionJson}; empty for {@link EntryKind#NOT_FOUND}
     */
    public String body() {
        return body;
    }

    /**
     * The event. It is read from the body on each call.
     *
     * @return the event, without raw; empty unless the kind is {@link EntryKind#EVENT}
     */
    public Optional<SessionEvent> event() {
        return kind == EntryKind.EVENT ? Optional.of(SessionJson.readEvent(body)) : Optional.empty();
    }

    /**
     * The session that a call returned. It is read from the body on each call.
     *
     * @return the session, without raw and typed fields; empty unless the kind is {@link EntryKind#READ}
     */
    public Optional<Session> session() {
        return kind == EntryKind.READ ? Optional.of(SessionJson.read(body)) : Optional.empty();
    }

    /**
     * When the session started, as this entry says.
     *
     * @return the time in whole microseconds, or empty if this entry does not say
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When the session ended, as this entry says.
     *
     * @return the time in whole microseconds; {@link #recordedAt()} if the entry says that the session has ended but not
     *     when; empty if it does not say that the session has ended
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * The room, as this entry says.
     *
     * @return the room's id, or empty if this entry does not say
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The people in this entry, by the application's own ids.
     *
     * @return an unmodifiable set of {@link Participant#userId()}; at most one for an event
     */
    public Set<String> userIds() {
        return userIds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry that
                && source.equals(that.source)
                && sessionId.equals(that.sessionId)
                && key.equals(that.key)
                && kind == that.kind
                && recordedAt.equals(that.recordedAt)
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, sessionId, key, kind, recordedAt, body);
    }

    /** Leaves the body out, since it has names. */
    @Override
    public String toString() {
        return EscapedText.of("JournalEntry[" + kind + " of session " + sessionId + " of " + source + ", key=" + key
                + ", recordedAt=" + recordedAt + "]");
    }
}
