package io.unisession.history;

import static io.unisession.history.Events.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any history, however many of its events are lost, repeated or late. */
class FoldPropertiesTest {
    private static final int ROUNDS = 60;

    @Test
    void session_anyOrderAndAnyRepetition_isTheSame() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            assertAnyOrderIsTheSame(new Random(seed));
        }
    }

    private static void assertAnyOrderIsTheSame(Random random) {
        List<SessionEvent> events = lossy(events(random), random);
        List<SessionEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(lossy(events, random));
        Collections.shuffle(shuffled, random);
        shuffled.replaceAll(event -> received(event, at(random.nextInt(10_000))));

        assertThat(fold(shuffled)).isEqualTo(fold(events));
    }

    /** The same event, when it arrived at another time. */
    private static SessionEvent received(SessionEvent event, Instant time) {
        return SessionEvent.builder(event.provider(), time)
                .type(event.type())
                .providerType(event.providerType())
                .key(event.key().orElse(null))
                .occurredAt(event.occurredAt().orElse(null))
                .sessionId(event.sessionId().orElse(null))
                .participant(event.participant().orElse(null))
                .build();
    }

    @Test
    void session_whoseEndIsKnown_hasNobodyPresentAndNoNegativeTimes() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            assertNobodyIsPresentAfterTheEnd(new Random(seed));
        }
    }

    private static void assertNobodyIsPresentAfterTheEnd(Random random) {
        List<SessionEvent> events = lossy(events(random), random);
        events.add(Events.ended("the end", 1_000));

        Session session = fold(events).session();

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        for (Participant participant : session.participants()) {
            for (Interval interval : participant.intervals()) {
                assertThat(interval.end()).isNotEqualTo(IntervalEnd.OPEN);
                interval.leftAt().ifPresent(left -> assertThat(left).isBeforeOrEqualTo(at(1_000)));
            }
        }
        assertTimesInOrder(session);
    }

    @Test
    void session_whoseConnectionsHaveIds_neverHasMoreTimeThanHappened() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            assertNoTimeIsMadeUp(new Random(seed));
        }
    }

    private static void assertNoTimeIsMadeUp(Random random) {
        List<SessionEvent> events = new ArrayList<>(connections(random, true));
        events.add(Events.ended("the end", 1_000));
        Session whole = fold(events).session();
        Session lossy = fold(lossy(events, random)).session();

        for (Participant participant : lossy.participants()) {
            Participant original = whole.participants().stream()
                    .filter(each -> each.id().equals(participant.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(participant.intervals())
                    .filteredOn(each -> each.end() == IntervalEnd.REPORTED
                            && each.joinedAt().isPresent())
                    .isSubsetOf(original.intervals());
        }
    }

    @Test
    void session_withReads_isTheSameInAnyOrderOfItsEntries() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            assertAnyOrderWithReadsIsTheSame(new Random(seed));
        }
    }

    private static void assertAnyOrderWithReadsIsTheSame(Random random) {
        List<JournalEntry> entries = new ArrayList<>();
        events(random).forEach(event -> entries.add(JournalEntry.of("acme", event)));
        for (int read = random.nextInt(4); read > 0; read--) {
            entries.add(JournalEntry.of("acme", read(random), at(random.nextInt(1_200))));
        }
        List<JournalEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, random);

        assertThat(SessionFold.of("acme", "s", shuffled)).isEqualTo(SessionFold.of("acme", "s", entries));
        Session session = SessionFold.of("acme", "s", entries).session();
        assertTimesInOrder(session);
    }

    private static void assertTimesInOrder(Session session) {
        for (Participant participant : session.participants()) {
            for (Interval interval : participant.intervals()) {
                interval.leftAt()
                        .ifPresent(left -> interval.joinedAt()
                                .ifPresent(joined -> assertThat(left).isAfterOrEqualTo(joined)));
            }
        }
    }

    private static SessionHistory fold(List<SessionEvent> events) {
        SessionJournal journal = SessionJournal.of(InMemoryJournalStore.create());
        // So that there is a session if all others are lost.
        journal.record(Events.started("the start", 0));
        events.forEach(journal::record);
        return journal.find("acme", "s").orElseThrow();
    }

    private static List<SessionEvent> lossy(List<SessionEvent> events, Random random) {
        return new ArrayList<>(
                events.stream().filter(event -> random.nextInt(5) > 0).toList());
    }

    private static List<SessionEvent> events(Random random) {
        List<SessionEvent> events = new ArrayList<>(connections(random, random.nextBoolean()));
        if (random.nextBoolean()) {
            events.add(Events.ended("end", random.nextInt(1_000)));
        }
        if (random.nextInt(4) == 0) {
            events.add(Events.started("again", random.nextInt(1_000)));
        }
        return events;
    }

    /** Few people, who come often, in whole seconds, so that many events happen at the same time. */
    private static List<SessionEvent> connections(Random random, boolean withIds) {
        List<SessionEvent> events = new ArrayList<>();
        for (int connection = random.nextInt(12); connection > 0; connection--) {
            String person = "p" + random.nextInt(3);
            String id = withIds ? "c" + connection : random.nextBoolean() ? person : null;
            int joined = random.nextInt(900);
            events.add(Events.joined("join " + connection, person, id, joined));
            events.add(Events.left("leave " + connection, person, id, joined + random.nextInt(100)));
        }
        return events;
    }

    private static Session read(Random random) {
        List<Participant> people = new ArrayList<>();
        for (int person = 0; person < 3; person++) {
            if (random.nextBoolean()) {
                int joined = random.nextInt(900);
                String id = random.nextBoolean() ? "c" + random.nextInt(12) : null;
                people.add(Events.person(
                        "p" + person,
                        random.nextBoolean()
                                ? Events.open(id, joined)
                                : Events.interval(id, joined, joined + random.nextInt(100))));
            }
        }
        return Events.read(
                random.nextInt(4) == 0 ? SessionStatus.ENDED : SessionStatus.ACTIVE,
                people.toArray(Participant[]::new));
    }
}
