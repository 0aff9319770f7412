package io.unisession.attendance.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.Table;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The workbook as a spreadsheet program reads it. */
@Tag("real-servers")
class XlsxInLibreOfficeTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void write_openedInASpreadsheet_hasTheValuesOfTheTable() throws Exception {
        assumeTrue(isInstalled(), "LibreOffice is not installed, so the workbook is not opened.");
        Table people = AttendanceReport.of(session()).peopleTable();
        try (OutputStream file = Files.newOutputStream(folder.resolve("people.xlsx"))) {
            XlsxWriter.write(file, people);
        }

        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("people.xlsx").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        // The workbook needs no apostrophe before the formula, and shows times as spreadsheets do.
        String expected = people.toCsv()
                .replace("\r\n", "\n")
                .replace("'=1+1", "=1+1")
                .replaceAll("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)Z", "$1 $2");
        assertThat(Files.readString(folder.resolve("people.csv"))).isEqualTo(expected);
    }

    private static Session session() {
        return Session.builder("videosdk")
                .id("s-1")
                .label("Physics, spring term")
                .status(SessionStatus.ENDED)
                .startedAt(START)
                .endedAt(START.plusSeconds(3600))
                .participants(List.of(
                        participant("p-1", "Ayşe \"A\" Yılmaz", 0, 3000),
                        participant("p-2", "=1+1", 61, 1799),
                        participant("p-3", "007", 0, 1)))
                .build();
    }

    private static Participant participant(String id, String name, int joined, int left) {
        return Participant.builder(id)
                .name(name)
                .intervals(List.of(Interval.of(START.plusSeconds(joined), START.plusSeconds(left))))
                .build();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "soffice")));
    }
}
