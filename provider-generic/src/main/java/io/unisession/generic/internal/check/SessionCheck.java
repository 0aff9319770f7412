package io.unisession.generic.internal.check;

import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.model.TimePointer;
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

    private final NodeChecks checks;
    private final PointerCheck pointers;

    SessionCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    SessionModel session(DocumentNode node) {
        checks.object(node, KEYS);
        checks.required(node, "id", "where a session has its id");
        requireTogether(node);
        boolean byId = node.field("participantsById").isPresent();
        if (byId && node.field("participants").isPresent()) {
            checks.faults()
                    .add(
                            node.location(),
                            "use either \"participants\" (an array) or \"participantsById\" (an object), not both");
        }
        SessionModel fields = new SessionModel(
                pointers.at(node, "id"),
                pointers.at(node, "roomId"),
                pointers.at(node, "label"),
                pointers.at(node, "status"),
                statusValues(node),
                node.field("statusByPresence").flatMap(this::statusByPresence),
                pointers.span(node, "startedAt", "endedAt"),
                pointers.times(node, "scheduledAt"),
                pointers.at(node, byId ? "participantsById" : "participants"),
                byId);
        requireApart(node, fields);
        return fields;
    }

    private void requireTogether(DocumentNode node) {
        if (node.field("status").isPresent() != node.field("statusValues").isPresent()) {
            checks.faults().add(node.location(), "\"status\" and \"statusValues\" must be declared together");
        }
    }

    private Map<String, SessionStatus> statusValues(DocumentNode node) {
        Map<String, SessionStatus> statuses = new LinkedHashMap<>();
        node.field("statusValues")
                .filter(checks::anyObject)
                .ifPresent(values -> values.fields()
                        .forEach((word, value) -> status(value).ifPresent(status -> statuses.put(word, status))));
        return statuses;
    }

    private Optional<SessionStatus> status(DocumentNode node) {
        return checks.oneOf(node, "status", List.of(SessionStatus.values()), SessionStatus::name);
    }

    private Optional<SessionModel.StatusByPresence> statusByPresence(DocumentNode node) {
        if (!checks.object(node, List.of("pointer", "present", "absent"))) {
            return Optional.empty();
        }
        List<Pointer> places = checks.required(node, "pointer", "the field that may be present")
                .map(pointers::pointers)
                .orElse(List.of());
        Optional<SessionStatus> present = checks.required(node, "present", "the status if the field is present")
                .flatMap(this::status);
        Optional<SessionStatus> absent =
                checks.required(node, "absent", "the status if it is absent").flatMap(this::status);
        return present.isPresent() && absent.isPresent()
                ? Optional.of(new SessionModel.StatusByPresence(places, present.get(), absent.get()))
                : Optional.empty();
    }

    private void requireApart(DocumentNode node, SessionModel fields) {
        Stream<Pointer> texts = Stream.of(
                        fields.id(), fields.roomId(), fields.label(), fields.status(), fields.participants())
                .flatMap(List::stream);
        Stream<Pointer> presence = fields.statusByPresence().stream().flatMap(status -> status.pointers().stream());
        Stream<Pointer> times = Stream.concat(
                fields.span().pointers(), fields.scheduledAt().stream().map(TimePointer::pointer));
        pointers.requireApart(
                node,
                fields.participants(),
                Stream.of(texts, presence, times).flatMap(Function.identity()),
                "only models.participant can read there");
    }
}
