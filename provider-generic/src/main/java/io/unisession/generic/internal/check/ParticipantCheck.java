package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.SpanFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The key {@code models.participant}. */
final class ParticipantCheck {
    private static final List<String> KEYS =
            List.of("id", "name", "role", "joinedAt", "leftAt", "duration", "intervals", "merge");
    private static final List<String> INTERVAL_KEYS = List.of("items", "joinedAt", "leftAt", "duration");

    private final NodeChecks expected;
    private final PointerCheck pointers;
    private final FormatCheck formats;

    ParticipantCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
        this.formats = new FormatCheck(expected);
    }

    ParticipantFields participant(DocumentNode node) {
        expected.object(node, KEYS);
        expected.required(node, "id", "where a participant's object has its id");
        Optional<DocumentNode> intervals =
                node.field("intervals").filter(found -> expected.object(found, INTERVAL_KEYS));
        intervals.ifPresent(found -> expected.required(found, "items", "where the object lists its stays"));
        if (intervals.isPresent()
                && Stream.of("joinedAt", "leftAt", "duration")
                        .anyMatch(key -> node.field(key).isPresent())) {
            expected.faults().add(node.place(), "the key \"intervals\" has the times of its own; leave the others out");
        }
        ParticipantFields fields = new ParticipantFields(
                pointers.at(node, "id"),
                pointers.at(node, "name"),
                pointers.at(node, "role"),
                formats.span(node, "joinedAt", "leftAt"),
                intervals.map(found -> pointers.at(found, "items")).orElse(List.of()),
                intervals
                        .map(found -> formats.span(found, "joinedAt", "leftAt"))
                        .orElse(SpanFields.NONE),
                node.field("merge").flatMap(expected::flag).orElse(false));
        pointers.requireApart(
                node,
                fields.intervals(),
                Stream.of(fields.id(), fields.name(), fields.role()).flatMap(List::stream),
                "from which only \"intervals\" can read");
        return fields;
    }
}
