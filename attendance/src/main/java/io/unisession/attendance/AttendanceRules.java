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
 * What counts as attendance, who is who, and when a session was planned. Immutable.
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
     * The rules used where none are given: present from three quarters of the session on, partial from any time at all,
     * planned when the provider says.
     *
     * @return the default rules
     */
    public static AttendanceRules defaults() {
        return DEFAULTS;
    }

    /**
     * Starts rules, from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Who should attend.
     *
     * @return the roster, or empty where there is none
     */
    public Optional<Roster> roster() {
        return Optional.ofNullable(roster);
    }

    /**
     * The time zone of months and of the times that people read.
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

    /** Whom a participant is: by the application's rule, else user id, else participant id, else name. */
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

    /** Collects {@link AttendanceRules}; each may be left out. */
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
         * Sets what tells people apart, before user id, participant id and name are looked at.
         *
         * <pre>{@code
         * builder.identifyBy(Participant::name)
         * }</pre>
         *
         * @param key gives the key of the person that a participant is, or empty to fall back to the ids and the name
         * @return this builder
         */
        public Builder identifyBy(Function<? super Participant, Optional<String>> key) {
            this.identifyBy = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * Sets the share of the session from which on someone is {@link AttendanceStatus#PRESENT}.
         *
         * @param share between 0 and 1; 0.75 if not set
         * @return this builder
         * @throws IllegalArgumentException if it lies outside
         */
        public Builder presentFrom(double share) {
            this.presentFrom = Threshold.ofShare(share);
            return this;
        }

        /**
         * Sets the time from which on someone is {@link AttendanceStatus#PRESENT}, instead of a share.
         *
         * @param time the time present that is needed
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder presentFrom(Duration time) {
            this.presentFrom = Threshold.ofTime(time);
            return this;
        }

        /**
         * Sets the share of the session from which on someone is at least {@link AttendanceStatus#PARTIAL}.
         *
         * @param share between 0 and 1; if not set, any time at all
         * @return this builder
         * @throws IllegalArgumentException if it lies outside
         */
        public Builder partialFrom(double share) {
            this.partialFrom = Threshold.ofShare(share);
            return this;
        }

        /**
         * Sets the time from which on someone is at least {@link AttendanceStatus#PARTIAL}, instead of a share.
         *
         * @param time the time present that is needed
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder partialFrom(Duration time) {
            this.partialFrom = Threshold.ofTime(time);
            return this;
        }

        /**
         * Sets when the session was planned, for a report of one session.
         *
         * @param planned the schedule
         * @return this builder
         */
        public Builder schedule(Schedule planned) {
            Objects.requireNonNull(planned, "planned");
            return schedule(session -> Optional.of(planned));
        }

        /**
         * Sets when each session was planned.
         *
         * @param planned gives the schedule of a session, or empty for the start that its provider reports
         * @return this builder
         */
        public Builder schedule(Function<? super Session, Optional<Schedule>> planned) {
            this.schedule = Objects.requireNonNull(planned, "planned");
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
         * Sets the time up to which those count who are still present in a session that is still running.
         *
         * @param time the time of the report; if not set, the time at which the report is made
         * @return this builder
         */
        public Builder asOf(Instant time) {
            this.asOf = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets the time zone of months and of the times that people read; CSV and JSON are always in UTC.
         *
         * @param timeZone the zone; UTC if not set
         * @return this builder
         */
        public Builder zone(ZoneId timeZone) {
            this.zone = Objects.requireNonNull(timeZone, "timeZone");
            return this;
        }

        /**
         * Makes the rules.
         *
         * @return the rules
         */
        public AttendanceRules build() {
            return new AttendanceRules(this);
        }
    }
}
