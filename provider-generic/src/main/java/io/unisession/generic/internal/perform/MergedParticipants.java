package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one participant of several records of one person, such as one for each stay. */
final class MergedParticipants {
    private MergedParticipants() {}

    /** The participants in the order of their first records; those without an id are different people as far as anybody knows. */
    static List<Participant> of(List<Participant> records) {
        Map<Object, Participant> merged = new LinkedHashMap<>();
        for (Participant participant : records) {
            Object key = participant.id().isEmpty() ? participant.raw() : participant.id();
            merged.merge(key, participant, MergedParticipants::merge);
        }
        return List.copyOf(merged.values());
    }

    private static Participant merge(Participant first, Participant second) {
        List<Interval> stays = new ArrayList<>(first.intervals());
        stays.addAll(second.intervals());
        return Participant.builder(first.id())
                .name(either(first.name(), second.name()))
                .role(either(first.role(), second.role()))
                .intervals(stays)
                .raw(first.raw())
                .build();
    }

    @SuppressWarnings("NullAway") // absent is null for the builder
    private static String either(Optional<String> first, Optional<String> second) {
        return first.or(() -> second).orElse(null);
    }
}
