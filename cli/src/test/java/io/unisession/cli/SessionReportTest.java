package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionReportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static Session.Builder session(SessionStatus status) {
        return Session.builder("acme").id("one").status(status);
    }

    private static List<String> report(Session session) {
        return report(session, SessionReport.WIDTH);
    }

    private static List<String> report(Session session, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SessionReport(ProgramRun.printing(out), NOW, width).print("Acme", session);
        return ProgramRun.lines(out);
    }

    private static Participant participant(String id, Interval... intervals) {
        return Participant.builder(id)
                .name("Name of " + id)
                .intervals(List.of(intervals))
                .build();
    }

    @Test
    void print_nothingReported_namesEachMissingField() {
        assertThat(report(session(SessionStatus.UNKNOWN).build()))
                .containsExactly(
                        "== Acme ============================================================================================",
                        "   provider  acme                                      scheduled     not reported",
                        "   session   one                                       started       not reported",
                        "   status    UNKNOWN (the provider sends no status)    ended         not reported",
                        "   label     not reported                              duration      not reported",
                        "   room      not reported                              participants  not reported",
                        "");
    }

    @Test
    void print_fieldsThatCannotBeRead_areNamedOnce() {
        Session session = session(SessionStatus.ACTIVE)
                .unreadableFields(List.of("start"))
                .participants(List.of(Participant.builder("p")
                        .unreadableFields(List.of("name"))
                        .intervals(List.of(Interval.builder()
                                .joinedAt(NINE)
                                .end(IntervalEnd.UNKNOWN)
                                .unreadableFields(List.of("end", "start"))
                                .build()))
                        .build()))
                .build();

        assertThat(report(session)).contains("   not readable: start, name, end");
    }

    @Test
    void print_narrowTerminal_hasNoLongerLine() {
        Session session = session(SessionStatus.ACTIVE)
                .participants(List.of(participant("a-participant-with-a-long-id", Interval.of(NINE, null))))
                .build();

        assertThat(report(session, 80))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void print_wideTerminal_cutsLess() {
        String name = "a participant whose id takes more than a hundred columns "
                .repeat(2)
                .strip()
                .replace(' ', '-');
        Session session = session(SessionStatus.ACTIVE)
                .participants(List.of(participant(name)))
                .build();

        assertThat(report(session)).noneMatch(line -> line.contains(name));
        assertThat(report(session, 300)).anyMatch(line -> line.contains(name));
    }

    @Test
    void columns_ofTheEnvironment_areTakenIfTheyMakeSense() {
        assertThat(TerminalWidth.parse("132")).contains(132);
        assertThat(TerminalWidth.parse("7")).contains(40);
        assertThat(TerminalWidth.parse("9999")).contains(200);
        for (String none : new String[] {null, "", "0", "-1", "wide", "99999999999"}) {
            assertThat(TerminalWidth.parse(none)).isEmpty();
        }
    }

    @Test
    void print_noParticipants_differsFromNotReported() {
        assertThat(report(session(SessionStatus.ACTIVE).participants(List.of()).build()))
                .anyMatch(line -> line.endsWith("participants  0"));
    }

    @Test
    void print_pending_hasNotBegunYet() {
        List<String> lines =
                report(session(SessionStatus.PENDING).scheduledAt(NINE).build());

        assertThat(lines).anyMatch(line -> line.endsWith("scheduled     2026-03-02T09:00:00Z"));
        assertThat(lines).anyMatch(line -> line.endsWith("started       not yet"));
        assertThat(lines).anyMatch(line -> line.endsWith("duration      not yet"));
    }

    @Test
    void print_idTooLongForTwoColumns_isNotCut() {
        String id = "i".repeat(120);

        assertThat(report(session(SessionStatus.ACTIVE).id(id).build()))
                .contains("   session   " + id, "   scheduled     not reported");
    }

    @Test
    void print_intervalsOverMidnight_haveDates() {
        Interval interval = Interval.of(NINE, NINE.plusSeconds(86_400));

        assertThat(report(session(SessionStatus.ENDED)
                        .startedAt(NINE)
                        .participants(List.of(participant("ada", interval)))
                        .build()))
                .contains("      Name of ada  ada  2026-03-02T09:00:00Z  2026-03-03T09:00:00Z  1 d 00 h 00 m 00 s");
    }

    @Test
    void print_leaveMissingInASessionThatEnded_isTheSessionsEnd() {
        assertThat(report(session(SessionStatus.ENDED)
                        .startedAt(NINE)
                        .endedAt(NINE.plusSeconds(61))
                        .participants(List.of(participant("ada", Interval.of(NINE, null))))
                        .build()))
                .contains("      Name of ada  ada  09:00:00Z  session end      1 m 01 s");
    }

    @Test
    void print_leaveLostBeforeARejoin_isUnknown() {
        assertThat(report(session(SessionStatus.ACTIVE)
                        .startedAt(NINE)
                        .participants(List.of(
                                participant("ada", Interval.of(NINE.plusSeconds(60), null), Interval.of(NINE, null))))
                        .build()))
                .contains(
                        "      Name of ada  ada  09:01:00Z  still present  1 h 00 m 00 s",
                        "                        09:00:00Z  -");
    }

    @Test
    void print_longNamesAndIds_areCutButTimesAreNot() {
        Participant participant = Participant.builder("p".repeat(60))
                .name("n".repeat(60))
                .role("host")
                .intervals(List.of(Interval.of(NINE, NINE.plusSeconds(90_000))))
                .build();

        List<String> lines = report(session(SessionStatus.ENDED)
                .startedAt(NINE)
                .participants(List.of(participant))
                .build());

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        " +n+\\.\\.\\.  p+\\.\\.\\.  host  2026-03-02T09:00:00Z  2026-03-03T10:00:00Z .*"));
    }

    @Test
    void print_controlCharactersOfStrangers_doNotReachTheTerminal() {
        Participant participant =
                Participant.builder("a\u001b[2Jda").name("Ada\nMallory\u202e").build();

        List<String> lines = report(session(SessionStatus.ACTIVE)
                .label("one\ttwo\u0007")
                .participants(List.of(participant))
                .build());

        assertThat(lines).noneMatch(line -> line.matches(".*[\\p{Cc}\u202e].*"));
        assertThat(lines).anyMatch(line -> line.contains("Ada Mallory"));
    }
}
