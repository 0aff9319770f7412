package io.unisession.attendance;

import static io.unisession.attendance.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any session, however badly it is reported. */
class AttendancePropertiesTest {
    private static final AttendanceRules RULES =
            AttendanceRules.builder().asOf(START.plusSeconds(900)).build();

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timePresent_neverExceedsTheSessionOrTheSumOfTheConnections(int seed) {
        AttendanceReport report = AttendanceReport.of(session(new Random(seed)), RULES);

        for (Attendee attendee : report.attendees()) {
            Duration time = attendee.timePresent().orElse(Duration.ZERO);
            Duration sum =
                    attendee.connections().stream().map(Connection::duration).reduce(Duration.ZERO, Duration::plus);
            assertThat(time).isBetween(Duration.ZERO, sum);
            report.measured().ifPresent(session -> assertThat(time).isLessThanOrEqualTo(session.duration()));
            attendee.share().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
            assertThat(attendee.connections())
                    .allSatisfy(connection -> assertThat(connection.duration()).isLessThanOrEqualTo(time));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void concurrency_integratesToTheParticipantTime(int seed) {
        AttendanceReport report = AttendanceReport.of(session(new Random(seed)), RULES);

        Duration area = Duration.ZERO;
        List<ConcurrencyCurve.Point> points = report.concurrency().points();
        for (int index = 0; index + 1 < points.size(); index++) {
            Instant next = points.get(index + 1).at();
            area = area.plus(Duration.between(points.get(index).at(), next)
                    .multipliedBy(points.get(index).people()));
        }

        assertThat(area).isEqualTo(report.participantTime());
        assertThat(report.concurrency().peak())
                .isLessThanOrEqualTo(report.attendees().size());
        assertThat(points.isEmpty() ? 0 : points.get(points.size() - 1).people())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void report_anyOrderOfParticipants_isTheSame(int seed) {
        Random random = new Random(seed);
        Session session = session(random);
        List<Participant> shuffled = new ArrayList<>(session.participants().stream()
                .map(participant -> {
                    List<Interval> intervals = new ArrayList<>(participant.intervals());
                    Collections.shuffle(intervals, random);
                    return copy(participant, intervals);
                })
                .toList());
        Collections.shuffle(shuffled, random);

        assertThat(json(with(session, shuffled))).isEqualTo(json(session));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void report_participantsAndIntervalsListedTwice_isTheSame(int seed) {
        Session session = session(new Random(seed));
        List<Participant> doubled = session.participants().stream()
                .map(participant -> copy(participant, twice(participant.intervals())))
                .toList();

        assertThat(json(with(session, twice(doubled)))).isEqualTo(json(session));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timeTogether_withAnybody_neverExceedsEithersTime(int seed) {
        AttendanceReport report = AttendanceReport.of(session(new Random(seed)), RULES);

        for (Attendee attendee : report.attendees()) {
            Duration together = report.timeTogether(attendee::equals, other -> !other.equals(attendee));
            assertThat(together).isLessThanOrEqualTo(attendee.timePresent().orElse(Duration.ZERO));
            assertThat(together).isLessThanOrEqualTo(report.concurrency().timeWithAtLeast(2));
            assertThat(report.timeTogether(attendee::equals, attendee::equals)).isZero();
        }
    }

    private static String json(Session session) {
        return AttendanceReport.of(session, RULES).toJson();
    }

    private static <T> List<T> twice(List<T> list) {
        return Stream.concat(list.stream(), list.stream()).toList();
    }

    private static Session session(Random random) {
        List<Participant> participants = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            participants.add(participant(random));
        }
        SessionStatus[] statuses = SessionStatus.values();
        return Session.builder("any")
                .id("s")
                .status(statuses[random.nextInt(statuses.length)])
                .startedAt(random.nextInt(5) == 0 ? null : START)
                .endedAt(random.nextInt(3) == 0 ? null : START.plusSeconds(random.nextInt(1000) - 20))
                .participants(participants)
                .build();
    }

    private static Participant participant(Random random) {
        List<Interval> intervals = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            Instant joined = random.nextInt(8) == 0 ? null : time(random);
            Instant left = random.nextInt(4) == 0 ? null : time(random);
            IntervalEnd end = left != null
                    ? random.nextBoolean() ? IntervalEnd.REPORTED : IntervalEnd.SESSION_END
                    : random.nextBoolean() ? IntervalEnd.OPEN : IntervalEnd.UNKNOWN;
            intervals.add(
                    Samples.connection(joined, left, end, random.nextInt(3) == 0 ? "c" + random.nextInt(3) : null));
        }
        // Few ids and names, so that many participants are the same person. Each has one of them.
        int known = random.nextInt(3);
        return Participant.builder(known == 0 ? "p" + random.nextInt(3) : null)
                .userId(known == 1 ? "u" + random.nextInt(3) : null)
                .name(known == 2 || random.nextBoolean() ? "Name " + random.nextInt(3) : null)
                .role(random.nextBoolean() ? "host" : null)
                .intervals(intervals)
                .build();
    }

    private static Instant time(Random random) {
        return START.plusSeconds(random.nextInt(1000) - 10);
    }

    private static Participant copy(Participant participant, List<Interval> intervals) {
        return Participant.builder(participant.id().orElse(null))
                .userId(participant.userId().orElse(null))
                .name(participant.name().orElse(null))
                .role(participant.role().orElse(null))
                .intervals(intervals)
                .build();
    }

    private static Session with(Session session, List<Participant> participants) {
        return Session.builder("any")
                .id("s")
                .status(session.status())
                .startedAt(session.startedAt().orElse(null))
                .endedAt(session.endedAt().orElse(null))
                .participants(participants)
                .build();
    }
}
