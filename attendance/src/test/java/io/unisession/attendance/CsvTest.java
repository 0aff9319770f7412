package io.unisession.attendance;

import static io.unisession.attendance.Samples.hour;
import static io.unisession.attendance.Samples.minutes;
import static io.unisession.attendance.Samples.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static Table table(@Nullable Object... values) {
        List<String> columns = Collections.nCopies(values.length, "column");
        return Table.of("test", columns, Stream.of(Arrays.asList(values)));
    }

    private static String row(Table table, CsvFormat format) {
        String csv = table.toCsv(format);
        return csv.substring(csv.indexOf("\r\n") + 2, csv.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\",\"Ada\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                " =1",
                "\u00A0=1",
                "\u200B=1",
                "\uFEFF=1",
                "\u0000=1"
            })
    void toCsv_textThatASpreadsheetWouldRun_getsAnApostrophe(String formula) {
        String row = row(table(formula), CsvFormat.defaults());

        assertThat(row.startsWith("\"") ? row.substring(1) : row).startsWith("'");
    }

    @Test
    void toCsv_namesLabelsRoomsAndIds_areAllSafe() {
        Session session = Session.builder("videosdk")
                .id("=1")
                .label("=2")
                .roomId("=3")
                .participants(List.of(io.unisession.Participant.builder("=4")
                        .userId("=5")
                        .name("=6")
                        .role("=7")
                        .intervals(List.of(Samples.connection(
                                Samples.at(0), Samples.at(1), io.unisession.IntervalEnd.REPORTED, "=8")))
                        .build()))
                .build();
        AttendanceReport report = AttendanceReport.of(session);

        assertThat(fields(report.peopleTable().toCsv()).filter(field -> field.startsWith("=")))
                .isEmpty();
        assertThat(fields(report.connectionsTable().toCsv()).filter(field -> field.startsWith("=")))
                .isEmpty();
        assertThat(fields(report.connectionsTable().toCsv())).contains("'=2", "'=3", "'=4", "'=6", "'=7", "'=8");
        assertThat(fields(Stream.of(session)
                                .collect(AttendanceMatrix.collector())
                                .statusTable()
                                .toCsv())
                        .filter(field -> field.startsWith("=")))
                .isEmpty();
        assertThat(fields(Stream.of(session)
                                .collect(UsageReport.collector(BillingRule.EXACT))
                                .table()
                                .toCsv())
                        .filter(field -> field.startsWith("=")))
                .isEmpty();
    }

    private static Stream<String> fields(String csv) {
        return new CsvReader(csv).lines().stream().flatMap(List::stream);
    }

    @Test
    void toCsv_machineFormat_doesNotChangeTexts() {
        assertThat(row(table("-a"), CsvFormat.machine())).isEqualTo("-a");
    }

    @Test
    void toCsv_quotesDelimitersAndLineBreaks_areQuoted() {
        assertThat(row(table("a\"b", "c,d", "e\nf", "g"), CsvFormat.defaults()))
                .isEqualTo("\"a\"\"b\",\"c,d\",\"e\nf\",g");
    }

    @Test
    void toCsv_semicolon_quotesThatInstead() {
        assertThat(row(table("c,d", "e;f"), CsvFormat.defaults().withDelimiter(';')))
                .isEqualTo("c,d;\"e;f\"");
    }

    @Test
    void toCsv_valuesOfEachKind_areWrittenForMachines() {
        assertThat(row(table(12_345L, new BigDecimal("1E+2"), Samples.START, null), CsvFormat.defaults()))
                .isEqualTo("12345,100,2026-03-02T09:00:00Z,");
    }

    @Test
    void toCsv_excel_beginsWithAByteOrderMark() {
        assertThat(table("a").toCsv(CsvFormat.excel())).isEqualTo("\uFEFFcolumn\r\na\r\n");
    }

    @Test
    void toCsv_anyText_isReadBackUnchanged() {
        List<String> texts = List.of("plain", "a\"b", "\"", "c,d;e\tf", "g\r\nh", " i ", "Ayşe", "مرحبا", "");
        Table table = Table.of("test", texts.stream().map(text -> "c").toList(), Stream.of(List.copyOf(texts)));

        assertThat(new CsvReader(table.toCsv()).lines().get(1)).isEqualTo(texts);
    }

    @Test
    void write_severalReports_haveOneHeader() {
        StringBuilder out = new StringBuilder();
        CsvWriter csv = CsvWriter.to(out);

        csv.write(AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 5))))
                .connectionsTable());
        csv.write(AttendanceReport.of(hour(participant("q", "Bob", minutes(1, 6))))
                .connectionsTable());

        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString().lines().filter(line -> line.startsWith("provider,")))
                .hasSize(1);
    }

    @Test
    void write_otherColumns_isRejected() {
        CsvWriter csv = CsvWriter.to(new StringBuilder());
        AttendanceReport report = AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 5))));
        csv.write(report.connectionsTable());

        assertThatThrownBy(() -> csv.write(report.peopleTable()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"people\" has the columns");
    }

    @Test
    void write_fullDisk_failsWithTheReason() {
        Writer full = new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> CsvWriter.to(full).write(table("a")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void peopleTable_seconds_areRoundedToWholeOnes() {
        Interval almostAMinute = Interval.of(Samples.START, Samples.START.plusMillis(59_500));

        Table table = AttendanceReport.of(hour(participant("p", "Ada", almostAMinute)))
                .peopleTable();

        assertThat(table.rows().get(0).get(table.columns().indexOf("present_seconds")))
                .isEqualTo(60L);
    }

    @Test
    void withDelimiter_quote_isRejected() {
        assertThatThrownBy(() -> CsvFormat.defaults().withDelimiter('"')).isInstanceOf(IllegalArgumentException.class);
    }

    /** Excel splits a file at the delimiter of its country, whatever quotes are inside a line. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"a;=1, a;'=1", "a\\t=1, a\\t'=1", "a;; @x, a;;' @x", "a\\n+1, a\\n'+1", "a=1;b-c, a=1;b-c"})
    void toCsv_formulaAfterAnotherDelimiter_getsAnApostrophe(String text, String guarded) {
        String row = row(table("first", text.translateEscapes()), CsvFormat.defaults());

        assertThat(row.replace("\"", "")).isEqualTo("first," + guarded.translateEscapes());
    }
}
