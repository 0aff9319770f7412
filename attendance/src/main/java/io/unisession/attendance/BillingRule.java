package io.unisession.attendance;

import java.time.Duration;
import java.util.stream.Stream;

/** How a provider rounds the time that it bills. */
public enum BillingRule {
    /** The exact time of each person, without rounding. */
    EXACT {
        @Override
        Stream<Duration> items(AttendanceReport report) {
            return Stream.of(report.participantTime());
        }
    },
    /** The time of each person in the session, rounded up to full minutes. */
    PER_PERSON {
        @Override
        Stream<Duration> items(AttendanceReport report) {
            return report.attendees().stream()
                    .flatMap(attendee -> attendee.timePresent().stream())
                    .map(BillingRule::roundedUp);
        }
    },
    /**
     * The time of each connection, rounded up to full minutes: ten seconds cost a minute, and two devices are billed
     * twice.
     */
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
