package io.unisession.history;

import io.unisession.Participant;
import io.unisession.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what a journal knows into the provider's response, which keeps its typed fields and raw. */
final class Merge {
    private Merge() {}

    static Session of(Session read, Session known) {
        Map<String, Participant> byId = read.participants().stream()
                .filter(each -> each.id().isPresent())
                .collect(Collectors.toMap(each -> each.id().get(), Function.identity(), (first, again) -> first));
        List<Participant> people = known.participants().stream()
                .map(person -> person.id()
                        .flatMap(id -> Optional.ofNullable(byId.get(id)))
                        .map(each -> of(each, person))
                        .orElse(person))
                .toList();
        return read.toBuilder()
                .status(known.status())
                .startedAt(known.startedAt().orElse(null))
                .endedAt(known.endedAt().orElse(null))
                .participants(known.participantsReported() ? people : null)
                .build();
    }

    private static Participant of(Participant read, Participant known) {
        return read.toBuilder()
                .userId(known.userId().orElse(null))
                .name(known.name().orElse(null))
                .role(known.role().orElse(null))
                .intervals(known.intervals())
                .build();
    }
}
