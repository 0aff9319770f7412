package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimeSource;
import java.util.List;

/** The key {@code models.participant}. */
final class ParticipantCheck {
    private static final List<String> KEYS = List.of("id", "name", "role", "joinedAt", "leftAt");

    private final Expected expected;
    private final PointerCheck pointers;

    ParticipantCheck(Expected expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    ParticipantFields participant(DocumentNode node) {
        expected.object(node, KEYS);
        expected.required(node, "id", "where a participant's object has its id");
        return new ParticipantFields(
                pointers(node, "id"),
                pointers(node, "name"),
                pointers(node, "role"),
                times(node, "joinedAt"),
                times(node, "leftAt"));
    }

    private List<Pointer> pointers(DocumentNode node, String key) {
        return node.field(key).map(pointers::pointers).orElse(List.of());
    }

    private List<TimeSource> times(DocumentNode node, String key) {
        return node.field(key).map(pointers::times).orElse(List.of());
    }
}
