package io.unisession.generic.internal.check;

import io.unisession.IntervalEnd;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The key {@code models}: where responses have the fields of sessions, participants and join tokens. */
final class ModelsCheck {
    static final List<String> SESSION_KEYS = List.of(
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
            "participants");
    static final List<String> PARTICIPANT_KEYS = List.of(
            "id",
            "userId",
            "name",
            "role",
            "joinedAt",
            "leftAt",
            "duration",
            "connectionId",
            "intervals",
            "withoutLeave",
            "merge");
    private static final List<IntervalEnd> ENDS = List.of(IntervalEnd.OPEN, IntervalEnd.UNKNOWN);
    private static final List<String> INTERVAL_KEYS =
            List.of("items", "joinedAt", "leftAt", "duration", "connectionId");
    private static final List<String> JOIN_TOKEN_KEYS = List.of("token", "participantId", "roomId", "expiresAt");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    ModelsCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    SessionModel session(DocumentNode node) {
        checks.object(node, SESSION_KEYS);
        checks.required(node, "id", "where a session has its id");
        checks.requireTogether(node, "status", "statusValues");
        SessionModel fields = new SessionModel(
                pointers.id(node, "id"),
                pointers.texts(node, "roomId"),
                pointers.texts(node, "label"),
                pointers.texts(node, "status"),
                statusValues(node),
                node.field("statusByPresence").flatMap(this::statusByPresence),
                pointers.span(node, "startedAt", "endedAt"),
                pointers.times(node, "scheduledAt"),
                pointers.items(node, "participants"));
        requireApart(node, fields);
        return fields;
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
        Stream<Pointer> texts = Stream.concat(
                Stream.of(fields.id().pointers(), fields.roomId(), fields.label(), fields.status())
                        .flatMap(List::stream)
                        .map(Pointer.ToText::pointer),
                fields.participants().pointers().stream());
        Stream<Pointer> presence = fields.statusByPresence().stream().flatMap(status -> status.pointers().stream());
        Stream<Pointer> times = Stream.concat(
                fields.span().pointers(), fields.scheduledAt().stream().map(Pointer.ToTime::pointer));
        pointers.requireApart(
                node,
                fields.participants().pointers(),
                Stream.of(texts, presence, times).flatMap(Function.identity()),
                "only models.participant can read there");
    }

    ParticipantModel participant(DocumentNode node) {
        checks.object(node, PARTICIPANT_KEYS);
        checks.required(node, "id", "where a participant has its id");
        Optional<DocumentNode> intervals = node.field("intervals").filter(found -> checks.object(found, INTERVAL_KEYS));
        if (intervals.filter(found -> found.field("items").isPresent()).isPresent()
                && Stream.of("joinedAt", "leftAt", "duration", "connectionId")
                        .anyMatch(key -> node.field(key).isPresent())) {
            checks.faults()
                    .add(
                            node.location(),
                            "\"intervals\" cannot be combined with other times; move them into \"intervals\"");
        }
        ParticipantModel fields = new ParticipantModel(
                pointers.id(node, "id"),
                pointers.texts(node, "userId"),
                pointers.texts(node, "name"),
                pointers.texts(node, "role"),
                interval(node),
                intervals.map(found -> pointers.items(found, "items")).orElse(Pointer.ToItems.NONE),
                intervals.map(this::interval).orElse(ParticipantModel.ToInterval.NONE),
                node.field("withoutLeave")
                        .flatMap(found -> checks.oneOf(found, "end", ENDS, IntervalEnd::name))
                        .orElse(IntervalEnd.OPEN),
                node.field("merge").flatMap(checks::flag).orElse(false));
        pointers.requireApart(
                node,
                fields.intervals().pointers(),
                Stream.of(fields.id().pointers(), fields.userId(), fields.name(), fields.role())
                        .flatMap(List::stream)
                        .map(Pointer.ToText::pointer),
                "only \"intervals\" can read there");
        return fields;
    }

    private ParticipantModel.ToInterval interval(DocumentNode node) {
        return new ParticipantModel.ToInterval(
                pointers.span(node, "joinedAt", "leftAt"), pointers.texts(node, "connectionId"));
    }

    DescriptorModel.JoinToken joinToken(DocumentNode node) {
        checks.object(node, JOIN_TOKEN_KEYS);
        checks.required(node, "token", "where the response has the token");
        return new DescriptorModel.JoinToken(
                pointers.texts(node, "token"),
                pointers.texts(node, "participantId"),
                pointers.texts(node, "roomId"),
                pointers.times(node, "expiresAt"));
    }
}
