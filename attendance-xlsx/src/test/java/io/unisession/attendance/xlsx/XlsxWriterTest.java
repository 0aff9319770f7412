package io.unisession.attendance.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.attendance.AttendanceReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxWriterTest {
    @TempDir
    private Path folder;

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static AttendanceReport report(String name) {
        return AttendanceReport.of(Session.builder("videosdk")
                .id("s-1")
                .startedAt(START)
                .endedAt(START.plusSeconds(60))
                .participants(List.of(Participant.builder("p")
                        .name(name)
                        .intervals(List.of(Interval.of(START, START.plusSeconds(45))))
                        .build()))
                .build());
    }

    private Map<String, String> written(String name) throws IOException {
        Path file = folder.resolve("attendance.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxWriter.write(out, report(name).peopleTable(), report(name).connectionsTable());
        }
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void write_twoTables_areTwoSheets() throws IOException {
        Map<String, String> parts = written("Ada");

        assertThat(parts.get("xl/workbook.xml")).contains("name=\"people\"").contains("name=\"connections\"");
        assertThat(parts).containsKeys("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
    }

    @Test
    void write_nameLikeAFormula_isText() throws IOException {
        Map<String, String> parts = written("=1+1");

        assertThat(parts.get("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
        assertThat(parts.get("xl/sharedStrings.xml")).contains("=1+1").doesNotContain("'=1+1");
    }

    @Test
    void write_controlCharacters_giveValidXml() throws IOException {
        assertThat(written("A\u0000d\u001ba\uFFFF<&>").get("xl/sharedStrings.xml"))
                .contains("A d a &lt;&amp;&gt;");
    }

    @Test
    void write_times_areDatesOfTheSpreadsheet() throws IOException {
        // 2 March 2026 is day 46083 of its calendar, and 9 o'clock three eighths of it.
        assertThat(written("Ada").get("xl/worksheets/sheet1.xml")).contains("<v>46083.375</v>");
    }

    @Test
    void write_output_isLeftOpen() throws IOException {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        XlsxWriter.write(out, report("Ada").peopleTable());

        assertThat(closed[0]).isFalse();
    }

    @Test
    void write_noTable_isRejected() {
        assertThatThrownBy(() -> XlsxWriter.write(new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a workbook needs at least one table");
    }
}
