package io.unisession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Merges the records of one person into one participant. */
final class ParticipantMerger {
    private ParticipantMerger() {}

    static List<Participant> merge(List<Participant> records) {
        return merge(records, record -> record.id().orElse(null));
    }

    static List<Participant> merge(
            List<Participant> records, Function<? super Participant, ? extends @Nullable Object> person) {
        Map<Object, List<Participant>> people = new LinkedHashMap<>();
        for (Participant each : records) {
            Object same = person.apply(each);
            people.computeIfAbsent(same == null ? new Object() : same, first -> new ArrayList<>())
                    .add(each);
        }
        return people.values().stream().map(ParticipantMerger::one).toList();
    }

    private static Participant one(List<Participant> records) {
        Participant first = records.get(0);
        if (records.size() == 1) {
            return first;
        }
        Participant present = records.stream()
                .filter(each -> each.presence() == Presence.PRESENT)
                .findFirst()
                .orElse(first);
        return Participant.builder(present.id().orElse(null))
                .userId(first(records, Participant::userId))
                .name(first(records, Participant::name))
                .role(first(records, Participant::role))
                .intervals(records.stream()
                        .flatMap(each -> each.intervals().stream())
                        .toList())
                .from(first)
                .unreadableFields(records.stream()
                        .flatMap(each -> each.unreadableFields().stream())
                        .distinct()
                        .toList())
                .build();
    }

    /** The value of the first record that has one. */
    private static @Nullable String first(List<Participant> records, Function<Participant, Optional<String>> field) {
        return records.stream()
                .flatMap(each -> field.apply(each).stream())
                .findFirst()
                .orElse(null);
    }
}
