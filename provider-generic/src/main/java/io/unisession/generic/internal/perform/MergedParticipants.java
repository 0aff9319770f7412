package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one participant of several records of one person, such as one for each stay. */
final class MergedParticipants {
    private MergedParticipants() {}

    /**
     * The participants in the order of their first records; those without an id are different people as far as anybody
     * knows.
     */
    static List<Participant> of(List<Participant> records) {
        Map<Object, List<Participant>> people = new LinkedHashMap<>();
        for (Participant participant : records) {
            Object key = participant.id().isEmpty() ? new Object() : participant.id();
            people.computeIfAbsent(key, first -> new ArrayList<>()).add(participant);
        }
        return people.values().stream().map(MergedParticipants::one).toList();
    }

    private static Participant one(List<Participant> records) {
        Participant first = records.get(0);
        if (records.size() == 1) {
            return first;
        }
        return Participant.builder(first.id())
                .name(first(records, Participant::name))
                .role(first(records, Participant::role))
                .intervals(records.stream()
                        .flatMap(participant -> participant.intervals().stream())
                        .toList())
                .raw(first.raw())
                .build();
    }

    /** What the first record says that says anything. */
    private static @Nullable String first(List<Participant> records, Function<Participant, Optional<String>> field) {
        return records.stream()
                .flatMap(participant -> field.apply(participant).stream())
                .findFirst()
                .orElse(null);
    }
}
