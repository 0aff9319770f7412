package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeScaleTest {
    private static final int SESSIONS = 100_000;
    private static final int PEOPLE = 500;

    /** The sessions of a year would take some hundred megabytes if they were kept. */
    @Test
    @Timeout(240)
    void collectors_aYearOfSessions_needLittleMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Year.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output.strip()).isEqualTo("sessions 100000, people 500, billed 800000 m, lines 200001");
        assertThat(process.waitFor()).isZero();
    }

    /** Comparing each with each would take minutes. */
    @Test
    @Timeout(60)
    void report_aPersonWithManyUnfinishedConnections_isMade() {
        int connections = 100_000;
        List<Interval> intervals = IntStream.range(0, connections)
                .mapToObj(index -> Samples.connection(Samples.START, null, IntervalEnd.UNKNOWN, "c-" + index))
                .toList();
        Session session = Session.builder("videosdk")
                .id("s-1")
                .status(SessionStatus.ENDED)
                .participants(
                        List.of(Participant.builder("p-1").intervals(intervals).build()))
                .build();

        AttendanceReport report = AttendanceReport.of(session);

        assertThat(report.connectionCount()).isEqualTo(connections);
        assertThat(report.attendees().get(0).flags()).contains(AttendanceFlag.LEAVE_MISSING);
    }

    /** Everything that streams, in one pass. */
    static final class Year {
        private Year() {}

        public static void main(String... args) {
            LineCounter lines = new LineCounter();
            CsvWriter csv = CsvWriter.to(lines);
            String result = IntStream.range(0, SESSIONS)
                    .mapToObj(Year::session)
                    .peek(session -> csv.write(AttendanceReport.of(session).connectionsTable()))
                    .collect(Collectors.teeing(
                            AttendanceTotals.collector(),
                            UsageReport.collector(BillingRule.PER_CONNECTION),
                            (totals, usage) -> "sessions " + totals.sessions() + ", people "
                                    + totals.people().size() + ", billed "
                                    + usage.usages().stream()
                                            .map(UsageReport.Usage::billedTime)
                                            .reduce(Duration.ZERO, Duration::plus)
                                            .toMinutes()
                                    + " m"));
            System.out.println(result + ", lines " + lines.count);
        }

        private static Session session(int number) {
            Instant start = Samples.START.plusSeconds(number * 300L);
            List<Participant> participants = IntStream.range(0, 2)
                    .mapToObj(index -> Participant.builder("p-" + index)
                            .userId("u-" + (number + index) % PEOPLE)
                            .intervals(List.of(Interval.of(start, start.plusSeconds(230))))
                            .build())
                    .toList();
            return Session.builder("videosdk")
                    .id("s-" + number)
                    .roomId("room-" + number % 50)
                    .status(SessionStatus.ENDED)
                    .startedAt(start)
                    .endedAt(start.plusSeconds(240))
                    .participants(participants)
                    .build();
        }
    }

    /** Takes the place of a file. */
    private static final class LineCounter extends Writer {
        private long count;

        @Override
        public void write(char[] characters, int offset, int length) {
            for (int index = offset; index < offset + length; index++) {
                count += characters[index] == '\n' ? 1 : 0;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {}
    }
}
