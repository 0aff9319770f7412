package io.unisession.attendance;

import io.unisession.Session;
import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Usage by provider, month and room. Sessions are counted as they stream in and then released; the memory needed grows
 * with the number of rooms and months only.
 *
 * <pre>{@code
 * UsageReport usage = sessions.collect(UsageReport.collector(BillingRule.PER_CONNECTION));
 * }</pre>
 */
public final class UsageReport {
    private final List<Usage> usages;

    private UsageReport(List<Usage> usages) {
        this.usages = List.copyOf(usages);
    }

    /**
     * Collects sessions that are all billed by the same rule, with months in UTC.
     *
     * @param billing how the provider rounds
     * @return a collector, which also works with parallel streams
     */
    public static Collector<Session, ?, UsageReport> collector(BillingRule billing) {
        Objects.requireNonNull(billing, "billing");
        return collector(session -> billing, AttendanceRules.defaults());
    }

    /**
     * Collects sessions.
     *
     * @param billing returns the rule by which a session is billed, which may depend on its provider
     * @param rules how people are identified, and the time zone of the months
     * @return a collector, which also works with parallel streams
     */
    public static Collector<Session, ?, UsageReport> collector(
            Function<? super Session, BillingRule> billing, AttendanceRules rules) {
        Objects.requireNonNull(billing, "billing");
        Objects.requireNonNull(rules, "rules");
        return Collector.of(
                UsageReport::noUsage,
                (usages, session) -> {
                    AttendanceReport report = AttendanceReport.of(session, rules);
                    Usage usage = Usage.of(report, billing.apply(session));
                    usages.merge(Group.of(report), usage, Usage::plus);
                },
                UsageReport::merge,
                UsageReport::of);
    }

    private static Map<Group, Usage> noUsage() {
        return new HashMap<>();
    }

    private static Map<Group, Usage> merge(Map<Group, Usage> one, Map<Group, Usage> other) {
        other.forEach((group, usage) -> one.merge(group, usage, Usage::plus));
        return one;
    }

    private static UsageReport of(Map<Group, Usage> usages) {
        return new UsageReport(usages.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Group.IN_ORDER))
                .map(Map.Entry::getValue)
                .toList());
    }

    /**
     * The usage of each provider, month and room, sorted in this order.
     *
     * @return an unmodifiable list
     */
    public List<Usage> usages() {
        return usages;
    }

    /**
     * A table with one row per provider, month and room.
     *
     * @return a table named {@code usage}
     */
    public Table table() {
        return Table.of(
                "usage",
                List.of(
                        "provider",
                        "month",
                        "room_id",
                        "sessions",
                        "sessions_without_times",
                        "attendances",
                        "connections",
                        "participant_seconds",
                        "connection_seconds",
                        "billed_minutes"),
                usages.stream().map(UsageReport::row));
    }

    private static List<@Nullable Object> row(Usage usage) {
        return Arrays.asList(
                usage.provider(),
                usage.month().map(YearMonth::toString).orElse(null),
                usage.roomId().orElse(null),
                usage.sessions(),
                usage.sessionsWithoutTimes(),
                usage.attendances(),
                usage.connections(),
                Figures.seconds(usage.participantTime()),
                Figures.seconds(usage.connectionTime()),
                Figures.minutes(usage.billedTime()));
    }

    @Override
    public String toString() {
        return "UsageReport[" + usages.size() + " usages]";
    }

    /** The key by which sessions are grouped. */
    private record Group(
            String provider,
            @Nullable YearMonth month,
            @Nullable String roomId) {
        static final Comparator<Group> IN_ORDER = Comparator.comparing(Group::provider)
                .thenComparing(Group::month, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Group::roomId, Comparator.nullsLast(Comparator.naturalOrder()));

        static Group of(AttendanceReport report) {
            return new Group(
                    report.session().provider(),
                    startMonth(report).orElse(null),
                    report.session().roomId().orElse(null));
        }
    }

    private static Optional<YearMonth> startMonth(AttendanceReport report) {
        Session session = report.session();
        return session.startedAt()
                .or(() -> report.measured().map(TimeSpan::from))
                .or(session::endedAt)
                .or(session::scheduledAt)
                .map(start -> YearMonth.from(start.atZone(report.rules().zone())));
    }

    /** The usage of one provider, month and room. */
    public static final class Usage {
        private final Group group;
        private final long sessions;
        private final long sessionsWithoutTimes;
        private final long attendances;
        private final long connections;
        private final Duration participantTime;
        private final Duration connectionTime;
        private final Duration billedTime;

        private Usage(
                Group group,
                long sessions,
                long sessionsWithoutTimes,
                long attendances,
                long connections,
                Duration participantTime,
                Duration connectionTime,
                Duration billedTime) {
            this.group = group;
            this.sessions = sessions;
            this.sessionsWithoutTimes = sessionsWithoutTimes;
            this.attendances = attendances;
            this.connections = connections;
            this.participantTime = participantTime;
            this.connectionTime = connectionTime;
            this.billedTime = billedTime;
        }

        private static Usage of(AttendanceReport report, BillingRule billing) {
            return new Usage(
                    Group.of(report),
                    1,
                    report.isTimeUnknown() ? 1 : 0,
                    report.attendees().size(),
                    report.connectionCount(),
                    report.participantTime(),
                    report.connectionTime(),
                    report.billedTime(billing));
        }

        private Usage plus(Usage other) {
            return new Usage(
                    group,
                    sessions + other.sessions,
                    sessionsWithoutTimes + other.sessionsWithoutTimes,
                    attendances + other.attendances,
                    connections + other.connections,
                    participantTime.plus(other.participantTime),
                    connectionTime.plus(other.connectionTime),
                    billedTime.plus(other.billedTime));
        }

        /**
         * The provider.
         *
         * @return its id
         */
        public String provider() {
            return group.provider();
        }

        /**
         * The month in which the sessions started. A session that continues into the next month counts in the month of
         * its start.
         *
         * @return the month, or empty if the provider reports no times
         */
        public Optional<YearMonth> month() {
            return Optional.ofNullable(group.month());
        }

        /**
         * The room.
         *
         * @return its id, or empty if the provider does not report one
         */
        public Optional<String> roomId() {
            return Optional.ofNullable(group.roomId());
        }

        /**
         * The number of sessions.
         *
         * @return their number
         */
        public long sessions() {
            return sessions;
        }

        /**
         * The number of sessions that add no time because their provider reports no participants or no times.
         *
         * @return their number; if it is not zero, the real times are longer
         */
        public long sessionsWithoutTimes() {
            return sessionsWithoutTimes;
        }

        /**
         * The number of attendances. A person who attended two sessions counts twice.
         *
         * @return their number
         */
        public long attendances() {
            return attendances;
        }

        /**
         * The number of connections.
         *
         * @return their number
         */
        public long connections() {
            return connections;
        }

        /**
         * The exact total time present, known as participant-minutes. Several devices of one person count once.
         *
         * @return the time
         */
        public Duration participantTime() {
            return participantTime;
        }

        /**
         * The exact total time of all connections. Every device counts.
         *
         * @return the time
         */
        public Duration connectionTime() {
            return connectionTime;
        }

        /**
         * The time that the provider bills, according to the rule.
         *
         * @return the time, in whole minutes if the rule rounds
         */
        public Duration billedTime() {
            return billedTime;
        }

        @Override
        public String toString() {
            return EscapedText.of("Usage[" + provider() + ", month=" + group.month() + ", roomId=" + group.roomId()
                    + ", sessions=" + sessions + ", billedTime=" + billedTime + "]");
        }
    }
}
