package io.unisession.cli;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionResult;
import io.unisession.Sessions;
import io.unisession.attendance.AttendanceMatrix;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.AttendanceRules;
import io.unisession.attendance.PersonTotals;
import io.unisession.attendance.xlsx.XlsxWriter;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports who attended one session, or several. */
@Command(
        name = "attendance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reports who attended, for how long, and whether that counts as present.",
            "",
            "Give --provider and --session, or files that \"get --json\" or \"list --json\" printed. Without an option"
                    + " that names a file to write, the report is printed. Several sessions are added up for each"
                    + " person.",
            ""
        })
final class AttendanceCommand implements Runnable {
    private static final int CALLS_AT_ONCE = 4;

    private final PrintStream out;
    private final PrintStream err;
    private final int width;

    @Parameters(paramLabel = "<file>", description = "Saved sessions, as JSON.")
    private List<Path> saved = List.of();

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--session",
            paramLabel = "<id>",
            description = "A session's id at the provider; repeat it for more.")
    private List<String> sessionIds = List.of();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(names = "--html", paramLabel = "<file>", description = "Write a web page, of one session.")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "<file>", description = "Write CSV with a row for each person.")
    private @Nullable Path csv;

    @Option(
            names = "--connections",
            paramLabel = "<file>",
            description = "Write CSV with a row for each connection, of one session.")
    private @Nullable Path connections;

    @Option(names = "--xlsx", paramLabel = "<file>", description = "Write a workbook for spreadsheet programs.")
    private @Nullable Path xlsx;

    @Option(names = "--json", paramLabel = "<file>", description = "Write JSON.")
    private @Nullable Path json;

    @Mixin
    private OutputFiles files = new OutputFiles();

    AttendanceCommand(PrintStream out, PrintStream err, int width) {
        this.out = out;
        this.err = err;
        this.width = width;
    }

    @Override
    public void run() {
        AttendanceRules counting = rules.rules();
        files.check(html, csv, connections, xlsx, json);
        List<Session> sessions = sessions();
        if (sessions.size() == 1) {
            reportOne(AttendanceReport.of(sessions.get(0), counting));
        } else {
            reportAll(sessions.stream().collect(AttendanceMatrix.collector(counting)));
        }
    }

    private List<Session> sessions() {
        if (provider.arePresent() != !sessionIds.isEmpty()) {
            throw new IllegalArgumentException("--provider (or --descriptor) and --session belong together");
        }
        List<Session> sessions = new ArrayList<>();
        saved.forEach(file -> sessions.addAll(InputFile.sessions(file)));
        if (!sessionIds.isEmpty()) {
            sessions.addAll(fetched());
        }
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(
                    saved.isEmpty()
                            ? "give --provider <id> --session <id>, or a file with saved sessions"
                            : "there are no sessions in the files");
        }
        return sessions;
    }

    private List<Session> fetched() {
        try (SessionClient client = provider.open();
                Stream<SessionResult> results = Sessions.getAll(client, sessionIds, CALLS_AT_ONCE)) {
            return results.map(result -> session(client, result)).toList();
        }
    }

    private Session session(SessionClient client, SessionResult result) {
        try {
            return Sessions.withParticipants(client, result.orThrow());
        } catch (NotFoundException | InvalidResponseException failure) {
            throw sessionIds.size() == 1 ? failure : new OneOfSeveralException(result.sessionId(), failure);
        }
    }

    private void reportOne(AttendanceReport report) {
        files.writeText(html, report::toHtml);
        files.writeText(csv, () -> report.peopleTable().toCsv());
        files.writeText(connections, () -> report.connectionsTable().toCsv());
        files.write(xlsx, file -> XlsxWriter.write(file, report.peopleTable(), report.connectionsTable()));
        files.writeText(json, report::toJson);
        if (isPrinted()) {
            out.print(report.toText());
        }
    }

    private void reportAll(AttendanceMatrix matrix) {
        if (html != null || connections != null) {
            throw new IllegalArgumentException("--html and --connections show one session, but there are "
                    + matrix.columns().size());
        }
        files.writeText(csv, () -> matrix.totals().table().toCsv());
        files.write(
                xlsx,
                file -> XlsxWriter.write(file, matrix.totals().table(), matrix.statusTable(), matrix.timeTable()));
        files.writeText(json, () -> matrix.totals().table().toJson());
        if (isPrinted()) {
            print(matrix);
        }
    }

    private boolean isPrinted() {
        return html == null && csv == null && connections == null && xlsx == null && json == null;
    }

    private void print(AttendanceMatrix matrix) {
        TextTable table = new TextTable().row("name", "attended", "present", "partial", "absent", "time present");
        matrix.totals().people().forEach(person -> addTo(table, person));
        table.lines(width, 1).forEach(out::println);
        long withoutTimes = matrix.totals().sessionsWithoutTimes();
        if (withoutTimes > 0) {
            err.println(withoutTimes + " of "
                    + PlainText.counted(matrix.columns().size(), "session", "sessions")
                    + (withoutTimes == 1
                            ? " adds no time, because its provider reports none."
                            : " add no time, because their provider reports none."));
        }
    }

    private static void addTo(TextTable table, PersonTotals totals) {
        table.row(
                PlainText.oneLine(totals.person().displayName()),
                Long.toString(totals.attended()),
                Long.toString(totals.present()),
                Long.toString(totals.partial()),
                Long.toString(totals.absent()),
                PlainText.duration(totals.timePresent()));
    }
}
