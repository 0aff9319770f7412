package io.unisession.history;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.event.SessionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A person to be removed from the entries of a session. */
final class Person {
    private final String userId;
    private final List<JournalEntry> entries;
    /** Some events name a participant's id alone. */
    private final Set<String> participantIds = new HashSet<>();

    Person(String userId, List<JournalEntry> entries) {
        this.userId = userId;
        this.entries = entries;
        for (JournalEntry entry : entries) {
            if (entry.userIds().contains(userId)) {
                participants(entry)
                        .filter(each -> userId.equals(each.userId().orElse(null)))
                        .flatMap(each -> each.id().stream())
                        .forEach(participantIds::add);
            }
        }
    }

    private static Stream<Participant> participants(JournalEntry entry) {
        return Stream.concat(
                entry.event().flatMap(SessionEvent::participant).stream(),
                entry.session().stream().flatMap(session -> session.participants().stream()));
    }

    List<JournalEntry> changedEntries() {
        return entries.stream().flatMap(entry -> changed(entry).stream()).toList();
    }

    private Optional<JournalEntry> changed(JournalEntry entry) {
        return switch (entry.kind()) {
            case EVENT ->
                entry.event()
                        .filter(event -> event.participant().filter(this::is).isPresent())
                        .map(event -> entry.withEvent(withoutParticipant(event)));
            case READ ->
                entry.session()
                        .filter(session -> session.participants().stream().anyMatch(this::is))
                        .map(session -> entry.withSession(without(session)));
            case NOT_FOUND -> Optional.empty();
        };
    }

    private boolean is(Participant participant) {
        return participant
                .userId()
                .map(userId::equals)
                .orElseGet(
                        () -> participant.id().filter(participantIds::contains).isPresent());
    }

    private Session without(Session session) {
        return session.withParticipants(
                session.participants().stream().filter(each -> !is(each)).toList());
    }

    /** The reason and the event as it arrived go too, because a provider may name the person in them. */
    private static SessionEvent withoutParticipant(SessionEvent event) {
        return event.toBuilder()
                .participant(null)
                .reason(null)
                .raw(ProviderDocument.empty())
                .build();
    }
}
