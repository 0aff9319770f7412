package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.Participant;
import io.unisession.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CSV as a spreadsheet program reads it. */
@Tag("real-programs")
class CsvInLibreOfficeTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        assumeTrue(LibreOffice.installed().isPresent(), "LibreOffice is not installed, so the CSV is not opened.");
    }

    private List<List<String>> cells(String csv) throws Exception {
        return new CsvReader(LibreOffice.cells(Files.writeString(folder.resolve("table.csv"), csv))).lines();
    }

    @Test
    void people_openedInASpreadsheet_haveTheSameValues() throws Exception {
        String csv = AttendanceReport.of(Samples.lesson(), Samples.lessonRules())
                .peopleTable()
                .toCsv();

        assertThat(cells(csv)).isEqualTo(new CsvReader(csv).lines());
    }

    @Test
    void connections_openedInASpreadsheet_haveTheSameValues() throws Exception {
        String csv = AttendanceReport.of(Samples.lesson()).connectionsTable().toCsv();

        assertThat(cells(csv)).isEqualTo(new CsvReader(csv).lines());
    }

    @Test
    void matrix_openedInASpreadsheet_hasTheSameValues() throws Exception {
        String csv = Stream.of(Samples.lesson())
                .collect(AttendanceMatrix.collector(Samples.lessonRules()))
                .timeTable()
                .toCsv(CsvFormat.excel());

        assertThat(cells(csv)).isEqualTo(new CsvReader(csv).lines());
    }

    @Test
    void people_namedLikeFormulas_areNotRun() throws Exception {
        Session session = Session.builder("videosdk")
                .id("s")
                .participants(List.of(Participant.builder("p")
                        .name("=1+1")
                        .intervals(List.of(Samples.minutes(0, 5)))
                        .build()))
                .build();

        List<String> row =
                cells(AttendanceReport.of(session).peopleTable().toCsv()).get(1);

        assertThat(row).contains("'=1+1").doesNotContain("2");
    }
}
