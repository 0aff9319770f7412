package io.unisession.cli;

import io.unisession.history.sync.SyncProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a copy is: on a terminal in one line that is written over, otherwise in a line of its own from time to
 * time.
 */
final class ProgressLine {
    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration REDIRECTED = Duration.ofSeconds(10);
    private static final int PERCENT = 100;
    private static final int FEW = 10;

    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<Instant> clock;
    private Instant begun;
    private @Nullable Instant lastShown;
    private int lastWidth;

    ProgressLine(PrintStream err, boolean terminal, Supplier<Instant> clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.begun = clock.get();
    }

    /** Starts a round: rates and estimates count from here. */
    void begin() {
        begun = clock.get();
        lastShown = begun;
    }

    /** Shows the progress, unless the last was shown just before. */
    void show(SyncProgress progress) {
        Instant now = clock.get();
        if (lastShown != null
                && Duration.between(lastShown, now).compareTo(terminal ? ON_A_TERMINAL : REDIRECTED) < 0) {
            return;
        }
        lastShown = now;
        String line = line(progress, now);
        if (terminal) {
            err.print("\r" + PlainText.padded(line, lastWidth));
            err.flush();
            lastWidth = line.length();
        } else {
            err.println(line);
        }
    }

    /** Ends the line of a terminal, so that what is printed next has its own. */
    void end() {
        if (terminal && lastWidth > 0) {
            err.print("\r" + " ".repeat(lastWidth) + "\r");
            err.flush();
            lastWidth = 0;
        }
    }

    private static String rate(long sessions, Duration elapsed) {
        if (elapsed.compareTo(Duration.ofSeconds(1)) < 0) {
            return "";
        }
        long aSecond = sessions * 1000 / elapsed.toMillis();
        // A few a second say less than the same in a minute.
        return aSecond >= FEW
                ? ", " + aSecond + " a second"
                : ", " + sessions * 60_000 / elapsed.toMillis() + " a minute";
    }

    private String line(SyncProgress progress, Instant now) {
        Duration elapsed = Duration.between(begun, now);
        StringBuilder line = new StringBuilder(PlainText.oneLine(progress.source()))
                .append(": ")
                .append(PlainText.counted(progress.versions(), "session", "sessions"));
        line.append(rate(progress.versions(), elapsed));
        progress.windowStart().ifPresent(start -> line.append(", from ").append(PlainText.time(start)));
        line.append(", ").append((int) (progress.done() * PERCENT)).append(" %");
        progress.pausedUntil()
                .ifPresent(until ->
                        line.append(", waiting for the rate limit until ").append(PlainText.timeOfDay(until)));
        if (progress.done() > 0 && progress.done() < 1) {
            // Rounded up: an estimate is not good to the millisecond, and nothing is left only at the end.
            double left = elapsed.toMillis() * (1 - progress.done()) / progress.done() / 1000;
            line.append(", about ")
                    .append(PlainText.duration(Duration.ofSeconds((long) Math.ceil(left))))
                    .append(" left");
        }
        return line.toString();
    }
}
