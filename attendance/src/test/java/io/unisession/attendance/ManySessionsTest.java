package io.unisession.attendance;

import static io.unisession.attendance.Samples.at;
import static io.unisession.attendance.Samples.minutes;
import static io.unisession.attendance.Samples.participant;
import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManySessionsTest {
    private static final AttendanceRules WITH_ROSTER = AttendanceRules.builder()
            .roster(Roster.builder()
                    .add("u-1", "Ada")
                    .add("u-2", "Bob")
                    .add("u-9", "Zed")
                    .build())
            .build();

    private static Session.Builder session(String id, int day) {
        Instant start = at(day * 24 * 60);
        return Session.builder("videosdk")
                .id(id)
                .roomId("room")
                .label("Lesson")
                .status(SessionStatus.ENDED)
                .startedAt(start)
                .endedAt(start.plus(Duration.ofHours(1)));
    }

    private static Participant user(String userId, String name, int day, int joined, int left) {
        int start = day * 24 * 60;
        return Participant.builder("p" + userId + day)
                .userId(userId)
                .name(name)
                .intervals(List.of(minutes(start + joined, start + left)))
                .build();
    }

    private static List<Session> course() {
        return List.of(
                session("s-1", 0)
                        .participants(List.of(user("u-1", "Ada", 0, 0, 60), user("u-2", "Bob", 0, 0, 30)))
                        .build(),
                session("s-2", 1)
                        .participants(List.of(user("u-1", "Ada L.", 1, 0, 50), user("u-7", "Guest", 1, 0, 10)))
                        .build(),
                session("s-3", 2).build(),
                session("s-4", 3)
                        .status(SessionStatus.PENDING)
                        .startedAt(null)
                        .endedAt(null)
                        .scheduledAt(at(3 * 24 * 60))
                        .participants(List.of())
                        .build());
    }

    private static PersonTotals of(AttendanceTotals totals, String name) {
        return totals.people().stream()
                .filter(person -> person.person().displayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void totals_withARoster_countWhatIsKnownAndSayWhatIsNot() {
        AttendanceTotals totals = course().stream().collect(AttendanceTotals.collector(WITH_ROSTER));

        assertThat(totals.people())
                .extracting(person -> person.person().displayName())
                .containsExactly("Ada", "Bob", "Zed", "Guest");
        PersonTotals ada = of(totals, "Ada");
        assertThat(ada.timePresent()).isEqualTo(Duration.ofMinutes(110));
        assertThat(ada.attended()).isEqualTo(2);
        assertThat(ada.present()).isEqualTo(2);
        assertThat(ada.absent()).isZero();
        // One session does not tell who came, and one has not begun.
        assertThat(ada.unknown()).isEqualTo(2);
        PersonTotals bob = of(totals, "Bob");
        assertThat(bob.partial()).isEqualTo(1);
        assertThat(bob.absent()).isEqualTo(1);
        assertThat(totals.neverCame()).extracting(Person::displayName).containsExactly("Zed");
        assertThat(of(totals, "Zed").flags()).containsExactly(AttendanceFlag.NEVER_CAME);
        assertThat(of(totals, "Guest").flags()).contains(AttendanceFlag.NOT_ON_ROSTER);
        assertThat(totals.sessions()).isEqualTo(4);
        assertThat(totals.sessionsWithoutTimes()).isEqualTo(1);
        assertThat(totals.participantTime()).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void totals_nameChangesBetweenSessions_keepTheFirstAndAreMarked() {
        AttendanceTotals totals = course().stream().collect(AttendanceTotals.collector());

        assertThat(totals.people())
                .extracting(person -> person.person().displayName())
                .containsExactly("Ada", "Bob", "Guest");
        assertThat(of(totals, "Ada").flags()).contains(AttendanceFlag.NAMES_DIFFER);
        assertThat(of(totals, "Ada").firstSeenAt()).contains(at(0));
        assertThat(of(totals, "Ada").lastSeenAt()).contains(at(24 * 60 + 50));
    }

    @Test
    void collectors_anyOrderAndParallel_giveTheSameResult() {
        List<Session> sessions = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            sessions.add(session("s-" + day, day)
                    .participants(List.of(
                            user("u-" + day % 3, "Name " + day % 4, day, 0, 10 + day % 40),
                            user("u-" + day % 5, "Name " + day % 5, day, 5, 60)))
                    .build());
        }
        List<Session> shuffled = new ArrayList<>(sessions);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(shuffled.parallelStream()
                        .collect(AttendanceTotals.collector(WITH_ROSTER))
                        .table()
                        .toCsv())
                .isEqualTo(sessions.stream()
                        .collect(AttendanceTotals.collector(WITH_ROSTER))
                        .table()
                        .toCsv());
        assertThat(shuffled.parallelStream()
                        .collect(AttendanceMatrix.collector(WITH_ROSTER))
                        .timeTable()
                        .toCsv())
                .isEqualTo(sessions.stream()
                        .collect(AttendanceMatrix.collector(WITH_ROSTER))
                        .timeTable()
                        .toCsv());
        assertThat(shuffled.parallelStream()
                        .collect(UsageReport.collector(BillingRule.PER_PERSON))
                        .table()
                        .toCsv())
                .isEqualTo(sessions.stream()
                        .collect(UsageReport.collector(BillingRule.PER_PERSON))
                        .table()
                        .toCsv());
    }

    @Test
    void matrix_cells_showWhoAttendedWhat() {
        AttendanceMatrix matrix = course().stream().collect(AttendanceMatrix.collector(WITH_ROSTER));

        assertThat(matrix.statusTable().toCsv().lines())
                .containsExactly(
                        "name,user_id,person,attended,present,partial,absent,present_seconds,"
                                + "2026-03-02 Lesson,2026-03-03 Lesson,2026-03-04 Lesson,2026-03-05 Lesson",
                        "Ada,u-1,u-1,2,2,0,0,6600,PRESENT,PRESENT,UNKNOWN,UNKNOWN",
                        "Bob,u-2,u-2,1,0,1,1,1800,PARTIAL,ABSENT,UNKNOWN,UNKNOWN",
                        "Zed,u-9,u-9,0,0,0,2,0,ABSENT,ABSENT,UNKNOWN,UNKNOWN",
                        "Guest,u-7,u-7,1,0,1,0,600,ABSENT,PARTIAL,UNKNOWN,UNKNOWN");
        assertThat(matrix.timeTable().rows().get(1)).endsWith(1800L, 0L, null, null);
    }

    @Test
    void matrix_twoSessionsOfOneDayAndLabel_haveTwoTitles() {
        AttendanceMatrix matrix = Stream.of(
                        session("s-1", 0).participants(List.of()).build(),
                        session("s-2", 0).participants(List.of()).build())
                .collect(AttendanceMatrix.collector());

        assertThat(matrix.timeTable().columns()).endsWith("2026-03-02 Lesson", "2026-03-02 Lesson videosdk:s-2");
    }

    @Test
    void usage_perProviderRoomAndMonth_addsUpExactAndBilledTime() {
        Participant tenSeconds = participant("p", "Ada", Interval.of(at(0), at(0).plusSeconds(10)));
        List<Session> sessions = List.of(
                session("s-1", 0)
                        .participants(List.of(tenSeconds, participant("q", "Bob", minutes(0, 60))))
                        .build(),
                session("s-2", 1)
                        .participants(List.of(user("u-1", "Ada", 1, 0, 1)))
                        .build(),
                session("s-3", 31)
                        .participants(List.of(user("u-1", "Ada", 31, 0, 1)))
                        .build(),
                session("s-4", 0).roomId("other").build(),
                Session.builder("bandwidth").id("b").build());

        List<UsageReport.Usage> usages = sessions.stream()
                .collect(UsageReport.collector(BillingRule.PER_CONNECTION))
                .usages();

        assertThat(usages).hasSize(4);
        UsageReport.Usage march = usages.get(2);
        assertThat(march.provider()).isEqualTo("videosdk");
        assertThat(march.month()).contains(YearMonth.of(2026, 3));
        assertThat(march.roomId()).contains("room");
        assertThat(march.sessions()).isEqualTo(2);
        assertThat(march.attendances()).isEqualTo(3);
        assertThat(march.participantTime()).isEqualTo(Duration.ofSeconds(10 + 3600 + 60));
        assertThat(march.billedTime()).isEqualTo(Duration.ofMinutes(62));
        assertThat(usages.get(3).month()).contains(YearMonth.of(2026, 4));
        assertThat(usages.get(1).roomId()).contains("other");
        assertThat(usages.get(1).sessionsWithoutTimes()).isEqualTo(1);
        assertThat(usages.get(0).month()).isEqualTo(Optional.empty());
    }

    @Test
    void usage_months_areThoseOfTheZone() {
        Session newYear = Session.builder("videosdk")
                .id("s")
                .startedAt(Instant.parse("2026-12-31T23:30:00Z"))
                .build();

        UsageReport usage = Stream.of(newYear)
                .collect(UsageReport.collector(
                        session -> BillingRule.EXACT,
                        AttendanceRules.builder().zone(ZoneId.of("Asia/Tokyo")).build()));

        assertThat(usage.usages().get(0).month()).contains(YearMonth.of(2027, 1));
    }

    @Test
    void totals_unidentifiedPeople_areOneEntry() {
        Participant nobody =
                Participant.builder(null).intervals(List.of(minutes(0, 10))).build();

        AttendanceTotals totals = IntStream.range(0, 3)
                .mapToObj(number -> session("s-" + number, 0)
                        .participants(List.of(nobody, nobody))
                        .build())
                .collect(AttendanceTotals.collector());

        assertThat(totals.people()).hasSize(1);
        assertThat(totals.people().get(0).attended()).isEqualTo(6);
        assertThat(totals.people().get(0).timePresent()).isEqualTo(Duration.ofMinutes(60));
    }
}
