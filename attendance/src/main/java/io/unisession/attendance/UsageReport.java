package io.unisession.attendance;

import io.unisession.Session;
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
 * How much was used at each provider, in each room and month. Sessions are added up as they stream by, and none is kept:
 * memory grows with the number of rooms and months alone.
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
     * Collects sessions of which all are billed by one rule, with months in UTC.
     *
     * @param billing how the provider rounds
     * @return a collector, for parallel streams too
     */
    public static Collector<Session, ?, UsageReport> collector(BillingRule billing) {
        Objects.requireNonNull(billing, "billing");
        return collector(session -> billing, AttendanceRules.defaults());
    }

    /**
     * Collects sessions.
     *
     * @param billing gives the rule by which a session is billed, for instance by its provider
     * @param rules who is who, and the time zone of the months
     * @return a collector, for parallel streams too
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
     * The usage of each provider, month and room, in this order.
     *
     * @return an unmodifiable list
     */
    public List<Usage> usages() {
        return usages;
    }

    /**
     * The usage as a table.
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

    /** What is added up in one place. */
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

    /** The usage of one provider in one room and month. */
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
         * The month in which the sessions started. One that runs on into the next month belongs to that of its start.
         *
         * @return the month, or empty where the provider reports no time at all
         */
        public Optional<YearMonth> month() {
            return Optional.ofNullable(group.month());
        }

        /**
         * The room.
         *
         * @return its id, or empty where the provider has no rooms or did not say
         */
        public Optional<String> roomId() {
            return Optional.ofNullable(group.roomId());
        }

        /**
         * How many sessions there were.
         *
         * @return their number
         */
        public long sessions() {
            return sessions;
        }

        /**
         * How many of the sessions add no time, since their provider did not report participants or not when they were
         * there.
         *
         * @return their number; where it is not zero, the times here are too small
         */
        public long sessionsWithoutTimes() {
            return sessionsWithoutTimes;
        }

        /**
         * How many people attended; someone who attended two sessions counts twice.
         *
         * @return their number
         */
        public long attendances() {
            return attendances;
        }

        /**
         * How many connections there were.
         *
         * @return their number
         */
        public long connections() {
            return connections;
        }

        /**
         * The time of all people, known as participant-minutes: exact, and devices at the same time counted once.
         *
         * @return the time
         */
        public Duration participantTime() {
            return participantTime;
        }

        /**
         * The time of all connections: exact, and each device counted.
         *
         * @return the time
         */
        public Duration connectionTime() {
            return connectionTime;
        }

        /**
         * The time that the provider bills, by the rule that was given.
         *
         * @return the time, of whole minutes where the rule rounds
         */
        public Duration billedTime() {
            return billedTime;
        }

        @Override
        public String toString() {
            return "Usage[" + provider() + ", month=" + group.month() + ", roomId=" + group.roomId() + ", sessions="
                    + sessions + ", billedTime=" + billedTime + "]";
        }
    }
}
