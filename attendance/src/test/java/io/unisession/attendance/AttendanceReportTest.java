package io.unisession.attendance;

import static io.unisession.attendance.Samples.START;
import static io.unisession.attendance.Samples.at;
import static io.unisession.attendance.Samples.connection;
import static io.unisession.attendance.Samples.hour;
import static io.unisession.attendance.Samples.minutes;
import static io.unisession.attendance.Samples.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceReportTest {
    private static Duration minutesLong(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Attendee only(AttendanceReport report) {
        assertThat(report.attendees()).hasSize(1);
        return report.attendees().get(0);
    }

    private static Participant user(String userId, String id, io.unisession.Interval... intervals) {
        return Participant.builder(id)
                .userId(userId)
                .intervals(List.of(intervals))
                .build();
    }

    /** What reports of others get wrong. */
    @Nested
    class KnownFaults {
        @Test
        void attendees_twoDevicesAtOnce_countOnce() {
            AttendanceReport report =
                    AttendanceReport.of(hour(user("u", "laptop", minutes(0, 40)), user("u", "phone", minutes(20, 60))));

            assertThat(only(report).timePresent()).contains(minutesLong(60));
            assertThat(only(report).connections()).hasSize(2);
            assertThat(only(report).flags()).contains(AttendanceFlag.OVERLAP);
        }

        @Test
        void attendees_gapBetweenJoins_countsAsAway() {
            Attendee attendee =
                    only(AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 10), minutes(40, 60)))));

            assertThat(attendee.timePresent()).contains(minutesLong(30));
            assertThat(attendee.timeAway()).contains(minutesLong(30));
            assertThat(attendee.firstJoinedAt()).contains(at(0));
            assertThat(attendee.lastLeftAt()).contains(at(60));
        }

        @Test
        void attendees_reconnect_isTheSamePerson() {
            AttendanceReport report = AttendanceReport.of(
                    hour(user("u", "peer-1", minutes(0, 10)), user("u", "peer-2", minutes(11, 60))));

            assertThat(report.attendees()).hasSize(1);
            assertThat(report.connectionCount()).isEqualTo(2);
            assertThat(report.concurrency().peak()).isEqualTo(1);
        }

        @Test
        void timePresent_moreThanADay_doesNotWrap() {
            Session session = hour().endedAt(START.plus(Duration.ofHours(30)))
                    .participants(List.of(participant("p", "Ada", minutes(0, 30 * 60))))
                    .build();

            assertThat(only(AttendanceReport.of(session)).timePresent()).contains(Duration.ofHours(30));
            assertThat(AttendanceReport.of(session).peopleTable().rows().get(0)).contains(108_000L);
        }
    }

    @Nested
    class WhoIsWho {
        @Test
        void attendees_sameNameOtherIds_areTwoPeople() {
            AttendanceReport report = AttendanceReport.of(
                    hour(participant("p-1", "Ada", minutes(0, 60)), participant("p-2", "Ada", minutes(0, 60))));

            assertThat(report.attendees()).hasSize(2);
        }

        @Test
        void attendees_noIds_areOnePersonPerName_andAreMarked() {
            AttendanceReport report = AttendanceReport.of(hour(
                    Participant.builder(null)
                            .name("Ada  Lovelace")
                            .intervals(List.of(minutes(0, 10)))
                            .build(),
                    Participant.builder(null)
                            .name("ada lovelace")
                            .intervals(List.of(minutes(20, 60)))
                            .build()));

            assertThat(only(report).timePresent()).contains(minutesLong(50));
            assertThat(only(report).person().identifiedBy()).isEqualTo(IdentifiedBy.NAME);
            assertThat(only(report).flags()).contains(AttendanceFlag.IDENTIFIED_BY_NAME);
        }

        @Test
        void attendees_neitherIdNorName_areEachAPerson() {
            Participant nobody =
                    Participant.builder(null).intervals(List.of(minutes(0, 10))).build();

            AttendanceReport report = AttendanceReport.of(hour(nobody, nobody));

            assertThat(report.attendees()).hasSize(2).allSatisfy(attendee -> {
                assertThat(attendee.flags()).contains(AttendanceFlag.UNIDENTIFIED);
                assertThat(attendee.displayName()).isEqualTo("unidentified");
            });
        }

        @Test
        void attendees_oneIdUnderTwoNames_areMarked() {
            AttendanceReport report = AttendanceReport.of(
                    hour(participant("p", "Ada", minutes(0, 10)), participant("p", "Guest", minutes(20, 30))));

            assertThat(only(report).displayName()).isEqualTo("Ada");
            assertThat(only(report).flags()).contains(AttendanceFlag.NAMES_DIFFER);
        }

        @Test
        void identifyBy_ownRule_comesBeforeTheIds() {
            AttendanceRules rules =
                    AttendanceRules.builder().identifyBy(Participant::name).build();

            AttendanceReport report = AttendanceReport.of(
                    hour(participant("p-1", "Ada", minutes(0, 30)), participant("p-2", "Ada", minutes(30, 60))), rules);

            assertThat(only(report).person().identifiedBy()).isEqualTo(IdentifiedBy.APPLICATION);
            assertThat(only(report).timePresent()).contains(minutesLong(60));
        }
    }

    @Nested
    class OpenAndMissingTimes {
        @Test
        void timePresent_openInARunningSession_countsUpToTheReport() {
            Session session = hour().status(SessionStatus.ACTIVE)
                    .endedAt(null)
                    .participants(List.of(participant("p", "Ada", io.unisession.Interval.of(at(10), null))))
                    .build();

            AttendanceReport report = AttendanceReport.of(
                    session, AttendanceRules.builder().asOf(at(25)).build());

            assertThat(only(report).timePresent()).contains(minutesLong(15));
            assertThat(only(report).lastLeftAt()).isEmpty();
            assertThat(only(report).flags()).contains(AttendanceFlag.STILL_PRESENT);
            assertThat(report.flags()).contains(AttendanceFlag.IN_PROGRESS);
        }

        @Test
        void timePresent_closedByTheEndOfTheSession_isMarked() {
            Attendee attendee = only(AttendanceReport.of(
                    hour(participant("p", "Ada", connection(at(10), at(60), IntervalEnd.SESSION_END, null)))));

            assertThat(attendee.timePresent()).contains(minutesLong(50));
            assertThat(attendee.flags()).contains(AttendanceFlag.CLOSED_BY_SESSION_END);
        }

        @Test
        void timePresent_leaveLostBeforeTheNextJoin_countsUpToThatJoin() {
            Attendee attendee = only(AttendanceReport.of(hour(participant(
                    "p",
                    "Ada",
                    connection(at(0), null, IntervalEnd.UNKNOWN, null),
                    connection(at(20), at(30), IntervalEnd.REPORTED, null)))));

            assertThat(attendee.timePresent()).contains(minutesLong(30));
            assertThat(attendee.flags()).contains(AttendanceFlag.LEAVE_MISSING);
        }

        @Test
        void timePresent_leaveBesideItsOpenCopy_isOneConnection() {
            Attendee attendee = only(AttendanceReport.of(hour(participant(
                    "p",
                    "Ada",
                    connection(at(0), null, IntervalEnd.UNKNOWN, null),
                    connection(at(0), at(30), IntervalEnd.REPORTED, null)))));

            assertThat(attendee.connections()).hasSize(1);
            assertThat(attendee.flags()).isEmpty();
        }

        @Test
        void status_leaveUnknown_isUnknownRatherThanAbsent() {
            Session session = hour().endedAt(null)
                    .participants(List.of(
                            participant("p", "Ada", connection(at(0), null, IntervalEnd.UNKNOWN, null)),
                            participant("q", "Bob", minutes(0, 60))))
                    .build();

            Attendee ada = AttendanceReport.of(session).attendees().get(0);

            assertThat(ada.status()).isEqualTo(AttendanceStatus.UNKNOWN);
            assertThat(ada.flags()).contains(AttendanceFlag.LEAVE_MISSING);
            assertThat(ada.lastLeftAt()).isEmpty();
        }

        @Test
        void timePresent_leaveWithoutJoin_countsNothingAndIsMarked() {
            Attendee attendee = only(AttendanceReport.of(
                    hour(participant("p", "Ada", connection(null, at(30), IntervalEnd.REPORTED, null)))));

            assertThat(attendee.timePresent()).contains(Duration.ZERO);
            assertThat(attendee.lastLeftAt()).contains(at(30));
            assertThat(attendee.flags()).contains(AttendanceFlag.JOIN_MISSING);
            assertThat(attendee.status()).isEqualTo(AttendanceStatus.UNKNOWN);
        }

        @Test
        void timePresent_leaveBeforeTheJoin_countsNothingAndIsMarked() {
            Attendee attendee = only(AttendanceReport.of(hour(participant("p", "Ada", minutes(30, 20)))));

            assertThat(attendee.timePresent()).contains(Duration.ZERO);
            assertThat(attendee.flags()).contains(AttendanceFlag.LEFT_BEFORE_JOIN);
        }

        @Test
        void timePresent_noTimes_isUnknown() {
            AttendanceReport report = AttendanceReport.of(hour(participant("p", "Ada"), participant("q", "Bob")));

            assertThat(report.attendees()).hasSize(2).allSatisfy(attendee -> {
                assertThat(attendee.timePresent()).isEmpty();
                assertThat(attendee.share()).isEmpty();
                assertThat(attendee.status()).isEqualTo(AttendanceStatus.UNKNOWN);
            });
            assertThat(report.flags()).contains(AttendanceFlag.NO_TIMES);
            assertThat(report.turnout()).isEqualTo(Turnout.UNKNOWN);
        }

        @Test
        void timePresent_beyondTheSession_isCutAndMarked() {
            Attendee attendee = only(AttendanceReport.of(hour(participant("p", "Ada", minutes(-5, 65)))));

            assertThat(attendee.timePresent()).contains(minutesLong(60));
            assertThat(attendee.share()).hasValue(1.0);
            assertThat(attendee.firstJoinedAt()).contains(at(-5));
            assertThat(attendee.flags()).contains(AttendanceFlag.OUTSIDE_SESSION);
        }

        @Test
        void measured_noStartAndEnd_standsOnJoinsAndLeaves() {
            Session session = hour().startedAt(null)
                    .endedAt(null)
                    .participants(
                            List.of(participant("p", "Ada", minutes(5, 20)), participant("q", "Bob", minutes(0, 15))))
                    .build();

            AttendanceReport report = AttendanceReport.of(session);

            assertThat(report.measured()).contains(TimeSpan.of(at(0), at(20)));
            assertThat(report.flags())
                    .containsExactlyInAnyOrder(
                            AttendanceFlag.START_FROM_FIRST_JOIN, AttendanceFlag.END_FROM_LAST_LEAVE);
        }

        @Test
        void measured_endBeforeTheStart_isNotUsed() {
            Session session = hour().endedAt(at(-1))
                    .participants(List.of(participant("p", "Ada", minutes(5, 20))))
                    .build();

            AttendanceReport report = AttendanceReport.of(session);

            assertThat(report.measured()).contains(TimeSpan.of(at(0), at(20)));
            assertThat(report.flags()).contains(AttendanceFlag.END_BEFORE_START);
        }

        @Test
        void flags_participantsNotReported_saySo() {
            AttendanceReport report = AttendanceReport.of(hour().build());

            assertThat(report.flags()).contains(AttendanceFlag.PARTICIPANTS_NOT_REPORTED);
            assertThat(report.turnout()).isEqualTo(Turnout.UNKNOWN);
        }
    }

    @Nested
    class Counting {
        @Test
        void status_defaultThresholds_fromThreeQuartersOn() {
            AttendanceReport report = AttendanceReport.of(hour(
                    participant("p", "Ada", minutes(0, 45)),
                    participant("q", "Bob", minutes(0, 44)),
                    participant("r", "Cy", minutes(30, 30))));

            assertThat(report.attendees())
                    .extracting(Attendee::status)
                    .containsExactly(AttendanceStatus.PRESENT, AttendanceStatus.PARTIAL, AttendanceStatus.ABSENT);
        }

        @Test
        void status_thresholdsOfTime_countMinutes() {
            AttendanceRules rules = AttendanceRules.builder()
                    .presentFrom(minutesLong(20))
                    .partialFrom(minutesLong(5))
                    .build();

            AttendanceReport report = AttendanceReport.of(
                    hour(
                            participant("p", "Ada", minutes(0, 20)),
                            participant("q", "Bob", minutes(0, 19)),
                            participant("r", "Cy", minutes(30, 34))),
                    rules);

            assertThat(report.attendees())
                    .extracting(Attendee::status)
                    .containsExactlyInAnyOrder(
                            AttendanceStatus.PRESENT, AttendanceStatus.PARTIAL, AttendanceStatus.ABSENT);
        }

        @Test
        void lateBy_againstTheRealTimes_whereNoneWerePlanned() {
            Attendee attendee = only(AttendanceReport.of(hour(participant("p", "Ada", minutes(7, 50)))));

            assertThat(attendee.lateBy()).contains(minutesLong(7));
            assertThat(attendee.leftEarlyBy()).contains(minutesLong(10));
        }

        @Test
        void share_againstTheSchedule_whereOneIsGiven() {
            AttendanceRules rules = AttendanceRules.builder()
                    .schedule(Schedule.of(at(10), at(50)))
                    .build();

            Attendee attendee = only(AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 30))), rules));

            assertThat(attendee.share()).hasValue(0.5);
            assertThat(attendee.timePresent()).contains(minutesLong(30));
            assertThat(attendee.lateBy()).contains(Duration.ZERO);
            assertThat(attendee.leftEarlyBy()).contains(minutesLong(20));
        }

        @Test
        void lateBy_providersSchedule_isUsedWithoutAskingForIt() {
            Session session = hour().scheduledAt(at(5))
                    .participants(List.of(participant("p", "Ada", minutes(7, 60))))
                    .build();

            assertThat(only(AttendanceReport.of(session)).lateBy()).contains(minutesLong(2));
        }

        @Test
        void concurrency_leaveAndJoinAtTheSameTime_isNotAPeak() {
            AttendanceReport report = AttendanceReport.of(
                    hour(participant("p", "Ada", minutes(0, 30)), participant("q", "Bob", minutes(30, 60))));

            assertThat(report.concurrency().peak()).isEqualTo(1);
            assertThat(report.turnout()).isEqualTo(Turnout.ALONE);
        }

        @Test
        void concurrency_peak_isTheFirstTimeOfTheMost() {
            AttendanceReport report = AttendanceReport.of(hour(
                    participant("p", "Ada", minutes(0, 60)),
                    participant("q", "Bob", minutes(10, 20), minutes(40, 50)),
                    participant("r", "Cy", minutes(15, 16), minutes(41, 42))));

            assertThat(report.concurrency().peak()).isEqualTo(3);
            assertThat(report.concurrency().peakAt()).contains(at(15));
            assertThat(report.concurrency().timeWithAtLeast(2)).isEqualTo(minutesLong(20));
        }

        @Test
        void billedTime_roundsByTheRule() {
            AttendanceReport report = AttendanceReport.of(hour(participant(
                    "p",
                    "Ada",
                    io.unisession.Interval.of(START, START.plusSeconds(10)),
                    io.unisession.Interval.of(at(5), at(5).plusSeconds(70)))));

            assertThat(report.billedTime(BillingRule.EXACT)).isEqualTo(Duration.ofSeconds(80));
            assertThat(report.billedTime(BillingRule.PER_PERSON)).isEqualTo(minutesLong(2));
            assertThat(report.billedTime(BillingRule.PER_CONNECTION)).isEqualTo(minutesLong(3));
        }
    }

    @Nested
    class Together {
        private Participant withRole(String id, String role, io.unisession.Interval... intervals) {
            return Participant.builder(id)
                    .role(role)
                    .intervals(List.of(intervals))
                    .build();
        }

        @Test
        void timeTogether_doctorAndPatient_isTheTimeOfBoth() {
            AttendanceReport report = AttendanceReport.of(hour(
                    withRole("d", "doctor", minutes(10, 40)),
                    withRole("p", "patient", minutes(0, 20), minutes(30, 60)),
                    withRole("n", "nurse", minutes(0, 60))));

            assertThat(report.timeTogether("doctor", "patient")).isEqualTo(minutesLong(20));
        }

        @Test
        void timeTogether_onePersonOfBothRoles_isZero() {
            AttendanceReport report = AttendanceReport.of(
                    hour(withRole("d", "doctor", minutes(0, 20)), withRole("d", "patient", minutes(0, 20))));

            assertThat(report.timeTogether("doctor", "patient")).isEqualTo(Duration.ZERO);
        }

        @Test
        void isNoShow_onlyOneSideCame_isTrue() {
            AttendanceRules rules = AttendanceRules.builder().asOf(at(120)).build();
            Session waited = hour().scheduledAt(at(0))
                    .participants(
                            List.of(withRole("p", "patient", minutes(0, 15)), withRole("d", "doctor", minutes(16, 20))))
                    .build();
            Session met = hour().scheduledAt(at(0))
                    .participants(
                            List.of(withRole("p", "patient", minutes(0, 15)), withRole("d", "doctor", minutes(14, 20))))
                    .build();

            assertThat(AttendanceReport.of(waited, rules).isNoShow()).isTrue();
            assertThat(AttendanceReport.of(met, rules).isNoShow()).isFalse();
        }

        @Test
        void isNoShow_beforeThePlannedStart_isFalse() {
            Session session = hour().status(SessionStatus.PENDING)
                    .startedAt(null)
                    .endedAt(null)
                    .scheduledAt(at(0))
                    .participants(List.of())
                    .build();

            assertThat(AttendanceReport.of(
                                    session,
                                    AttendanceRules.builder().asOf(at(-1)).build())
                            .isNoShow())
                    .isFalse();
            assertThat(AttendanceReport.of(
                                    session,
                                    AttendanceRules.builder().asOf(at(1)).build())
                            .isNoShow())
                    .isTrue();
        }
    }

    @Nested
    class WithARoster {
        private final AttendanceRules rules = AttendanceRules.builder()
                .roster(Roster.builder()
                        .add("u-1", "Ada")
                        .add("u-2", "Bob")
                        .addName("Cy Twombly")
                        .build())
                .build();

        @Test
        void absentees_areInTheOrderOfTheRoster() {
            AttendanceReport report = AttendanceReport.of(
                    hour(user("u-1", "p", minutes(0, 60)), participant("q", "cy  twombly", minutes(0, 60))), rules);

            assertThat(report.absentees()).extracting(Person::displayName).containsExactly("Bob");
            assertThat(report.attendees().get(0).displayName()).isEqualTo("Ada");
            assertThat(report.attendees().get(1).flags()).contains(AttendanceFlag.MATCHED_BY_NAME);
        }

        @Test
        void attendees_sameNameButAnotherUserId_isSomeoneElse() {
            AttendanceReport report = AttendanceReport.of(
                    hour(Participant.builder("p")
                            .userId("u-99")
                            .name("Ada")
                            .intervals(List.of(minutes(0, 60)))
                            .build()),
                    rules);

            assertThat(only(report).flags()).contains(AttendanceFlag.NOT_ON_ROSTER);
            assertThat(report.absentees()).hasSize(3);
        }

        @Test
        void attendees_matchedByIdAndByName_areOnePerson() {
            AttendanceReport report = AttendanceReport.of(
                    hour(user("u-1", "p", minutes(0, 40)), participant("q", "Ada", minutes(30, 60))), rules);

            assertThat(only(report).timePresent()).contains(minutesLong(60));
        }

        @Test
        void absentees_participantsNotReported_areUnknown() {
            assertThat(AttendanceReport.of(hour().build(), rules).absentees()).isEmpty();
        }

        @Test
        void share_ofADecimalThird_isExact() {
            assertThat(only(AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 20)))))
                            .share()
                            .getAsDouble())
                    .isCloseTo(1 / 3.0, within(1e-12));
        }
    }

    /** A provider may report any year, and nobody could see why the report fails. */
    @ParameterizedTest
    @CsvSource({"1600-01-01T00:00:00Z, 2026-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z, +999999999-12-31T23:59:59Z"})
    void report_ofCenturies_canBeShown(Instant start, Instant end) {
        AttendanceReport report = AttendanceReport.of(Session.builder("acme")
                .id("s-1")
                .status(SessionStatus.ENDED)
                .startedAt(start)
                .endedAt(end)
                .participants(List.of(Participant.builder("p-1")
                        .name("Ada")
                        .intervals(List.of(Interval.of(start, end)))
                        .build()))
                .build());

        assertThat(report.attendees().get(0).share()).hasValue(1.0);
        assertThat(List.of(
                        report.toText(),
                        report.toHtml(),
                        report.toJson(),
                        report.peopleTable().toCsv(),
                        report.connectionsTable().toCsv()))
                .allSatisfy(shown -> assertThat(shown).contains("Ada"));
    }
}
