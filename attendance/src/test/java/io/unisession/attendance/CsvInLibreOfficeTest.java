package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unisession.Participant;
import io.unisession.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The CSV as a spreadsheet program reads it. */
@Tag("real-servers")
class CsvInLibreOfficeTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void tables_openedInASpreadsheet_haveTheSameValues() throws Exception {
        assumeTrue(LibreOffice.installed().isPresent(), "LibreOffice is not installed, so the CSV is not opened.");
        AttendanceReport report = AttendanceReport.of(Samples.lesson(), Samples.lessonRules());
        Map<String, String> tables = Map.of(
                "people.csv", report.peopleTable().toCsv(),
                "connections.csv", report.connectionsTable().toCsv(),
                "matrix.csv",
                        Stream.of(Samples.lesson())
                                .collect(AttendanceMatrix.collector(Samples.lessonRules()))
                                .timeTable()
                                .toCsv(CsvFormat.excel()),
                "formulas.csv", namedLikeAFormula().peopleTable().toCsv());
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue());
        }
        Path resaved = Files.createDirectory(folder.resolve("resaved"));

        LibreOffice.resave(folder, resaved);

        for (Map.Entry<String, String> table : tables.entrySet()) {
            assertThat(lines(Files.readString(resaved.resolve(table.getKey()))))
                    .as(table.getKey())
                    .isEqualTo(lines(table.getValue()));
        }
        assertThat(lines(Files.readString(resaved.resolve("formulas.csv"))).get(1))
                .contains("'=1+1");
    }

    private static AttendanceReport namedLikeAFormula() {
        return AttendanceReport.of(Session.builder("videosdk")
                .id("s")
                .participants(List.of(Participant.builder("p")
                        .name("=1+1")
                        .intervals(List.of(Samples.minutes(0, 5)))
                        .build()))
                .build());
    }

    private static List<List<String>> lines(String csv) {
        return new CsvReader(csv).lines();
    }
}
