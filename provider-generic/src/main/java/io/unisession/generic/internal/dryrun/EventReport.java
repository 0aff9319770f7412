package io.unisession.generic.internal.dryrun;

import static java.util.Objects.requireNonNull;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.model.WebhookModel;
import io.unisession.generic.internal.perform.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports what was read from an event, in the order of the descriptor. */
final class EventReport {
    private final WebhookModel model;
    private final String prefix;
    private final SessionEvent event;
    private final ObservedObject object;
    private final Map<String, Field<?>> ofEvent;
    private final Map<String, Field<?>> ofParticipant;
    private final List<FieldFinding> findings = new ArrayList<>();

    /**
     * @param prefix what precedes the names of the fields
     * @param event what a receiver makes of the event
     * @param object what was read from it
     */
    EventReport(WebhookModel model, String prefix, SessionEvent event, ObservedObject object) {
        this.model = model;
        this.prefix = prefix;
        this.event = event;
        this.object = object;
        this.ofEvent = object.starts().get(0);
        this.ofParticipant = object.starts().get(1);
    }

    List<FieldFinding> findings() {
        type();
        key();
        time("occurredAt", ofEvent, event.occurredAt());
        List.of("sessionId", "roomId", "label").forEach(name -> text(name, ofEvent));
        time("startedAt", ofEvent, event.sessionStartedAt());
        time("endedAt", ofEvent, event.sessionEndedAt());
        participant();
        List.of("recordingId", "reason").forEach(name -> text(name, ofEvent));
        return findings;
    }

    private void type() {
        Field<?> field = field("type", ofEvent);
        List<Integer> words = IntStream.range(
                        field.first(), field.first() + field.sources().size())
                .filter(index -> object.values()[index] != null)
                .boxed()
                .toList();
        Optional<Integer> known = words.stream()
                .filter(index -> model.typeValues().containsKey(String.valueOf(object.values()[index])))
                .findFirst();
        String unknown = words.stream()
                .map(index -> '"' + MappingRecorder.printable(String.valueOf(object.values()[index])) + '"')
                .collect(Collectors.joining(" or "));
        if (words.isEmpty()) {
            found("type", SessionEventType.OTHER.name(), List.of(), object.whyEmpty(field));
        } else {
            found(
                    "type",
                    event.type().name(),
                    List.of(object.pointerTo(known.orElse(words.get(0)))),
                    known.isPresent() ? "" : "typeValues does not have " + unknown);
        }
        text("providerType", field);
    }

    private void key() {
        List<Field<?>> parts = object.starts().stream()
                .flatMap(fields -> Optional.<Field<?>>ofNullable(fields.get("key")).stream())
                .toList();
        String headers = model.key().stream()
                .flatMap(key -> key.header().stream())
                .map(header -> "the header " + header + " is not in a saved body")
                .collect(Collectors.joining("; "));
        if (event.key().isPresent()) {
            found("key", event.key().get(), keyPointers(parts), "");
        } else {
            String missing = parts.stream()
                    .filter(part -> part.of(object.values()) == null)
                    .map(object::whyEmpty)
                    .collect(Collectors.joining("; "));
            String why = missing.isEmpty() || headers.isEmpty() ? missing + headers : missing + "; " + headers;
            empty("key", why.isEmpty() ? "not declared in the descriptor" : why);
        }
    }

    /** The places of the first key that is complete. */
    private List<String> keyPointers(List<Field<?>> parts) {
        int first = 0;
        for (WebhookModel.Key key : model.key()) {
            List<Field<?>> all = parts.subList(first, first + key.parts().size());
            if (key.header().isEmpty() && all.stream().allMatch(part -> part.of(object.values()) != null)) {
                return all.stream().map(object::pointer).toList();
            }
            first += key.parts().size();
        }
        return List.of();
    }

    private void participant() {
        if (event.participant().isEmpty()) {
            empty("participant", "nothing in the event names one");
            return;
        }
        List.of("id", "userId", "name", "role")
                .forEach(name -> text("participant." + name, field(name, ofParticipant)));
        Optional<Interval> stay =
                event.participant().map(Participant::intervals).map(intervals -> intervals.get(0));
        time("participant.joinedAt", "joinedAt", stay.flatMap(Interval::joinedAt));
        time("participant.leftAt", "leftAt", stay.flatMap(Interval::leftAt));
        text("participant.connectionId", field("connectionId", ofParticipant));
    }

    private void time(String name, Map<String, Field<?>> fields, Optional<Instant> time) {
        time(name, field(name, fields), time);
    }

    private void time(String name, String field, Optional<Instant> time) {
        time(name, field(field, ofParticipant), time);
    }

    /** A time that the event does not have in its place is that of another field, or computed. */
    private void time(String name, Field<?> own, Optional<Instant> time) {
        if (time.isEmpty()) {
            empty(name, own.of(object.values()) == null ? object.whyEmpty(own) : "the event has no sessionId");
            return;
        }
        if (time.get().equals(own.of(object.values()))) {
            found(name, time.get().toString(), List.of(object.pointer(own)), "");
            return;
        }
        Optional<Map.Entry<String, Field<?>>> other = times().entrySet().stream()
                .filter(each -> time.get().equals(each.getValue().of(object.values())))
                .findFirst();
        found(
                name,
                time.get().toString(),
                other.map(each -> List.of(object.pointer(each.getValue()))).orElse(List.of()),
                other.map(each -> "which is " + each.getKey()).orElse("computed from the duration"));
    }

    private Map<String, Field<?>> times() {
        Map<String, Field<?>> times = new LinkedHashMap<>();
        List.of("joinedAt", "leftAt").forEach(name -> times.put(name, field(name, ofParticipant)));
        List.of("startedAt", "endedAt", "occurredAt").forEach(name -> times.put(name, field(name, ofEvent)));
        return times;
    }

    private void text(String name, Map<String, Field<?>> fields) {
        text(name, field(name, fields));
    }

    private void text(String name, Field<?> field) {
        Object value = field.of(object.values());
        if (value == null) {
            empty(name, object.whyEmpty(field));
        } else {
            found(name, value.toString(), List.of(object.pointer(field)), "");
        }
    }

    private static Field<?> field(String name, Map<String, Field<?>> fields) {
        return requireNonNull(fields.get(name), name);
    }

    private void found(String name, String value, List<String> pointers, String explanation) {
        findings.add(FieldFinding.of(prefix + name, MappingRecorder.printable(value), pointers, explanation));
    }

    private void empty(String name, String why) {
        findings.add(FieldFinding.empty(prefix + name, why));
    }
}
