package io.unisession.cli;

import io.unisession.SessionClient;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncResult;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies sessions into files or a database, and again only what changed. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Copies sessions with their participants into files or a database. Run it again, or with --every, and it"
                    + " copies what is new or changed. If it is stopped at any point, the next run continues there.",
            ""
        })
final class SyncCommand implements Callable<Integer> {
    private static final int ERR = 2;

    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Mixin
    private SyncOptions options = new SyncOptions();

    @Option(
            names = "--every",
            paramLabel = "<duration>",
            converter = DurationOption.class,
            description = "Go on, and copy again after this time, such as 1h.")
    private @Nullable Duration every;

    SyncCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        if (every != null && options.hasEnd()) {
            throw new IllegalArgumentException(
                    "--every and --to do not go together: there would be nothing left to copy");
        }
        if (every != null && every.isZero()) {
            throw new IllegalArgumentException("--every must be longer than 0 seconds");
        }
        options.requireRange(Instant.now());
        ProgressLine progress = new ProgressLine(err, TerminalWidth.isTerminal(ERR), Instant::now);
        try (SessionClient client = provider.open();
                SessionSync sync = options.sync(client).listener(progress::show).build()) {
            return every == null ? round(sync, progress, Instant.now()) : roundsUntilStopped(sync, progress, every);
        }
    }

    /** Ends only by an interrupt or a failure of the sync itself. A round that failed is followed by the next. */
    private int roundsUntilStopped(SessionSync sync, ProgressLine progress, Duration interval) throws Exception {
        Instant due = Instant.now();
        while (true) {
            Duration wait = Duration.between(Instant.now(), due);
            if (!wait.isNegative()) {
                Thread.sleep(wait.toMillis());
            }
            round(sync, progress, Instant.now());
            due = nextRound(due, interval, Instant.now());
        }
    }

    /** Rounds that were missed, because one took long or the machine was asleep, are not made up for. */
    static Instant nextRound(Instant begun, Duration every, Instant now) {
        Instant due = begun.plus(every);
        return due.isBefore(now) ? now : due;
    }

    private int round(SessionSync sync, ProgressLine progress, Instant now) throws Exception {
        progress.begin();
        Instant end = options.end(now);
        SyncResult result = sync.run(end).get(0);
        progress.end();
        out.println(PlainText.oneLine(result.source()) + ": "
                + PlainText.counted(result.versions(), "new or changed session", "new or changed sessions") + " up to "
                + PlainText.time(end) + ", " + PlainText.counted(result.requests(), "request", "requests"));
        if (result.skipped() > 0) {
            err.println(PlainText.counted(
                    result.skipped(),
                    "session could not be read, and stays as it was.",
                    "sessions could not be read, and stay as they were."));
        }
        return result.failure().isPresent()
                ? OneLineError.print(err, result.failure().get())
                : 0;
    }
}
