package io.unisession.history;

import static io.unisession.history.Events.at;
import static io.unisession.history.Events.ended;
import static io.unisession.history.Events.event;
import static io.unisession.history.Events.interval;
import static io.unisession.history.Events.joined;
import static io.unisession.history.Events.left;
import static io.unisession.history.Events.open;
import static io.unisession.history.Events.person;
import static io.unisession.history.Events.read;
import static io.unisession.history.Events.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionReference;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionJournalTest {
    private final FakeClock clock = FakeClock.at(Events.START);
    private final JournalStore store = InMemoryJournalStore.create();
    private final SessionJournal journal = SessionJournal.of(store).withTiming(clock.timing());

    private Session fold(SessionEvent... events) {
        List.of(events).forEach(journal::record);
        return history().session();
    }

    private SessionHistory readAt(double second, Session session) {
        clock.advance(Duration.between(clock.instant(), at(second)));
        return journal.record(session);
    }

    private SessionHistory history() {
        return journal.find("acme", "s").orElseThrow();
    }

    private static Participant only(Session session) {
        assertThat(session.participants()).hasSize(1);
        return session.participants().get(0);
    }

    private static Interval onlyInterval(Session session) {
        assertThat(only(session).intervals()).hasSize(1);
        return only(session).intervals().get(0);
    }

    @Test
    void find_unknownSession_isEmpty() {
        assertThat(journal.find("acme", "s")).isEmpty();
        assertThat(journal.find(SessionReference.of("acme", "s"))).isEmpty();
    }

    @Test
    void record_eventsInOrder_makeTheSession() {
        Session session = fold(
                event(SessionEventType.SESSION_STARTED, "1", 0)
                        .roomId("maths")
                        .label("Maths")
                        .build(),
                joined("2", "anna", "c1", 10),
                left("3", "anna", "c1", 70),
                ended("4", 100));

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.roomId()).contains("maths");
        assertThat(session.label()).contains("Maths");
        assertThat(session.startedAt()).contains(at(0));
        assertThat(session.endedAt()).contains(at(100));
        assertThat(only(session).userId()).contains("anna");
        assertThat(onlyInterval(session)).isEqualTo(interval("c1", 10, 70));
        assertThat(history().gaps()).isEmpty();
        assertThat(history().lastReadAt()).isEmpty();
    }

    @Test
    void record_sameEventAgain_changesNothing() {
        assertThat(journal.record(joined("1", "anna", "c1", 10))).isTrue();
        assertThat(journal.record(joined("1", "anna", "c1", 10))).isFalse();

        assertThat(store.entries("acme", "s")).hasSize(1);
    }

    @Test
    void record_eventsWithTimeButNoKey_thatSayTheSame_areOne() {
        SessionEvent first = SessionEvent.builder("acme", at(11))
                .type(SessionEventType.PARTICIPANT_JOINED)
                .sessionId("s")
                .occurredAt(at(10))
                .participant(person("anna", open("c1", 10)))
                .build();
        SessionEvent again = SessionEvent.builder("acme", at(500))
                .type(SessionEventType.PARTICIPANT_JOINED)
                .sessionId("s")
                .occurredAt(at(10))
                .participant(person("anna", open("c1", 10)))
                .build();

        assertThat(journal.record(first)).isTrue();
        assertThat(journal.record(again)).isFalse();
    }

    @Test
    void record_event_addsOneEntryAndReadsNothing() {
        Refusing counting = new Refusing();
        SessionJournal.of(counting).record(joined("1", "anna", "c1", 10));

        assertThat(counting.appended).isEqualTo(1);
    }

    /** So that each event costs the same, however many its session has. */
    private static final class Refusing implements JournalStore {
        private int appended;

        @Override
        public boolean append(JournalEntry entry) {
            appended++;
            return true;
        }

        @Override
        public List<JournalEntry> entries(String source, String sessionId) {
            throw new AssertionError("read");
        }

        @Override
        public Page<String> sessions(String source, SessionQuery query, PageRequest page) {
            throw new AssertionError("listed");
        }

        @Override
        public long deleteBefore(Instant time) {
            throw new AssertionError("deleted");
        }

        @Override
        public long forget(String userId) {
            throw new AssertionError("forgot");
        }
    }

    @Test
    void record_eventWithoutSession_isIgnored() {
        assertThat(journal.record(SessionEvent.builder("acme", at(0)).key("1").build()))
                .isFalse();
    }

    @Test
    void record_lateLeaveOfAnOldConnection_leavesTheNewOneOpen() {
        Session session =
                fold(joined("1", "anna", "c1", 10), joined("2", "anna", "c2", 60), left("3", "anna", "c1", 61));

        assertThat(only(session).intervals()).containsExactly(interval("c1", 10, 61), open("c2", 60));
        assertThat(only(session).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void record_connectionIdThatComesBack_hasAnIntervalForEachTime() {
        Session session = fold(
                left("5", "anna", "anna", 90),
                joined("1", "anna", "anna", 10),
                left("2", "anna", "anna", 20),
                left("3", "anna", "anna", 20.5),
                joined("4", "anna", "anna", 60),
                joined("6", "anna", "anna", 120));

        assertThat(only(session).intervals())
                .containsExactly(interval("anna", 10, 20), interval("anna", 60, 90), open("anna", 120));

        Session read = read(
                SessionStatus.ACTIVE,
                person("anna", interval("anna", 10.1, 20.1), interval("anna", 60.1, 90.1), open("anna", 120.1)));
        assertThat(only(readAt(130, read).session()).intervals())
                .containsExactly(interval("anna", 10.1, 20.1), interval("anna", 60.1, 90.1), open("anna", 120.1));
    }

    @Test
    void record_readsAlone_ofAConnectionIdThatComesBack_keepEachInterval() {
        Participant twice = person("anna", interval("anna", 10, 20), interval("anna", 60, 90));
        readAt(100, read(SessionStatus.ACTIVE, twice));

        Session session = readAt(
                        130,
                        read(
                                SessionStatus.ACTIVE,
                                person("anna", interval("anna", 10, 20), interval("anna", 60, 90), open("anna", 120))))
                .session();

        assertThat(only(session).intervals())
                .containsExactly(interval("anna", 10, 20), interval("anna", 60, 90), open("anna", 120));
    }

    @Test
    void record_lostLeave_endsWithTheSessionAndSaysSo() {
        Session session = fold(started("1", 0), joined("2", "anna", "c1", 10), ended("3", 100));

        assertThat(onlyInterval(session).end()).isEqualTo(IntervalEnd.SESSION_END);
        assertThat(onlyInterval(session).leftAt()).contains(at(100));
        assertThat(history().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.kind()).isEqualTo(GapKind.LEAVE_BEFORE_SESSION_END))
                .satisfies(gap -> assertThat(gap.participant()).contains(only(session)));
    }

    @Test
    void record_lostLeaveBeforeAnotherConnection_hasAnUnknownEnd() {
        Session session =
                fold(started("0", 0), joined("1", "anna", "c1", 10), joined("2", "anna", "c2", 60), ended("3", 100));

        assertThat(only(session).intervals())
                .extracting(Interval::end)
                .containsExactly(IntervalEnd.UNKNOWN, IntervalEnd.SESSION_END);
        assertThat(history().gaps())
                .extracting(Gap::kind)
                .containsExactly(GapKind.LEAVE, GapKind.LEAVE_BEFORE_SESSION_END);
    }

    @Test
    void record_lostJoin_isRepairedByTheLeaveThatStatesIt() {
        SessionEvent left = event(SessionEventType.PARTICIPANT_LEFT, "1", 70)
                .participant(person("anna", interval("c1", 10, 70)))
                .build();

        assertThat(onlyInterval(fold(left))).isEqualTo(interval("c1", 10, 70));
        assertThat(history().gaps()).extracting(Gap::kind).containsExactly(GapKind.SESSION_START);
    }

    @Test
    void record_lostJoin_thatNothingStates_isAGap() {
        Session session = fold(started("0", 0), left("1", "anna", "c1", 70));

        assertThat(onlyInterval(session).joinedAt()).isEmpty();
        assertThat(onlyInterval(session).leftAt()).contains(at(70));
        assertThat(history().gaps()).extracting(Gap::kind).containsExactly(GapKind.JOIN);
    }

    @Test
    void record_leaveBeforeTheJoinOfItsConnection_isAtTheJoin() {
        Session session = fold(joined("1", "anna", "c1", 10.7), left("2", "anna", "c1", 10));

        assertThat(onlyInterval(session)).isEqualTo(interval("c1", 10.7, 10.7));
    }

    @Test
    void record_joinAndLeaveInTheSameSecond_withoutConnection_areOneVisit() {
        Session session = fold(left("1", "anna", null, 10), joined("2", "anna", null, 10));

        assertThat(onlyInterval(session)).isEqualTo(interval(null, 10, 10));
    }

    @Test
    void record_eventsAtTheSameTime_countAsStartThenJoinsThenLeavesThenEnd() {
        List<SessionEventType> order = List.of(
                SessionEventType.SESSION_STARTED,
                SessionEventType.PARTICIPANT_JOINED,
                SessionEventType.PARTICIPANT_LEFT,
                SessionEventType.SESSION_ENDED);

        for (int last = 0; last < order.size(); last++) {
            // Their keys alone would reverse them.
            SessionEvent event = event(order.get(last), "key " + (9 - last), 10)
                    .label("label of " + order.get(last))
                    .build();
            journal.record(event);

            assertThat(history().session().label()).isEqualTo(event.label());
        }
    }

    @Test
    void record_eventsOfOneKindAtTheSameTime_countInTheOrderOfTheirKeys() {
        SessionEvent second =
                event(SessionEventType.OTHER, "2", 10).label("Physics").build();
        SessionEvent first =
                event(SessionEventType.OTHER, "1", 10).label("Maths").build();

        assertThat(fold(second, first).label()).contains("Physics");
    }

    @Test
    void record_joinsAndLeavesWithoutConnections_arePairedByTime() {
        Session session = fold(
                joined("1", "anna", null, 10),
                left("2", "anna", null, 20),
                joined("3", "anna", null, 30),
                joined("4", "anna", null, 40),
                left("5", "anna", null, 50));

        assertThat(only(session).intervals())
                .containsExactly(
                        interval(null, 10, 20),
                        Interval.builder()
                                .joinedAt(at(30))
                                .end(IntervalEnd.UNKNOWN)
                                .build(),
                        interval(null, 40, 50));
    }

    @Test
    void record_participantIdChangesWithTheConnection_andTheReadKnowsBoth_isOnePerson() {
        fold(joined("1", "p1", "c1", 10), left("2", "p1", "c1", 20), joined("3", "p2", "c2", 30));

        Session session = readAt(40, read(SessionStatus.ACTIVE, person("p2", interval("c1", 10, 20), open("c2", 30))))
                .session();

        assertThat(only(session).id()).contains("p2");
        assertThat(only(session).intervals()).containsExactly(interval("c1", 10, 20), open("c2", 30));
    }

    @Test
    void record_eventWithoutTime_isStaleUntilTheNextRead() {
        SessionEvent untimed = SessionEvent.builder("acme", at(5))
                .type(SessionEventType.PARTICIPANT_JOINED)
                .sessionId("s")
                .participant(person("anna"))
                .build();
        journal.record(untimed);
        journal.record(untimed);

        assertThat(history().isStale()).isTrue();
        assertThat(only(history().session()).presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(history().gaps()).extracting(Gap::kind).contains(GapKind.TIMES);

        SessionHistory settled = readAt(6, read(SessionStatus.ACTIVE, person("anna", open(null, 4))));
        assertThat(settled.isStale()).isFalse();
        assertThat(onlyInterval(settled.session())).isEqualTo(open(null, 4));
        assertThat(settled).isEqualTo(history());
    }

    @Test
    void record_endWithoutTime_endsTheSessionAtAnUnknownTime() {
        journal.record(joined("1", "anna", "c1", 10));
        journal.record(SessionEvent.builder("acme", at(50))
                .type(SessionEventType.SESSION_ENDED)
                .sessionId("s")
                .build());

        assertThat(history().session().status()).isEqualTo(SessionStatus.ENDED);
        assertThat(history().session().endedAt()).isEmpty();
        assertThat(onlyInterval(history().session()).end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(history().gaps()).extracting(Gap::kind).contains(GapKind.SESSION_END, GapKind.LEAVE);
    }

    @Test
    void record_readThatNoLongerListsSomebody_endsTheirConnection() {
        fold(joined("1", "anna", "c1", 10), joined("2", "ben", "c2", 11));

        Session session = readAt(60, read(SessionStatus.ACTIVE, person("ben", open("c2", 11))))
                .session();

        assertThat(session.participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.UNKNOWN, Presence.PRESENT);
        assertThat(history().gaps()).extracting(Gap::kind).containsExactly(GapKind.LEAVE);
    }

    @Test
    void record_readBeforeTheJoinArrived_doesNotEndIt() {
        readAt(60, read(SessionStatus.ACTIVE));
        SessionEvent late = SessionEvent.builder("acme", at(61))
                .type(SessionEventType.PARTICIPANT_JOINED)
                .sessionId("s")
                .key("1")
                .occurredAt(at(59))
                .participant(person("anna", open("c1", 59)))
                .build();

        assertThat(onlyInterval(fold(late)).end()).isEqualTo(IntervalEnd.OPEN);
    }

    @Test
    void record_readWithoutParticipants_endsNobody() {
        fold(joined("1", "anna", "c1", 10));

        Session read =
                Session.builder("acme").id("s").status(SessionStatus.ACTIVE).build();

        assertThat(onlyInterval(readAt(60, read).session()).end()).isEqualTo(IntervalEnd.OPEN);
    }

    @Test
    void record_readListsPeopleWithoutTimes_keepsTheirEventsAndEndsTheOthers() {
        fold(joined("1", "anna", null, 10), joined("2", "ben", null, 11));

        Session session = readAt(60, read(SessionStatus.ACTIVE, person("anna"))).session();

        assertThat(session.participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.PRESENT, Presence.UNKNOWN);
    }

    @Test
    void record_readAndEventsDisagreeOnTimes_theReadCounts() {
        fold(joined("1", "anna", "c1", 10), left("2", "anna", "c1", 70), ended("3", 100));
        Session read = Session.builder("acme")
                .id("s")
                .status(SessionStatus.ENDED)
                .startedAt(at(0.4))
                .endedAt(at(99.6))
                .participants(List.of(person("anna", interval("c1", 10.3, 69.8))))
                .build();

        Session session = readAt(200, read).session();

        assertThat(onlyInterval(session)).isEqualTo(interval("c1", 10.3, 69.8));
        assertThat(session.endedAt()).contains(at(99.6));
    }

    @Test
    void record_readWithoutConnections_isMatchedWithTheEventsThatOverlap() {
        fold(
                joined("1", "anna", "c1", 10),
                left("2", "anna", "c1", 20),
                joined("3", "anna", "c2", 20),
                left("4", "anna", "c2", 50));

        Session session = readAt(
                        60,
                        read(
                                SessionStatus.ACTIVE,
                                person("anna", interval(null, 10.2, 19.9), interval(null, 20.3, 50.1))))
                .session();

        assertThat(only(session).intervals()).containsExactly(interval("c1", 10.2, 19.9), interval("c2", 20.3, 50.1));
    }

    @Test
    void record_readStillListsAConnectionThatLeft_theLeaveCounts() {
        fold(joined("1", "anna", "c1", 10), left("2", "anna", "c1", 50));

        Session session = readAt(51, read(SessionStatus.ACTIVE, person("anna", open("c1", 10))))
                .session();

        assertThat(onlyInterval(session)).isEqualTo(interval("c1", 10, 50));
    }

    @Test
    void record_readListsSomebodyWhoLeft_withoutConnections_theReadCounts() {
        fold(joined("1", "anna", null, 10), left("2", "anna", null, 50));

        Session session = readAt(51, read(SessionStatus.ACTIVE, person("anna", open(null, 10))))
                .session();

        assertThat(only(session).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void record_readSaysActiveAfterTheEnd_staysEnded() {
        fold(started("1", 0), ended("2", 100));

        assertThat(readAt(101, read(SessionStatus.ACTIVE)).session().status()).isEqualTo(SessionStatus.ENDED);
    }

    @Test
    void record_startAfterTheEnd_isAnotherRunUnderTheSameId() {
        Session session = fold(
                started("1", 0),
                joined("2", "anna", "c1", 10),
                ended("3", 100),
                started("4", 500),
                joined("5", "ben", "c2", 510));

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants())
                .extracting(each -> each.intervals().get(0).end())
                .containsExactly(IntervalEnd.SESSION_END, IntervalEnd.OPEN);

        Session over = fold(ended("6", 600));
        assertThat(over.endedAt()).contains(at(600));
        assertThat(over.participants())
                .extracting(each -> each.intervals().get(0).leftAt().orElseThrow())
                .containsExactly(at(100), at(600));
    }

    @Test
    void record_theSameReadAgain_isNotKept() {
        Session withPeople = read(SessionStatus.ACTIVE, person("anna", open("c1", 10)));
        Session withoutPeople =
                Session.builder("acme").id("s").status(SessionStatus.ACTIVE).build();
        for (int second = 20; second < 40; second += 2) {
            readAt(second, withPeople);
            readAt(second + 1, withoutPeople);
        }

        assertThat(store.entries("acme", "s")).hasSize(2);
    }

    @Test
    void record_theSameReadAfterAnEvent_isKept() {
        Session read = read(SessionStatus.ACTIVE, person("anna", open("c1", 10)));
        readAt(20, read);
        journal.record(joined("1", "ben", "c2", 21));
        readAt(22, read);

        assertThat(history().session().participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.PRESENT, Presence.UNKNOWN);
    }

    @Test
    void recordNotFound_knownSession_endsItAtAnUnknownTime() {
        fold(started("1", 0), joined("2", "anna", "c1", 10));
        clock.advance(Duration.ofSeconds(300));

        SessionHistory history = journal.recordNotFound("acme", "s").orElseThrow();
        clock.advance(Duration.ofSeconds(1));
        journal.recordNotFound("acme", "s");

        assertThat(history.session().status()).isEqualTo(SessionStatus.ENDED);
        assertThat(history.gaps()).extracting(Gap::kind).containsExactly(GapKind.SESSION_END, GapKind.LEAVE);
        assertThat(store.entries("acme", "s")).hasSize(3);
        assertThat(history()).isEqualTo(history);
    }

    @Test
    void recordNotFound_thenSomebodyJoins_isActive() {
        fold(joined("1", "anna", "c1", 10));
        clock.advance(Duration.ofSeconds(300));
        journal.recordNotFound("acme", "s");

        assertThat(fold(joined("2", "ben", "c2", 400)).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void recordNotFound_unknownSession_recordsNothing() {
        assertThat(journal.recordNotFound("acme", "s")).isEmpty();
        assertThat(store.entries("acme", "s")).isEmpty();
    }

    @Test
    void forAccount_keepsSessionsApart() {
        SessionJournal other = journal.forAccount("eu");
        journal.record(joined("1", "anna", "c1", 10));
        other.record(joined("1", "ben", "c1", 10));

        assertThat(only(history().session()).id()).contains("anna");
        assertThat(only(other.find("acme", "s").orElseThrow().session()).id()).contains("ben");
        assertThat(other.source("acme")).isEqualTo("acme/eu");
        assertThatThrownBy(() -> journal.forAccount("a/b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a/b");
    }

    @Test
    void list_byStatusAndStart_hasThoseThatMatchOnly() {
        fold(started("1", 0), ended("2", 100));
        journal.record(SessionEvent.builder("acme", at(200))
                .type(SessionEventType.SESSION_STARTED)
                .sessionId("running")
                .key("1")
                .occurredAt(at(200))
                .build());

        assertThat(ids(SessionQuery.all())).containsExactly("running", "s");
        assertThat(ids(SessionQuery.builder().status(SessionStatus.ENDED).build()))
                .containsExactly("s");
        assertThat(ids(SessionQuery.builder().status(SessionStatus.ACTIVE).build()))
                .containsExactly("running");
        assertThat(ids(SessionQuery.builder()
                        .startedFrom(at(0.001))
                        .startedBefore(at(201))
                        .build()))
                .containsExactly("running");
    }

    private Stream<String> ids(SessionQuery query) {
        return journal.list("acme", query).stream()
                .map(history -> history.session().id());
    }

    @Test
    void forget_removesThePersonFromTheSession() {
        fold(joined("1", "anna", "c1", 10), joined("2", "ben", "c2", 10));
        readAt(20, read(SessionStatus.ACTIVE, person("anna", open("c1", 10)), person("ben", open("c2", 10))));

        assertThat(journal.forget("anna")).isEqualTo(2);

        assertThat(only(history().session()).id()).contains("ben");
        assertThat(journal.record(joined("1", "anna", "c1", 10))).isFalse();
    }

    @Test
    void forget_keepsWhichFieldsOfTheEventCouldNotBeRead() {
        journal.record(joined("1", "anna", "c1", 10).toBuilder()
                .unreadableFields(List.of("joined"))
                .build());

        journal.forget("anna");

        SessionEvent left = store.entries("acme", "s").get(0).event().orElseThrow();
        assertThat(left.participant()).isEmpty();
        assertThat(left.unreadableFields()).containsExactly("joined");
    }

    @Test
    void deleteBefore_forgetsWholeSessions() {
        fold(joined("1", "anna", "c1", 10));

        assertThat(journal.deleteBefore(at(11))).isEqualTo(1);
        assertThat(journal.find("acme", "s")).isEmpty();
    }

    @Test
    void store_isFull_evictsTheSessionThatHasRestedLongest() {
        SessionJournal small = SessionJournal.of(InMemoryJournalStore.withCapacity(2));
        small.record(joined("1", "anna", "c1", 10));
        small.record(SessionEvent.builder("acme", at(0)).sessionId("b").key("1").build());
        small.record(SessionEvent.builder("acme", at(0)).sessionId("c").key("1").build());

        assertThat(small.find("acme", "s")).isEmpty();
        assertThat(small.find("acme", "b")).isPresent();

        small.record(SessionEvent.builder("acme", at(0)).sessionId("c").key("2").build());
        assertThatThrownBy(() -> small.record(SessionEvent.builder("acme", at(0))
                        .sessionId("c")
                        .key("3")
                        .build()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("full");
    }

    @Test
    void restore_bodyOfANewerVersion_saysSo() {
        assertThatThrownBy(() ->
                        JournalEntry.restore("acme", "s", "k:1", EntryKind.READ, Instant.EPOCH, "{\"version\":999}"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer UniSession");
    }
}
