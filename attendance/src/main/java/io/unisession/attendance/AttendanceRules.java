package io.unisession.attendance;

import io.unisession.Participant;
import io.unisession.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a report: what counts as attendance, how people are identified, and when sessions were scheduled.
 * Immutable.
 *
 * <pre>{@code
 * AttendanceRules rules = AttendanceRules.builder().presentFrom(0.85).build();
 * }</pre>
 */
public final class AttendanceRules {
    private static final AttendanceRules DEFAULTS = builder().build();

    private final Function<? super Participant, Optional<String>> identifyBy;
    private final Threshold presentFrom;
    private final Threshold partialFrom;
    private final Function<? super Session, Optional<Schedule>> schedule;
    private final @Nullable Roster roster;
    private final @Nullable Instant asOf;
    private final ZoneId zone;

    private AttendanceRules(Builder builder) {
        this.identifyBy = builder.identifyBy;
        this.presentFrom = builder.presentFrom;
        this.partialFrom = builder.partialFrom;
        this.schedule = builder.schedule;
        this.roster = builder.roster;
        this.asOf = builder.asOf;
        this.zone = builder.zone;
    }

    /**
     * The default rules: people are present after three quarters of the session and partially present after any shorter
     * time, and sessions are scheduled when the provider says.
     *
     * @return the default rules
     */
    public static AttendanceRules defaults() {
        return DEFAULTS;
    }

    /**
     * Starts building rules. Whatever is not set keeps its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Who should attend.
     *
     * @return the roster, or empty if there is none
     */
    public Optional<Roster> roster() {
        return Optional.ofNullable(roster);
    }

    /**
     * The time zone of months, and of times on the page and in plain text.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    Instant asOf() {
        return asOf == null ? Instant.now() : asOf;
    }

    Optional<Schedule> schedule(Session session) {
        return schedule.apply(session).or(() -> session.scheduledAt().map(Schedule::from));
    }

    AttendanceStatus status(Duration timePresent, OptionalDouble share, boolean timeIsMissing) {
        if (presentFrom.isReached(timePresent, share)) {
            return AttendanceStatus.PRESENT;
        }
        if (timeIsMissing) {
            return AttendanceStatus.UNKNOWN;
        }
        return partialFrom.isReached(timePresent, share) ? AttendanceStatus.PARTIAL : AttendanceStatus.ABSENT;
    }

    /** Identifies a participant by the application's rule, or else by user id, participant id or name. */
    Identity identify(Session session, Participant participant) {
        String name = text(participant.name());
        String userId = text(participant.userId());
        String id = text(participant.id());
        String own = text(identifyBy.apply(participant));
        Person person = person(session.provider(), own, userId, id, name);
        Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
        if (roster != null) {
            Optional<Person> known = roster.findById(own, userId, id);
            Optional<Person> sameName =
                    known.isPresent() ? known : roster.findByName(name, own != null || userId != null);
            if (sameName.isPresent()) {
                if (known.isEmpty()) {
                    flags.add(AttendanceFlag.MATCHED_BY_NAME);
                }
                return new Identity(sameName.get(), flags);
            }
            flags.add(AttendanceFlag.NOT_ON_ROSTER);
        }
        if (person.identifiedBy() == IdentifiedBy.NAME) {
            flags.add(AttendanceFlag.IDENTIFIED_BY_NAME);
        } else if (person.identifiedBy() == IdentifiedBy.NOTHING) {
            flags.add(AttendanceFlag.UNIDENTIFIED);
        }
        return new Identity(person, flags);
    }

    private static Person person(
            String provider,
            @Nullable String own,
            @Nullable String userId,
            @Nullable String id,
            @Nullable String name) {
        if (own != null) {
            return Person.ofApplication(own, userId, name);
        }
        if (userId != null) {
            return Person.ofUserId(userId, name);
        }
        if (id != null) {
            return Person.ofParticipantId(provider, id, name);
        }
        return name == null ? Person.unidentified() : Person.ofName(name);
    }

    private static @Nullable String text(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElse(null);
    }

    /** Builds {@link AttendanceRules}. Every setting is optional. */
    public static final class Builder {
        private Function<? super Participant, Optional<String>> identifyBy = participant -> Optional.empty();
        private Threshold presentFrom = Threshold.ofShare(0.75);
        private Threshold partialFrom = Threshold.ofTime(Duration.ofNanos(1));
        private Function<? super Session, Optional<Schedule>> schedule = session -> Optional.empty();
        private @Nullable Roster roster;
        private @Nullable Instant asOf;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /**
         * Sets how people are identified. Participants with the same key are the same person.
         *
         * <pre>{@code
         * builder.identifyBy(Participant::name)
         * }</pre>
         *
         * @param key returns a participant's key, or empty to use the user id, participant id or name
         * @return this builder
         */
        public Builder identifyBy(Function<? super Participant, Optional<String>> key) {
            this.identifyBy = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * Sets the share of the session that a person must attend to be {@link AttendanceStatus#PRESENT}.
         *
         * @param share a number from 0 to 1; the default is 0.75
         * @return this builder
         * @throws IllegalArgumentException if it is not in that range
         */
        public Builder presentFrom(double share) {
            this.presentFrom = Threshold.ofShare(share);
            return this;
        }

        /**
         * Sets the time that a person must attend to be {@link AttendanceStatus#PRESENT}, instead of a share.
         *
         * @param time the minimum time present
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder presentFrom(Duration time) {
            this.presentFrom = Threshold.ofTime(time);
            return this;
        }

        /**
         * Sets the share of the session that a person must attend to be {@link AttendanceStatus#PARTIAL}.
         *
         * @param share a number from 0 to 1; by default, any time present is enough
         * @return this builder
         * @throws IllegalArgumentException if it is not in that range
         */
        public Builder partialFrom(double share) {
            this.partialFrom = Threshold.ofShare(share);
            return this;
        }

        /**
         * Sets the time that a person must attend to be {@link AttendanceStatus#PARTIAL}, instead of a share.
         *
         * @param time the minimum time present
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder partialFrom(Duration time) {
            this.partialFrom = Threshold.ofTime(time);
            return this;
        }

        /**
         * Sets when the session was scheduled. For several sessions, pass a function.
         *
         * @param scheduled the schedule
         * @return this builder
         */
        public Builder schedule(Schedule scheduled) {
            Objects.requireNonNull(scheduled, "scheduled");
            return schedule(session -> Optional.of(scheduled));
        }

        /**
         * Sets when each session was scheduled.
         *
         * @param scheduled returns a session's schedule, or empty to use the start that the provider scheduled
         * @return this builder
         */
        public Builder schedule(Function<? super Session, Optional<Schedule>> scheduled) {
            this.schedule = Objects.requireNonNull(scheduled, "scheduled");
            return this;
        }

        /**
         * Sets who should attend.
         *
         * @param people the roster
         * @return this builder
         */
        public Builder roster(Roster people) {
            this.roster = Objects.requireNonNull(people, "people");
            return this;
        }

        /**
         * Sets the time of the report. In a running session, people who are still present are counted up to this time.
         *
         * @param time the time; by default, the time when the report is made
         * @return this builder
         */
        public Builder asOf(Instant time) {
            this.asOf = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets the time zone of months, and of times on the page and in plain text. CSV, JSON and XLSX always use UTC.
         *
         * @param timeZone the zone; the default is UTC
         * @return this builder
         */
        public Builder zone(ZoneId timeZone) {
            this.zone = Objects.requireNonNull(timeZone, "timeZone");
            return this;
        }

        /**
         * Builds the rules.
         *
         * @return the rules
         */
        public AttendanceRules build() {
            return new AttendanceRules(this);
        }
    }
}
