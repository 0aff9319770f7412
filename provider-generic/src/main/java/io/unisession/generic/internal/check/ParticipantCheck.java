package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.TimeSpanModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The key {@code models.participant}. */
final class ParticipantCheck {
    private static final List<String> KEYS =
            List.of("id", "userId", "name", "role", "joinedAt", "leftAt", "duration", "intervals", "merge");
    private static final List<String> INTERVAL_KEYS =
            List.of("items", "joinedAt", "leftAt", "duration", "connectionId");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    ParticipantCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    ParticipantModel participant(DocumentNode node) {
        checks.object(node, KEYS);
        checks.required(node, "id", "where a participant has its id");
        Optional<DocumentNode> intervals = node.field("intervals").filter(found -> checks.object(found, INTERVAL_KEYS));
        intervals.ifPresent(found -> checks.required(found, "items", "where a participant has the array of intervals"));
        if (intervals.isPresent()
                && Stream.of("joinedAt", "leftAt", "duration")
                        .anyMatch(key -> node.field(key).isPresent())) {
            checks.faults()
                    .add(
                            node.location(),
                            "\"intervals\" cannot be combined with other times; move them into \"intervals\"");
        }
        ParticipantModel fields = new ParticipantModel(
                pointers.at(node, "id"),
                pointers.at(node, "userId"),
                pointers.at(node, "name"),
                pointers.at(node, "role"),
                pointers.span(node, "joinedAt", "leftAt"),
                intervals.map(found -> pointers.at(found, "items")).orElse(List.of()),
                intervals
                        .map(found -> pointers.span(found, "joinedAt", "leftAt"))
                        .orElse(TimeSpanModel.NONE),
                intervals.map(found -> pointers.at(found, "connectionId")).orElse(List.of()),
                node.field("merge").flatMap(checks::flag).orElse(false));
        pointers.requireApart(
                node,
                fields.intervals(),
                Stream.of(fields.id(), fields.userId(), fields.name(), fields.role())
                        .flatMap(List::stream),
                "only \"intervals\" can read there");
        return fields;
    }
}
