package io.unisession.attendance;

import java.time.Duration;
import java.util.stream.Stream;

/** How a provider turns time into billed minutes. */
public enum BillingRule {
    /** Each person's time, not rounded. */
    EXACT {
        @Override
        Stream<Duration> items(AttendanceReport report) {
            return Stream.of(report.participantTime());
        }
    },
    /** Each person's time in the session, rounded up to whole minutes. */
    PER_PERSON {
        @Override
        Stream<Duration> items(AttendanceReport report) {
            return report.attendees().stream()
                    .flatMap(attendee -> attendee.timePresent().stream())
                    .map(BillingRule::roundedUp);
        }
    },
    /** Each connection, rounded up to whole minutes: ten seconds are a minute, and two devices are billed twice. */
    PER_CONNECTION {
        @Override
        Stream<Duration> items(AttendanceReport report) {
            return report.attendees().stream()
                    .flatMap(attendee -> attendee.connections().stream())
                    .map(Connection::duration)
                    .map(BillingRule::roundedUp);
        }
    };

    abstract Stream<Duration> items(AttendanceReport report);

    Duration billed(AttendanceReport report) {
        return items(report).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration roundedUp(Duration time) {
        return Duration.ofMinutes(time.toMinutes() + (time.equals(Duration.ofMinutes(time.toMinutes())) ? 0 : 1));
    }
}
