package io.unisession.cli;

import io.unisession.attendance.AttendanceRules;
import io.unisession.attendance.Roster;
import io.unisession.attendance.Schedule;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what counts as attendance. */
final class RulesOptions {
    @Option(
            names = "--roster",
            paramLabel = "<file>",
            description = "Who should attend: CSV with the column id, name, or both.")
    private @Nullable Path roster;

    @Option(
            names = "--present-from",
            paramLabel = "<time>",
            description =
                    "How long someone must attend to be present: a share such as 85%%, or a duration such as PT45M"
                            + " (default: 75%%).")
    private @Nullable String presentFrom;

    @Option(
            names = "--partial-from",
            paramLabel = "<time>",
            description = "How long someone must attend to be partially present (default: any time at all).")
    private @Nullable String partialFrom;

    @Option(
            names = "--scheduled-start",
            paramLabel = "<time>",
            converter = TimeOption.class,
            description = "When the session should have started (default: what the provider scheduled).")
    private @Nullable Instant scheduledStart;

    @Option(
            names = "--scheduled-end",
            paramLabel = "<time>",
            converter = TimeOption.class,
            description = "When the session should have ended.")
    private @Nullable Instant scheduledEnd;

    @Option(
            names = "--zone",
            paramLabel = "<zone>",
            converter = ZoneOption.class,
            description = "The time zone of the web page and the printed report, such as Europe/Berlin (default: UTC).")
    private @Nullable ZoneId zone;

    RulesOptions() {}

    /**
     * The rules.
     *
     * @throws IllegalArgumentException if an option is wrong; the message names it
     */
    AttendanceRules rules() {
        AttendanceRules.Builder rules = AttendanceRules.builder();
        if (roster != null) {
            rules.roster(roster(roster));
        }
        threshold("--present-from", presentFrom, rules::presentFrom, rules::presentFrom);
        threshold("--partial-from", partialFrom, rules::partialFrom, rules::partialFrom);
        schedule(rules);
        if (zone != null) {
            rules.zone(zone);
        }
        return rules.build();
    }

    private static Roster roster(Path file) {
        String csv = InputFile.text(file);
        try {
            return Roster.fromCsv(csv);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("cannot use " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    private void schedule(AttendanceRules.Builder rules) {
        if (scheduledStart == null) {
            if (scheduledEnd != null) {
                throw new IllegalArgumentException("--scheduled-end needs --scheduled-start");
            }
            return;
        }
        rules.schedule(
                scheduledEnd == null ? Schedule.from(scheduledStart) : Schedule.of(scheduledStart, scheduledEnd));
    }

    private static void threshold(String option, @Nullable String text, DoubleConsumer share, Consumer<Duration> time) {
        if (text == null) {
            return;
        }
        try {
            if (text.endsWith("%")) {
                share.accept(Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
            } else {
                time.accept(Duration.parse(text));
            }
        } catch (DateTimeException | IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    option + " is \"" + text + "\", which is neither a share such as 85% nor a duration such as PT45M",
                    neither);
        }
    }
}
