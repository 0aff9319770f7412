package io.unisession.cli;

import io.unisession.SessionClient;
import io.unisession.history.jdbc.JdbcSyncOutput;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncStateFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what to copy, how fast and where to. */
final class SyncOptions {
    private static final String JDBC = "jdbc:";

    @Option(
            names = "--from",
            paramLabel = "<time>",
            required = true,
            converter = TimeOption.class,
            description = "Copy sessions that started at this time or later: " + TimeOption.HELP)
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeOption.class,
            description = "Copy sessions that started before this time (default: now).")
    private @Nullable Instant to;

    @Option(names = "--room", paramLabel = "<id>", description = "Only sessions of this room.")
    private @Nullable String roomId;

    @Option(
            names = "--source",
            paramLabel = "<name>",
            description = "Your name for the account, in each row; needed for several accounts of a provider (default:"
                    + " the provider's id).")
    private @Nullable String source;

    @Option(
            names = "--out",
            paramLabel = "<target>",
            required = true,
            description = "Where to: a folder, or the JDBC URL of PostgreSQL or H2.")
    private String out = "";

    @Option(
            names = "--format",
            paramLabel = "<format>",
            defaultValue = "NDJSON",
            description = "The format of the files in the folder: ${COMPLETION-CANDIDATES} (default: NDJSON).")
    private Format format = Format.NDJSON;

    @Option(
            names = "--state",
            paramLabel = "<file>",
            description = "Where to remember how far the copy is (default: sync.state in the folder; in a database, a"
                    + " table).")
    private @Nullable Path state;

    @Option(
            names = "--rate",
            paramLabel = "<requests/duration>",
            description =
                    "The largest number of requests in a time, such as 100/1m; repeat it for more limits. What the"
                            + " provider reports is obeyed in any case.")
    private List<String> rates = List.of();

    @Option(
            names = "--look-back",
            paramLabel = "<duration>",
            converter = DurationOption.class,
            defaultValue = "1d",
            description = "How far before the last round to read again, for sessions that appear late or change after"
                    + " their end (default: 1d).")
    private Duration lookBack = Duration.ofDays(1);

    @Option(names = "--page-size", paramLabel = "<number>", description = "Sessions on each page.")
    private @Nullable Integer pageSize;

    @Option(
            names = "--newest-first",
            description =
                    "The provider lists the newest sessions first: where it cannot filter by start, stop at a page"
                            + " before the look-back rather than at the end of the list.")
    private boolean newestFirst;

    /** The formats of files. */
    enum Format {
        NDJSON,
        CSV
    }

    /** The end of a round: now, unless the command line has an earlier one. */
    Instant end(Instant now) {
        return to == null || now.isBefore(to) ? now : to;
    }

    /** Otherwise a mistyped year would look like an account without sessions. */
    void requireRange(Instant now) {
        if (from != null && !from.isBefore(end(now))) {
            throw new IllegalArgumentException(
                    to == null || now.isBefore(to)
                            ? "--from must be in the past, but is " + PlainText.time(from)
                            : "--to must be after --from (" + PlainText.time(from) + "), but is " + PlainText.time(to));
        }
    }

    boolean hasEnd() {
        return to != null;
    }

    SessionSync.Builder sync(SessionClient client) {
        SyncPlan plan = plan(client);
        SessionSync.Builder sync;
        if (out.startsWith(JDBC)) {
            DataSource database = DriverDataSource.of(out);
            JdbcSyncOutput tables = JdbcSyncOutput.of(database);
            sync = SessionSync.builder(tables, state == null ? tables.store(plan.source()) : SyncStateFile.of(state));
        } else {
            Path folder = folder();
            requireOtherName(folder);
            sync = SessionSync.builder(
                    format == Format.CSV ? SyncFiles.csv(folder) : SyncFiles.ndjson(folder),
                    SyncStateFile.of(state == null ? folder.resolve("sync.state") : state));
        }
        return sync.add(plan, client, budget());
    }

    private SyncPlan plan(SessionClient client) {
        if (from == null) {
            throw new IllegalStateException("picocli did not create these options");
        }
        SyncPlan.Builder plan = SyncPlan.builder(source == null ? client.provider() : source, from)
                .lookBack(lookBack);
        Optional.ofNullable(roomId).ifPresent(plan::roomId);
        Optional.ofNullable(pageSize).ifPresent(plan::pageSize);
        if (newestFirst) {
            plan.newestFirst();
        }
        return plan.build();
    }

    /** Otherwise the state would replace sessions, and nobody would notice. */
    private void requireOtherName(Path folder) {
        String ending = "." + format.name().toLowerCase(Locale.ROOT);
        if (state != null
                && state.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending)
                && folder.toAbsolutePath()
                        .normalize()
                        .equals(state.toAbsolutePath().normalize().getParent())) {
            throw new IllegalArgumentException("--state must not be a " + ending + " file in the --out folder, where"
                    + " the sessions are stored; use another name");
        }
    }

    private Path folder() {
        try {
            return new FileOption().convert(out);
        } catch (TypeConversionException noFolder) {
            throw new IllegalArgumentException("--out: " + noFolder.getMessage(), noFolder);
        }
    }

    private RequestBudget budget() {
        RequestBudget budget = RequestBudget.unlimited();
        for (String rate : rates) {
            String[] parts = rate.toLowerCase(Locale.ROOT).split("/", -1);
            if (parts.length != 2
                    || !parts[0].matches("[1-9][0-9]{0,6}")
                    || !parts[1].matches("[1-9][0-9]{0,5}[smhd]")) {
                throw new IllegalArgumentException(
                        "--rate must be a number of requests and a duration, such as 100/1m, but is \"" + rate + "\"");
            }
            budget = budget.and(Integer.parseInt(parts[0]), new DurationOption().convert(parts[1]));
        }
        return budget;
    }
}
