package io.unisession.history;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a session of a journal's entries: a pure function of the set of entries, whatever their order. */
final class SessionFold {
    private final String provider;
    private final String sessionId;
    private final List<JournalEntry> entries;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();

    private SessionFold(String provider, String sessionId, Collection<JournalEntry> entries) {
        this.provider = provider;
        this.sessionId = sessionId;
        this.entries = List.copyOf(entries);
        for (JournalEntry entry : entries) {
            entry.event().ifPresent(event -> statements.add(new Statement(entry.key(), entry.recordedAt(), event)));
            entry.session().ifPresent(session -> reads.add(new Read(entry.key(), entry.recordedAt(), session)));
        }
        statements.sort(Statement.ORDER);
        reads.sort(Read.ORDER);
    }

    static SessionHistory of(String provider, String sessionId, Collection<JournalEntry> entries) {
        return new SessionFold(provider, sessionId, entries).history();
    }

    private SessionHistory history() {
        SessionTimes times = new SessionTimes(entries, statements, reads);
        SessionStatus status = times.status();
        List<Participant> people = participants(times);
        Session session = Session.builder(provider)
                .id(sessionId)
                .status(status)
                .providerStatus(providerStatus(status))
                .roomId(last(Session::roomId, SessionEvent::roomId))
                .label(last(Session::label, SessionEvent::label))
                .scheduledAt(last(Session::scheduledAt, event -> Optional.empty()))
                .startedAt(times.startedAt())
                .endedAt(status == SessionStatus.ENDED ? times.endedAt() : null)
                .participants(people.isEmpty() && statements.isEmpty() && !listsPeople() ? null : people)
                .build();
        Instant lastReadAt =
                reads.isEmpty() ? null : reads.get(reads.size() - 1).time();
        return new SessionHistory(session, isStale(lastReadAt), lastReadAt);
    }

    private boolean listsPeople() {
        return reads.stream().anyMatch(read -> read.session().participantsReported());
    }

    /** The word of the last read, unless events have overtaken it. */
    private @Nullable String providerStatus(SessionStatus status) {
        return reads.isEmpty() || reads.get(reads.size() - 1).session().status() != status
                ? null
                : reads.get(reads.size() - 1).session().providerStatus().orElse(null);
    }

    /** What the last read says; if no read says anything, the last event. */
    private <T> @Nullable T last(
            Function<Session, Optional<T>> ofSession, Function<SessionEvent, Optional<T>> ofEvent) {
        return Stream.concat(
                        statements.stream().map(Statement::event).map(ofEvent),
                        reads.stream().map(Read::session).map(ofSession))
                .flatMap(Optional::stream)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private List<Participant> participants(SessionTimes times) {
        People people = new People(Stream.concat(
                        statements.stream().flatMap(statement -> statement.event().participant().stream()),
                        reads.stream().flatMap(read -> read.session().participants().stream()))
                .toList());
        Map<String, PersonFold> folds = new TreeMap<>();
        for (Statement statement : statements) {
            if (statement.isJoin() || statement.isLeave()) {
                statement
                        .event()
                        .participant()
                        .ifPresent(participant -> folds.computeIfAbsent(
                                        people.personOf(participant), first -> new PersonFold())
                                .add(statement, participant));
            }
        }
        for (Read read : reads) {
            for (Participant participant : read.session().participants()) {
                folds.computeIfAbsent(people.personOf(participant), first -> new PersonFold())
                        .add(read, participant);
            }
        }
        Instant lastList = lastList();
        return folds.values().stream()
                .map(fold -> fold.participant(times, lastList))
                .sorted(Comparator.comparing(person -> person.firstJoinedAt().orElse(Instant.MAX)))
                .toList();
    }

    /** When a read last listed who is there. The record of a session that has ended lists who was there. */
    private @Nullable Instant lastList() {
        return reads.stream()
                .filter(read -> read.session().participantsReported())
                .reduce((one, later) -> later)
                .filter(read -> read.session().status() != SessionStatus.ENDED)
                .map(Read::time)
                .orElse(null);
    }

    private boolean isStale(@Nullable Instant lastReadAt) {
        Instant settledAt = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.NOT_FOUND)
                .map(JournalEntry::recordedAt)
                .reduce(
                        lastReadAt == null ? Instant.MIN : lastReadAt,
                        (one, other) -> Objects.requireNonNull(Stay.later(one, other)));
        return statements.stream()
                .anyMatch(statement ->
                        statement.lacksTime() && statement.recordedAt().isAfter(settledAt));
    }
}
