package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Merges the records of one person, such as one for each interval, into one participant. */
public final class ParticipantMerger {
    private ParticipantMerger() {}

    /**
     * The participants, in the order of their first records. Records without an id are taken for different people.
     */
    public static List<Participant> merge(List<Participant> records) {
        Map<Object, List<Participant>> people = new LinkedHashMap<>();
        for (Participant participant : records) {
            Object key = participant.id().isPresent() ? participant.id().get() : new Object();
            people.computeIfAbsent(key, first -> new ArrayList<>()).add(participant);
        }
        return people.values().stream().map(ParticipantMerger::one).toList();
    }

    private static Participant one(List<Participant> records) {
        Participant first = records.get(0);
        if (records.size() == 1) {
            return first;
        }
        return Participant.builder(first.id().orElse(null))
                .userId(first(records, Participant::userId))
                .name(first(records, Participant::name))
                .role(first(records, Participant::role))
                .intervals(records.stream()
                        .flatMap(participant -> participant.intervals().stream())
                        .toList())
                .raw(first.raw())
                .build();
    }

    /** The value of the first record that has one. */
    private static @Nullable String first(List<Participant> records, Function<Participant, Optional<String>> field) {
        return records.stream()
                .flatMap(participant -> field.apply(participant).stream())
                .findFirst()
                .orElse(null);
    }
}
