package io.unisession.generic.internal.check;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.generic.internal.model.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The key {@code models.session}. */
final class SessionCheck {
    private static final List<String> KEYS = List.of(
            "id", "roomId", "label", "status", "statusValues", "startedAt", "endedAt", "scheduledAt", "participants");
    private static final List<String> STATUSES =
            Stream.of(SessionStatus.values()).map(SessionStatus::name).toList();

    private final Expected expected;
    private final PointerCheck pointers;

    SessionCheck(Expected expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    SessionFields session(DocumentNode node) {
        expected.object(node, KEYS);
        expected.required(node, "id", "a session needs an id");
        requireTogether(node);
        SessionFields fields = new SessionFields(
                pointers(node, "id"),
                pointers(node, "roomId"),
                pointers(node, "label"),
                pointers(node, "status"),
                statusValues(node),
                times(node, "startedAt"),
                times(node, "endedAt"),
                times(node, "scheduledAt"),
                pointers(node, "participants"));
        requireApart(node, fields);
        return fields;
    }

    private List<Pointer> pointers(DocumentNode node, String key) {
        return node.field(key).map(pointers::pointers).orElse(List.of());
    }

    private List<TimeSource> times(DocumentNode node, String key) {
        return node.field(key).map(pointers::times).orElse(List.of());
    }

    private void requireTogether(DocumentNode node) {
        if (node.field("status").isPresent() != node.field("statusValues").isPresent()) {
            expected.faults()
                    .add(
                            node.place(),
                            "the keys \"status\" and \"statusValues\" need each other: where the word is, and what each word means");
        }
    }

    private Map<String, SessionStatus> statusValues(DocumentNode node) {
        Map<String, SessionStatus> statuses = new LinkedHashMap<>();
        node.field("statusValues")
                .filter(expected::anyObject)
                .ifPresent(values -> values.fields()
                        .forEach((word, status) -> expected.text(status).ifPresent(name -> {
                            if (STATUSES.contains(name)) {
                                statuses.put(word, SessionStatus.valueOf(name));
                            } else {
                                expected.faults()
                                        .add(
                                                status.place(),
                                                "unknown status \"" + name + "\""
                                                        + Expected.suggestion(name, STATUSES));
                            }
                        })));
        return statuses;
    }

    /** A list that is read participant by participant cannot be read for a field of the session as well. */
    private void requireApart(DocumentNode node, SessionFields fields) {
        Stream<Pointer> values = Stream.concat(
                Stream.of(fields.id(), fields.roomId(), fields.label(), fields.status(), fields.participants())
                        .flatMap(List::stream),
                Stream.of(fields.startedAt(), fields.endedAt(), fields.scheduledAt())
                        .flatMap(List::stream)
                        .map(TimeSource::pointer));
        values.forEach(value -> fields.participants().stream()
                .filter(participants -> participants.holds(value))
                .forEach(participants -> expected.faults()
                        .add(
                                node.place(),
                                "the pointer \"" + value + "\" leads into the participants at \"" + participants
                                        + "\", from which only models.participant can read")));
    }
}
