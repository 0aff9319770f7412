package io.unisession.attendance;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sessions of made-up people; the same each time. */
final class Samples {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final List<String> FIRST_NAMES = List.of(
            "Priya", "Jonas", "Mei", "Amara", "Lucia", "Sam", "Ayşe", "Olu", "Zoë", "Mateo", "Ingrid", "Tariq", "Noor",
            "Kenji", "Lena", "Paulo", "Sofia", "Björn", "Fatima", "Dmitri");
    private static final List<String> LAST_NAMES = List.of(
            "Raman",
            "Weber",
            "Chen",
            "Okafor",
            "Moretti",
            "Whitfield",
            "Yılmaz",
            "Adeyemi",
            "van Dijk",
            "García",
            "Larsen",
            "Hussain",
            "Haddad",
            "Tanaka",
            "Schmidt",
            "Silva",
            "Rossi",
            "Andersson",
            "Khan",
            "Petrov",
            "Novák",
            "Murphy",
            "Dubois");

    private Samples() {}

    static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    static Interval minutes(int joined, int left) {
        return Interval.of(at(joined), at(left));
    }

    static Interval connection(
            @Nullable Instant joined, @Nullable Instant left, IntervalEnd end, @Nullable String connectionId) {
        return Interval.builder()
                .joinedAt(joined)
                .leftAt(left)
                .end(end)
                .connectionId(connectionId)
                .build();
    }

    static Participant participant(String id, String name, Interval... intervals) {
        return Participant.builder(id).name(name).intervals(List.of(intervals)).build();
    }

    /** A session that ran for an hour. */
    static Session.Builder hour() {
        return Session.builder("videosdk")
                .id("s-1")
                .status(SessionStatus.ENDED)
                .startedAt(START)
                .endedAt(at(60));
    }

    static Session hour(Participant... participants) {
        return hour().participants(List.of(participants)).build();
    }

    /** A small lesson in which each thing that can happen does. */
    static Session lesson() {
        return Session.builder("videosdk")
                .id("69a5512c8f0e4d21b7c3a410")
                .status(SessionStatus.ENDED)
                .label("Physics, spring term")
                .roomId("kq3f-7xwd-m2pz")
                .startedAt(START.minusSeconds(130))
                .endedAt(START.plusSeconds(2840))
                .participants(List.of(
                        student(1, "Priya Raman", "teacher", interval(-120, 2840, 1)),
                        student(2, "Jonas Weber", "student", interval(-61, 1200, 1), interval(1110, 2835, 2)),
                        student(3, "Mei Chen", "student", interval(-20, 492, 1), interval(545, 2831, 2)),
                        student(4, "Amara Okafor", "student", interval(12, 2838, 1)),
                        student(
                                5,
                                "Ayşe Yılmaz",
                                "student",
                                interval(31, 310, 1),
                                interval(345, 960, 2),
                                interval(1020, 1460, 3),
                                interval(1530, 2822, 4)),
                        student(6, "Sam Whitfield", "student", interval(48, 1390, 1)),
                        student(
                                7,
                                "Zoë van Dijk",
                                "student",
                                connection(
                                        START.plusSeconds(75),
                                        START.plusSeconds(2840),
                                        IntervalEnd.SESSION_END,
                                        "c-1")),
                        student(8, "Lucia Moretti", "student", interval(512, 2827, 1)),
                        student(9, "Tariq Hussain", "student", interval(1610, 2834, 1)),
                        Participant.builder(null)
                                .name("Guest (phone)")
                                .intervals(List.of(interval(95, 700, 1)))
                                .build()))
                .build();
    }

    /** The rules of the small lesson, from which two are absent. */
    static AttendanceRules lessonRules() {
        Roster roster = Roster.builder()
                .add("u-1", "Priya Raman")
                .add("u-2", "Jonas Weber")
                .add("u-3", "Mei Chen")
                .add("u-4", "Amara Okafor")
                .add("u-5", "Ayşe Yılmaz")
                .add("u-6", "Sam Whitfield")
                .add("u-7", "Zoë van Dijk")
                .add("u-8", "Lucia Moretti")
                .add("u-9", "Tariq Hussain")
                .add("u-10", "Kenji Tanaka")
                .add("u-11", "Noor Haddad")
                .build();
        return AttendanceRules.builder()
                .schedule(Schedule.of(START, at(45)))
                .roster(roster)
                .build();
    }

    private static Participant student(int number, String name, String role, Interval... intervals) {
        return Participant.builder("p-" + number)
                .userId("u-" + number)
                .name(name)
                .role(role)
                .intervals(List.of(intervals))
                .build();
    }

    /** A lesson of so many people, some late, some on two devices, some with a bad connection. */
    static Session lesson(int people) {
        Random random = new Random(people);
        List<Participant> participants = new ArrayList<>();
        for (int index = 0; index < people; index++) {
            participants.add(participant(index, random));
        }
        return Session.builder("videosdk")
                .id("69a5512c8f0e4d21b7c3a410")
                .status(SessionStatus.ENDED)
                .providerStatus("ended")
                .label("Physics, spring term")
                .roomId("kq3f-7xwd-m2pz")
                .scheduledAt(START)
                .startedAt(START.minusSeconds(130))
                .endedAt(START.plusSeconds(2840))
                .participants(participants)
                .build();
    }

    private static Participant participant(int index, Random random) {
        String first = FIRST_NAMES.get(index % FIRST_NAMES.size());
        String last = LAST_NAMES.get(index * 7 % LAST_NAMES.size());
        int more = index / (FIRST_NAMES.size() * LAST_NAMES.size());
        List<Interval> intervals = new ArrayList<>();
        int joined = index == 0 ? -120 : (int) Math.min(1500, -90 + Math.abs(random.nextGaussian() * 130));
        int end = 2840;
        while (intervals.size() < 5 && random.nextInt(100) < 45 && joined < end - 300) {
            int left = joined + 100 + random.nextInt(Math.max(1, end - joined - 200));
            intervals.add(interval(joined, left, intervals.size()));
            // Comes back after a while, or has a second device there already.
            joined = left + (random.nextInt(4) == 0 ? -90 : 20 + random.nextInt(200));
        }
        int leaving = random.nextInt(100);
        int left = leaving < 70 ? end - random.nextInt(60) : Math.max(joined + 60, end - random.nextInt(1800));
        if (joined < end) {
            intervals.add(interval(joined, Math.min(end, left), intervals.size()));
        }
        return Participant.builder("p-" + index)
                .userId("u-" + index)
                .name(first + " " + last + (more == 0 ? "" : " " + more))
                .role(index == 0 ? "teacher" : "student")
                .intervals(intervals)
                .build();
    }

    private static Interval interval(int joined, int left, int number) {
        return connection(
                START.plusSeconds(joined), START.plusSeconds(left), IntervalEnd.REPORTED, "c-" + (number + 1));
    }
}
