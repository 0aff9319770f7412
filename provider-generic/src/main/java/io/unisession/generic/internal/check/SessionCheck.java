package io.unisession.generic.internal.check;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.PresenceStatus;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.generic.internal.model.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The key {@code models.session}. */
final class SessionCheck {
    private static final List<String> KEYS = List.of(
            "id",
            "roomId",
            "label",
            "status",
            "statusValues",
            "statusByPresence",
            "startedAt",
            "endedAt",
            "duration",
            "scheduledAt",
            "participants",
            "participantsById");
    private static final List<String> STATUSES =
            Stream.of(SessionStatus.values()).map(SessionStatus::name).toList();

    private final NodeChecks expected;
    private final PointerCheck pointers;

    SessionCheck(NodeChecks expected) {
        this.expected = expected;
        this.pointers = new PointerCheck(expected);
    }

    SessionFields session(DocumentNode node) {
        expected.object(node, KEYS);
        expected.required(node, "id", "a session needs an id");
        requireTogether(node);
        boolean byId = node.field("participantsById").isPresent();
        if (byId && node.field("participants").isPresent()) {
            expected.faults()
                    .add(
                            node.place(),
                            "the keys \"participants\" and \"participantsById\" exclude each other: an array, or an object");
        }
        FormatCheck formats = new FormatCheck(expected);
        SessionFields fields = new SessionFields(
                pointers.at(node, "id"),
                pointers.at(node, "roomId"),
                pointers.at(node, "label"),
                pointers.at(node, "status"),
                statusValues(node),
                node.field("statusByPresence").flatMap(this::statusByPresence),
                formats.span(node, "startedAt", "endedAt"),
                formats.times(node, "scheduledAt"),
                pointers.at(node, byId ? "participantsById" : "participants"),
                byId);
        requireApart(node, fields);
        return fields;
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
                        .forEach((word, value) -> status(value).ifPresent(status -> statuses.put(word, status))));
        return statuses;
    }

    private Optional<SessionStatus> status(DocumentNode node) {
        Optional<String> name = expected.text(node);
        if (name.isPresent() && !STATUSES.contains(name.get())) {
            expected.faults()
                    .add(
                            node.place(),
                            "unknown status " + NodeChecks.quoted(name.get())
                                    + NodeChecks.suggestion(name.get(), STATUSES));
        }
        return name.filter(STATUSES::contains).map(SessionStatus::valueOf);
    }

    private Optional<PresenceStatus> statusByPresence(DocumentNode node) {
        if (!expected.object(node, List.of("pointer", "present", "absent"))) {
            return Optional.empty();
        }
        List<Pointer> places = expected.required(node, "pointer", "the field that is there or not")
                .map(pointers::pointers)
                .orElse(List.of());
        Optional<SessionStatus> present =
                expected.required(node, "present", "the status if it is there").flatMap(this::status);
        Optional<SessionStatus> absent =
                expected.required(node, "absent", "the status if it is not").flatMap(this::status);
        return present.isPresent() && absent.isPresent()
                ? Optional.of(new PresenceStatus(places, present.get(), absent.get()))
                : Optional.empty();
    }

    private void requireApart(DocumentNode node, SessionFields fields) {
        Stream<Pointer> texts = Stream.of(
                        fields.id(), fields.roomId(), fields.label(), fields.status(), fields.participants())
                .flatMap(List::stream);
        Stream<Pointer> presence = fields.statusByPresence().stream().flatMap(status -> status.pointers().stream());
        Stream<Pointer> times = Stream.concat(
                fields.span().pointers(), fields.scheduledAt().stream().map(TimeSource::pointer));
        pointers.requireApart(
                node,
                fields.participants(),
                Stream.of(texts, presence, times).flatMap(Function.identity()),
                "from which only models.participant can read");
    }
}
