package io.unisession.generic.internal.check;

import io.unisession.IntervalEnd;
import io.unisession.event.SessionEventType;
import io.unisession.generic.internal.auth.WebhookScheme;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.model.WebhookModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key {@code webhooks}: the events that a service sends. */
final class WebhookCheck {
    private static final List<String> KEYS = List.of(
            "signature",
            "test",
            "events",
            "key",
            "type",
            "typeValues",
            "occurredAt",
            "session",
            "participant",
            "recordingId",
            "reason");
    private static final List<String> SESSION_KEYS =
            List.of("id", "roomId", "label", "startedAt", "endedAt", "duration");
    private static final List<String> PARTICIPANT_KEYS =
            List.of("id", "userId", "name", "role", "joinedAt", "leftAt", "duration", "connectionId");

    private final NodeChecks checks;
    private final PointerCheck pointers;

    WebhookCheck(NodeChecks checks) {
        this.checks = checks;
        this.pointers = new PointerCheck(checks);
    }

    /** What the descriptor says; empty after an error. */
    Optional<WebhookModel> webhooks(DocumentNode node) {
        if (!checks.object(node, KEYS)) {
            return Optional.empty();
        }
        Optional<WebhookScheme> signature = checks.required(
                        node, "signature", "how a request proves that the service sent it")
                .flatMap(new SignatureCheck(checks)::signature);
        checks.required(node, "type", "where an event has the word for what happened");
        Map<String, SessionEventType> typeValues = checks.required(
                        node, "typeValues", "what the words of \"type\" mean")
                .map(this::typeValues)
                .orElse(Map.of());
        Optional<WebhookModel.Test> test = node.field("test").flatMap(this::test);
        Optional<Pointer> events = node.field("events").flatMap(pointers::pointerOrWhole);
        List<WebhookModel.Key> keys = keys(node);
        List<Pointer.ToText> types = pointers.texts(node, "type");
        List<Pointer.ToTime> occurredAt = pointers.times(node, "occurredAt");
        SessionModel inSession = session(part(node, "session", SESSION_KEYS));
        ParticipantModel person = participant(part(node, "participant", PARTICIPANT_KEYS));
        Pointer.ToId recordingId = pointers.id(node, "recordingId");
        List<Pointer.ToText> reason = pointers.texts(node, "reason");
        return signature.map(found -> new WebhookModel(
                found, test, events, keys, types, typeValues, occurredAt, inSession, person, recordingId, reason));
    }

    private SessionModel session(DocumentNode node) {
        return new SessionModel(
                pointers.id(node, "id"),
                pointers.texts(node, "roomId"),
                pointers.texts(node, "label"),
                List.of(),
                Map.of(),
                Optional.empty(),
                pointers.span(node, "startedAt", "endedAt"),
                List.of(),
                Pointer.ToItems.NONE);
    }

    private ParticipantModel participant(DocumentNode node) {
        return new ParticipantModel(
                pointers.id(node, "id"),
                pointers.texts(node, "userId"),
                pointers.texts(node, "name"),
                pointers.texts(node, "role"),
                new ParticipantModel.ToInterval(
                        pointers.span(node, "joinedAt", "leftAt"), pointers.texts(node, "connectionId")),
                Pointer.ToItems.NONE,
                ParticipantModel.ToInterval.NONE,
                IntervalEnd.OPEN,
                false);
    }

    /** The object at a key; one without fields if there is none. */
    private DocumentNode part(DocumentNode node, String key, List<String> keys) {
        return node.field(key).filter(found -> checks.object(found, keys)).orElse(node.withFields(Map.of()));
    }

    private Map<String, SessionEventType> typeValues(DocumentNode node) {
        Map<String, SessionEventType> types = new LinkedHashMap<>();
        if (checks.anyObject(node)) {
            node.fields()
                    .forEach((word, value) -> checks.oneOf(
                                    value, "type of event", List.of(SessionEventType.values()), SessionEventType::name)
                            .ifPresent(type -> types.put(word, type)));
        }
        return types;
    }

    private Optional<WebhookModel.Test> test(DocumentNode node) {
        checks.object(node, List.of("pointer", "equals"));
        Optional<Pointer> pointer = checks.required(
                        node, "pointer", "the field by which a test of the address is known")
                .flatMap(pointers::pointer);
        Optional<String> value = checks.required(node, "equals", "the value that the field then has")
                .flatMap(checks::singleValue);
        return pointer.flatMap(place -> value.map(word -> new WebhookModel.Test(place, word)));
    }

    private List<WebhookModel.Key> keys(DocumentNode node) {
        return node.field("key").stream()
                .flatMap(found -> checks.oneOrMore(found).stream())
                .flatMap(found -> key(found).stream())
                .toList();
    }

    private Optional<WebhookModel.Key> key(DocumentNode node) {
        if (node.field("header").isPresent()) {
            checks.object(node, List.of("header"));
            return node.field("header")
                    .flatMap(new HeaderCheck(checks)::name)
                    .map(header -> new WebhookModel.Key(Optional.of(header), List.of()));
        }
        if (node.is(Kind.OBJECT) && node.field("all").isPresent()) {
            checks.object(node, List.of("all"));
            return Optional.of(new WebhookModel.Key(Optional.empty(), pointers.texts(node, "all")));
        }
        return pointers.text(node).map(place -> new WebhookModel.Key(Optional.empty(), List.of(place)));
    }
}
