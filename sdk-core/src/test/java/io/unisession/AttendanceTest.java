package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How intervals count, however the provider reports them. Times are minutes after ten. */
class AttendanceTest {
    private static final Instant NOW = at(60);

    @Test
    void noTimes_isUnknown() {
        Participant participant = participant();

        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant.timePresent(NOW)).isZero();
        assertThat(participant.firstJoinedAt()).isEmpty();
        assertThat(participant.lastLeftAt()).isEmpty();
    }

    @Test
    void oneInterval_countsWhole() {
        Participant participant = participant(closed(0, 20));

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 20);
        assertThat(participant.firstJoinedAt()).contains(at(0));
        assertThat(participant.lastLeftAt()).contains(at(20));
    }

    @Test
    void openInterval_countsUpToNow() {
        Participant participant = participant(open(50));

        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertMinutes(participant, 10);
        assertThat(participant.lastLeftAt()).isEmpty();
    }

    @Test
    void openInterval_thatStartsAfterNow_countsNothing() {
        Participant participant = participant(open(70));

        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertMinutes(participant, 0);
    }

    @Test
    void rejoin_countsBothIntervals() {
        Participant participant = participant(closed(0, 10), closed(30, 45));

        assertMinutes(participant, 25);
        assertThat(participant.firstJoinedAt()).contains(at(0));
        assertThat(participant.lastLeftAt()).contains(at(45));
    }

    @Test
    void rejoinThatLasts_isPresent() {
        Participant participant = participant(closed(0, 10), open(55));

        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertMinutes(participant, 15);
        assertThat(participant.lastLeftAt()).isEmpty();
    }

    @Test
    void overlap_countsOnce() {
        assertMinutes(participant(closed(0, 20), closed(10, 30)), 30);
        assertMinutes(participant(closed(0, 30), closed(10, 20)), 30);
        assertMinutes(participant(closed(0, 30), closed(0, 30)), 30);
        assertMinutes(participant(closed(0, 30), closed(5, 10), closed(8, 40)), 40);
        assertMinutes(participant(closed(0, 10), closed(10, 20)), 20);
    }

    @Test
    void overlapWithAnOpenInterval_countsOnce() {
        assertMinutes(participant(closed(0, 58), open(55)), 60);
    }

    /** A lost connection leaves an interval without a leave. */
    @Test
    void earlierOpenInterval_countsUpToTheNextJoin() {
        Participant participant = participant(open(0), closed(30, 40));

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 40);
        assertThat(participant.lastLeftAt()).contains(at(40));
    }

    @Test
    void earlierOpenIntervals_countUpToEachNextJoin() {
        assertMinutes(participant(open(0), open(10), open(50)), 60);
        assertMinutes(participant(open(0), open(0), closed(0, 5)), 5);
    }

    @Test
    void earlierOpenInterval_withAnotherInsideIt_countsUpToTheNextJoin() {
        assertMinutes(participant(open(0), closed(10, 15), closed(40, 50)), 25);
    }

    @Test
    void missingJoin_doesNotCount_butItsLeaveIsKnown() {
        Participant participant = participant(Interval.of(null, at(20)));

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 0);
        assertThat(participant.firstJoinedAt()).isEmpty();
        assertThat(participant.lastLeftAt()).contains(at(20));
    }

    @Test
    void missingJoinBesideAnOpenInterval_isPresent() {
        assertThat(participant(Interval.of(null, at(20)), open(5)).presence()).isEqualTo(Presence.PRESENT);
        assertThat(participant(open(5), Interval.of(null, at(20))).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void neitherJoinNorLeave_reportsNoTime() {
        Participant participant = participant(Interval.of(null, null));

        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertMinutes(participant, 0);
    }

    @Test
    void reversedTimes_doNotCount() {
        Participant participant = participant(closed(30, 10), closed(40, 45));

        assertMinutes(participant, 5);
        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
    }

    @Test
    void unorderedIntervals_countLikeOrderedOnes() {
        Participant participant = participant(closed(30, 45), open(50), closed(0, 10));

        assertMinutes(participant, 35);
        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertThat(participant.firstJoinedAt()).contains(at(0));
        assertThat(participant.intervals()).containsExactly(closed(30, 45), open(50), closed(0, 10));
    }

    @Test
    void twoStartedAtTheSameTime_theLaterInTheListDecides() {
        assertThat(participant(open(10), closed(10, 20)).presence()).isEqualTo(Presence.LEFT);
        assertThat(participant(closed(10, 20), open(10)).presence()).isEqualTo(Presence.PRESENT);
    }

    /** Minute by minute, which is slow and sure. */
    @Test
    void anyClosedIntervalsInAnyOrder_countEachMinuteOnce() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            List<Interval> intervals = new ArrayList<>();
            boolean[] there = new boolean[60];
            for (int count = random.nextInt(6); count > 0; count--) {
                int join = random.nextInt(60);
                int leave = random.nextInt(60);
                intervals.add(closed(join, leave));
                for (int minute = join; minute < leave; minute++) {
                    there[minute] = true;
                }
            }
            int expected = 0;
            for (boolean minute : there) {
                expected += minute ? 1 : 0;
            }
            Collections.shuffle(intervals, random);

            Participant participant =
                    Participant.builder("p").intervals(intervals).build();
            assertThat(participant.timePresent(NOW)).as(intervals.toString()).isEqualTo(Duration.ofMinutes(expected));
        }
    }

    @Test
    void extremeTimes_doNotFail() {
        Participant participant = participant(Interval.of(Instant.MIN, Instant.MAX), Interval.of(Instant.MIN, null));

        assertThat(participant.timePresent(Instant.MAX)).isEqualTo(Duration.between(Instant.MIN, Instant.MAX));
    }

    @Test
    void unknownEnd_isUnknownAndCountsNothing() {
        Participant participant = participant(closed(0, 10), unknown(30));

        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertMinutes(participant, 10);
        assertThat(participant.lastLeftAt()).isEmpty();
    }

    @Test
    void earlierUnknownEnd_countsUpToTheNextJoin() {
        Participant participant = participant(unknown(0), closed(30, 40));

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 40);
    }

    @Test
    void endOfTheSession_countsLikeALeave() {
        Participant participant = participant(Interval.builder()
                .joinedAt(at(10))
                .leftAt(at(30))
                .end(IntervalEnd.SESSION_END)
                .build());

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 20);
        assertThat(participant.lastLeftAt()).contains(at(30));
    }

    @Test
    void endedSession_closesTheIntervalThatBeganLast() {
        Participant participant = inSession(SessionStatus.ENDED, at(45), open(10), closed(0, 5));

        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertThat(participant.intervals())
                .containsExactly(
                        Interval.builder()
                                .joinedAt(at(10))
                                .leftAt(at(45))
                                .end(IntervalEnd.SESSION_END)
                                .build(),
                        closed(0, 5));
        assertMinutes(participant, 40);
        assertThat(participant.lastLeftAt()).contains(at(45));
    }

    /** It was left behind by a lost connection, and did not last until the session's end. */
    @Test
    void endedSession_earlierOpenInterval_hasAnUnknownEnd() {
        Participant participant = inSession(SessionStatus.ENDED, at(59), open(0), closed(30, 40));

        assertThat(participant.intervals()).containsExactly(unknown(0), closed(30, 40));
        assertThat(participant.presence()).isEqualTo(Presence.LEFT);
        assertMinutes(participant, 40);
    }

    @Test
    void endedSession_whoseEndIsUnknown_leavesPresenceUnknown() {
        Participant participant = inSession(SessionStatus.ENDED, null, open(10));

        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant.intervals()).containsExactly(unknown(10));
        assertMinutes(participant, 0);
    }

    @Test
    void endedSession_joinAfterItsEnd_hasAnUnknownEnd() {
        assertThat(inSession(SessionStatus.ENDED, at(5), open(10)).intervals()).containsExactly(unknown(10));
    }

    @Test
    void endedSession_changesNothingElseOfAParticipant() {
        Participant given = Participant.builder("p")
                .userId("u")
                .name("Ada")
                .role("host")
                .intervals(List.of(
                        Interval.builder().joinedAt(at(0)).connectionId("c").build()))
                .providerValue("own")
                .raw(ProviderDocument.of("{}"))
                .metadata(ResponseMetadata.builder().attempts(2).build())
                .build();

        Participant ended = session(SessionStatus.ENDED, at(20), given);

        assertThat(ended)
                .isEqualTo(Participant.builder("p")
                        .userId("u")
                        .name("Ada")
                        .role("host")
                        .intervals(List.of(Interval.builder()
                                .joinedAt(at(0))
                                .leftAt(at(20))
                                .end(IntervalEnd.SESSION_END)
                                .connectionId("c")
                                .build()))
                        .build());
        assertThat(ended.unwrap(String.class)).contains("own");
        assertThat(ended.raw()).isSameAs(given.raw());
        assertThat(ended.metadata()).isEqualTo(given.metadata());
    }

    @Test
    void sessionThatHasNotEnded_leavesIntervalsOpen() {
        assertThat(inSession(SessionStatus.ACTIVE, null, open(10)).presence()).isEqualTo(Presence.PRESENT);
        assertThat(inSession(SessionStatus.UNKNOWN, at(50), open(10)).presence())
                .isEqualTo(Presence.PRESENT);
    }

    @Test
    void intervalWithOnlyADuration_countsIt() {
        Participant participant = participant(closed(0, 10), lasting(null, null, 7));

        assertMinutes(participant, 17);
        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(lasting(null, null, 7).end()).isEqualTo(IntervalEnd.UNKNOWN);
        assertThat(lasting(null, null, 7).duration()).contains(Duration.ofMinutes(7));
    }

    @Test
    void intervalWithoutJoin_beganItsDurationBeforeTheLeave() {
        assertThat(lasting(null, 20, 7)).isEqualTo(closed(13, 20));
    }

    @Test
    void intervalThatHasEnded_endsItsDurationAfterTheJoin() {
        assertThat(Interval.builder()
                        .joinedAt(at(10))
                        .duration(Duration.ofMinutes(7))
                        .end(IntervalEnd.UNKNOWN)
                        .build())
                .isEqualTo(closed(10, 17));
    }

    @Test
    void intervalWithBothTimes_doesNotCountItsDuration() {
        assertThat(lasting(10, 20, 59)).isEqualTo(closed(10, 20));
        assertThat(lasting(10, 20, 59).duration()).contains(Duration.ofMinutes(10));
    }

    @Test
    void durationOfZeroOrLess_isIgnored() {
        assertThat(lasting(10, null, 0)).isEqualTo(open(10));
        assertThat(lasting(10, null, -3)).isEqualTo(open(10));
    }

    @Test
    void durationOutOfRange_isIgnored() {
        Interval interval = Interval.builder()
                .joinedAt(Instant.MAX)
                .duration(Duration.ofDays(1))
                .build();

        assertThat(interval.duration()).isEmpty();
        assertMinutes(participant(interval), 0);
    }

    /** Services that report a duration from the start report it so far, while someone is there. */
    @Test
    void joinAndDuration_inASessionThatGoesOn_isOpen() {
        for (SessionStatus status : List.of(SessionStatus.ACTIVE, SessionStatus.PENDING)) {
            Participant participant = inSession(status, null, lasting(10, null, 7));

            assertThat(participant.intervals()).containsExactly(open(10));
            assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
            assertMinutes(participant, 50);
        }
    }

    @Test
    void joinAndDuration_ofSomeoneWhoCameBack_isOver() {
        for (SessionStatus status : SessionStatus.values()) {
            assertThat(inSession(status, at(59), lasting(10, null, 7), closed(30, 40))
                            .intervals())
                    .containsExactly(closed(10, 17), closed(30, 40));
        }
    }

    @Test
    void joinAndDuration_inASessionThatEnded_isOver() {
        assertThat(inSession(SessionStatus.ENDED, at(59), lasting(10, null, 7)).intervals())
                .containsExactly(closed(10, 17));
        assertThat(inSession(SessionStatus.ENDED, null, lasting(10, null, 7)).intervals())
                .containsExactly(closed(10, 17));
        assertThat(inSession(SessionStatus.UNKNOWN, at(59), lasting(10, null, 7))
                        .intervals())
                .containsExactly(closed(10, 17));
    }

    @Test
    void joinAndDuration_statusUnknown_countsAndLeavesPresenceUnknown() {
        Participant participant = inSession(SessionStatus.UNKNOWN, null, lasting(10, null, 7));

        assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant.lastLeftAt()).isEmpty();
        assertMinutes(participant, 7);
        assertMinutes(participant(lasting(10, null, 7)), 7);
    }

    /** A leave that came and cannot be read. */
    @Test
    void unreadableLeave_isNotPresent_inAnySession() {
        Interval interval = Interval.builder()
                .joinedAt(at(10))
                .end(IntervalEnd.UNKNOWN)
                .unreadableFields(List.of("end"))
                .build();
        for (SessionStatus status : SessionStatus.values()) {
            Participant participant = inSession(status, at(59), interval);

            assertThat(participant.presence()).isEqualTo(Presence.UNKNOWN);
            assertThat(participant.intervals()).containsExactly(interval);
            assertThat(participant.intervals().get(0).unreadableFields()).containsExactly("end");
            assertMinutes(participant, 0);
        }
    }

    @Test
    void intervalWithoutAnyReadableTime_leavesPresenceUnknown_unlessSomeoneIsThere() {
        Interval unreadable = Interval.builder().end(IntervalEnd.UNKNOWN).build();

        assertThat(participant(closed(0, 10), unreadable).presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(participant(unreadable, open(10)).presence()).isEqualTo(Presence.PRESENT);
    }

    private static Interval lasting(@Nullable Integer join, @Nullable Integer leave, int minutes) {
        return Interval.builder()
                .joinedAt(join == null ? null : at(join))
                .leftAt(leave == null ? null : at(leave))
                .duration(Duration.ofMinutes(minutes))
                .build();
    }

    private static Participant inSession(SessionStatus status, @Nullable Instant endedAt, Interval... intervals) {
        return session(status, endedAt, participant(intervals));
    }

    private static Participant session(SessionStatus status, @Nullable Instant endedAt, Participant participant) {
        return Session.builder("acme")
                .id("s")
                .status(status)
                .endedAt(endedAt)
                .participants(List.of(participant))
                .build()
                .participants()
                .get(0);
    }

    private static Interval unknown(int join) {
        return Interval.builder().joinedAt(at(join)).end(IntervalEnd.UNKNOWN).build();
    }

    private static void assertMinutes(Participant participant, int minutes) {
        assertThat(participant.timePresent(NOW)).isEqualTo(Duration.ofMinutes(minutes));
    }

    private static Participant participant(Interval... intervals) {
        return Participant.builder("p").intervals(List.of(intervals)).build();
    }

    private static Interval closed(int join, int leave) {
        return Interval.of(at(join), at(leave));
    }

    private static Interval open(int join) {
        return Interval.of(at(join), null);
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-01-01T10:00:00Z").plus(Duration.ofMinutes(minute));
    }

    @Test
    void timePresent_durationsBeyondAnySum_isTheLongestDuration() {
        Interval endless = Interval.builder()
                .duration(Duration.ofSeconds(Long.MAX_VALUE))
                .end(IntervalEnd.UNKNOWN)
                .build();

        assertThat(Participant.builder("p")
                        .intervals(List.of(endless, endless))
                        .build()
                        .timePresent(NOW))
                .isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
    }
}
