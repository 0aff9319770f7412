package io.unisession.attendance;

import io.unisession.Participant;
import io.unisession.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the people behind the participants of a session. */
final class AttendeeGrouping {
    /** A participant with the time of the first join, which is worked out once and not for each comparison. */
    private record Arrival(Participant participant, Instant at) {
        /** Makes the report independent of the order in which the provider lists participants. */
        static final Comparator<Arrival> IN_ORDER = Comparator.comparing(Arrival::at)
                .thenComparing(arrival -> arrival.participant.name().orElse(""))
                .thenComparing(arrival -> arrival.participant.userId().orElse(""))
                .thenComparing(arrival -> arrival.participant.id().orElse(""));

        static Arrival of(Participant participant) {
            return new Arrival(participant, participant.firstJoinedAt().orElse(Instant.MAX));
        }
    }

    private final Session session;
    private final Measure measure;

    AttendeeGrouping(Session session, Measure measure) {
        this.session = session;
        this.measure = measure;
    }

    List<Attendee> attendees() {
        Map<Object, Group> groups = new LinkedHashMap<>();
        session.participants().stream()
                .map(Arrival::of)
                .sorted(Arrival.IN_ORDER)
                .forEach(arrival -> {
                    Participant participant = arrival.participant;
                    Identity identity = measure.rules().identify(session, participant);
                    // Two participants without an id and a name may be different people.
                    Object key =
                            identity.person().identifiedBy() == IdentifiedBy.NOTHING ? new Object() : identity.person();
                    groups.computeIfAbsent(key, any -> new Group()).add(identity, participant);
                });
        return groups.values().stream().map(this::attendee).toList();
    }

    private Attendee attendee(Group group) {
        List<ReportedConnection> reported = new ArrayList<>();
        group.participants.forEach(participant -> reported.addAll(ReportedConnection.of(participant)));
        ConnectionCounter counter = new ConnectionCounter(measure.bounds(), reported);
        Set<AttendanceFlag> flags = group.flags();
        flags.addAll(counter.flags());
        return new Attendee(group.person(), counter.connections(), flags, measure);
    }

    /** The participants that are the same person, in order. */
    private static final class Group {
        private final List<Identity> identities = new ArrayList<>(1);
        private final List<Participant> participants = new ArrayList<>(1);

        void add(Identity identity, Participant participant) {
            identities.add(identity);
            participants.add(participant);
        }

        /** The person, with the name from the roster or else the first name that they used. */
        Person person() {
            Person first = identities.get(0).person();
            return first.name().isPresent()
                    ? first
                    : first.withName(names().findFirst().orElse(null));
        }

        Set<AttendanceFlag> flags() {
            Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
            identities.forEach(identity -> flags.addAll(identity.flags()));
            if (participants.size() > 1
                    && names().map(Names::comparable).distinct().count() > 1) {
                flags.add(AttendanceFlag.NAMES_DIFFER);
            }
            return flags;
        }

        private Stream<String> names() {
            return participants.stream()
                    .map(participant -> participant.name().orElse(null))
                    .filter(Objects::nonNull);
        }
    }
}
