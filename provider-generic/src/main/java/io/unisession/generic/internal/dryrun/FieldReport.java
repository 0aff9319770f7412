package io.unisession.generic.internal.dryrun;

import static java.util.Objects.requireNonNull;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.SessionArtifact;
import io.unisession.SessionStatus;
import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.dryrun.ObservedObject.Item;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.model.SessionModel.StatusByPresence;
import io.unisession.generic.internal.perform.ArtifactMapper.Listed;
import io.unisession.generic.internal.perform.Field;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports what was read from a response, in the order of the models. */
final class FieldReport {
    private static final List<String> PAGE_FIELDS = List.of("total", "more", "page", "lastPage", "pageSize", "next");

    private final Operation operation;
    private final SessionModel session;
    private final Optional<SessionStatus> onlyStatus;
    private final ParticipantModel participant;
    /** Whether {@code getSession} reads the participants with another request, whatever the session's response has. */
    private final boolean participantsFromList;

    private final List<FieldFinding> findings = new ArrayList<>();
    /**
     * Whether the session that was reported last is over, so that a duration ends the intervals of its participants.
     */
    private boolean isOver;

    FieldReport(DescriptorModel model, Operation operation) {
        this.operation = operation;
        this.session = model.session(operation);
        this.onlyStatus = model.onlyStatus(operation);
        this.participant = operation == Operation.LIST_PARTICIPANTS ? model.listedParticipant() : model.participant();
        this.participantsFromList = operation == Operation.GET_SESSION
                && requireNonNull(model.operations().get(operation)).withParticipants();
    }

    List<FieldFinding> of(ObservedObject response) {
        Scope scope = new Scope("", response);
        if (operation == Operation.JOIN_TOKEN) {
            joinToken(scope);
        } else if (operation.kind() == Operation.Kind.LINKING) {
            secret(scope, "address", scope.get("address"));
            declared(scope, "addressExpiresAt");
        } else if (operation.kind().isList()) {
            page(scope, list(operation));
        } else if (scope.has("sessions")) {
            page(scope, "sessions");
        } else {
            scope.field("id");
            session(scope);
        }
        return findings;
    }

    /** What an operation lists. */
    static String list(Operation operation) {
        return switch (operation) {
            case LIST_PARTICIPANTS -> "participants";
            case LIST_INTERVALS -> "intervals";
            case LIST_RECORDINGS -> "recordings";
            case LIST_TRANSCRIPTS -> "transcripts";
            default -> "sessions";
        };
    }

    private void joinToken(Scope scope) {
        Field<?> token = scope.get("token");
        secret(scope, "token", token);
        List.of("participantId", "roomId", "expiresAt").forEach(scope::field);
    }

    /** Whether there is a secret, but not the secret itself. */
    private static void secret(Scope scope, String name, Field<?> field) {
        String text = (String) field.of(scope.values());
        if (text == null) {
            scope.field(name);
        } else {
            scope.value(name, "(" + text.length() + " characters)", List.of(scope.object.pointer(field)), "");
        }
    }

    /** A recording or transcript: its fields in the order of the model, with what the service's words mean. */
    private static void artifact(Scope scope, @Nullable SessionArtifact artifact) {
        scope.fields.forEach((name, field) -> {
            if (!field.isDeclared() || name.equals("id") || name.endsWith("Unreadable")) {
                return;
            }
            if (name.endsWith("address")) {
                secret(scope, name, field);
            } else if (name.equals("status") && artifact != null) {
                meaning(scope, name, field, artifact.status().name(), "providerStatus");
            } else if (name.equals("kind") && artifact instanceof Recording recording) {
                meaning(scope, name, field, recording.kind().name(), "providerKind");
            } else {
                scope.field(name);
            }
        });
    }

    private static void meaning(Scope scope, String name, Field<?> field, String meaning, String wordName) {
        Object word = field.of(scope.values());
        if (word == null) {
            scope.field(name);
            return;
        }
        scope.value(
                name,
                meaning,
                List.of(scope.object.pointer(field)),
                meaning.equals("UNKNOWN") ? '"' + word.toString() + "\" has no meaning in " + name + "Values" : "");
        scope.field(wordName, field);
    }

    private void page(Scope scope, String list) {
        items(scope, list);
        PAGE_FIELDS.forEach(name -> declared(scope, name));
    }

    private static void declared(Scope scope, String name) {
        if (scope.get(name).isDeclared()) {
            scope.field(name);
        }
    }

    private void session(Scope scope) {
        SessionStatus status = status(scope);
        boolean goesOn = status == SessionStatus.ACTIVE || status == SessionStatus.PENDING;
        isOver = status == SessionStatus.ENDED
                || (!goesOn && scope.get("endedAt").of(scope.values()) != null);
        List.of("roomId", "label").forEach(scope::field);
        span(scope, "startedAt", "endedAt", !goesOn);
        scope.field("scheduledAt");
        if (participantsFromList) {
            scope.empty("participants", "read by listParticipants, as participantsFrom says");
        } else {
            items(scope, "participants");
        }
    }

    private void participant(Scope scope) {
        declared(scope, "userId");
        List.of("name", "role").forEach(scope::field);
        if (scope.get("intervals").isDeclared()) {
            items(scope, "intervals");
        } else {
            span(scope, "joinedAt", "leftAt", isOver);
        }
    }

    private void items(Scope scope, String list) {
        Field<?> field = scope.get(list);
        Items<?> read = items(field, scope.values());
        if (read == null) {
            scope.field(list);
            return;
        }
        List<Item> items = scope.object.items(field);
        int count = list.equals("participants") && participant.merged()
                ? Participant.merged(read.list().stream()
                                .map(Participant.class::cast)
                                .toList())
                        .size()
                : (int) read.list().stream().filter(FieldReport::isMeant).count();
        scope.value(
                list,
                Integer.toString(count),
                scope.object.pointers(field),
                items.size() == count ? "" : "which lists " + items.size());
        for (int index = 0; index < items.size(); index++) {
            String name = scope.prefix + list + "[" + index + "]";
            if (operation.kind() == Kind.COLLECTING) {
                Object listed = index < read.list().size() ? read.list().get(index) : null;
                artifact(name, items.get(index), listed instanceof Listed<?> found ? found : null);
            } else {
                item(name, list, items.get(index));
            }
        }
    }

    private static boolean isMeant(Object item) {
        return !(item instanceof Listed<?> listed) || listed.isMeant();
    }

    private void artifact(String name, Item item, @Nullable Listed<?> listed) {
        ObservedObject object = item.object();
        if (object == null) {
            findings.add(FieldFinding.empty(name, item.pointer() + " is " + item.shown() + ", not an object"));
        } else if (listed != null && !listed.isMeant()) {
            findings.add(FieldFinding.empty(name, item.pointer() + " is left out, because of \"only\""));
        } else {
            Scope scope = new Scope(name + ".", object);
            scope.field("id");
            artifact(scope, listed == null ? null : listed.artifact());
        }
    }

    @SuppressWarnings("unchecked") // a field of a list
    private static @Nullable Items<?> items(Field<?> field, @Nullable Object[] values) {
        return Items.of((Field<Items<Object>>) field, values);
    }

    private void item(String name, String list, Item item) {
        ObservedObject object = item.object();
        if (list.equals("intervals")) {
            if (object == null) {
                findings.add(FieldFinding.empty(name, item.pointer() + " is " + item.shown() + ", not an object"));
            } else {
                Scope scope = new Scope(name + ".", object);
                span(scope, "joinedAt", "leftAt", isOver);
                declared(scope, "connectionId");
            }
            return;
        }
        if (object == null) {
            bareItem(name, item);
            return;
        }
        Scope scope = new Scope(name + ".", object);
        String key = item.name();
        if (scope.get("id").of(scope.values()) == null && key != null && !key.isBlank()) {
            scope.value("id", key, List.of(item.pointer()), "the name of the field");
        } else {
            scope.field("id");
        }
        if (list.equals("sessions")) {
            session(scope);
        } else {
            participant(scope);
        }
    }

    /** An item that is an id, or nothing that can be read. */
    private void bareItem(String name, Item item) {
        String id = item.bareId();
        if (id == null) {
            findings.add(
                    FieldFinding.empty(name, item.pointer() + " is " + item.shown() + ", neither an object nor an id"));
        } else {
            findings.add(FieldFinding.of(
                    name + ".id",
                    MappingRecorder.printable(id),
                    List.of(item.pointer()),
                    item.name() == null ? "" : "the name of the field"));
        }
    }

    private SessionStatus status(Scope scope) {
        String word = (String) scope.get("status").of(scope.values());
        Field<?> presence = scope.get("statusByPresence");
        StatusByPresence byPresence = session.statusByPresence().orElse(null);
        SessionStatus status;
        List<String> pointers = List.of();
        String explanation;
        if (word != null) {
            boolean known = session.statusValues().containsKey(word);
            status = session.statusValues().getOrDefault(word, SessionStatus.UNKNOWN);
            pointers = List.of(scope.object.pointer(scope.get("status")));
            explanation = known ? "" : '"' + word + "\" is not in statusValues";
        } else if (byPresence == null && onlyStatus.isPresent()) {
            status = onlyStatus.get();
            explanation = "by onlyStatus";
        } else if (byPresence == null) {
            status = SessionStatus.UNKNOWN;
            explanation = scope.object.whyEmpty(scope.get("status"));
        } else if (presence.of(scope.values()) != null) {
            status = byPresence.present();
            pointers = List.of(scope.object.pointer(presence));
            explanation = "which is present";
        } else {
            status = byPresence.absent();
            explanation = scope.object.whyEmpty(presence);
        }
        scope.value("status", status.name(), pointers, explanation);
        scope.field("providerStatus", scope.get("status"));
        return status;
    }

    private void span(Scope scope, String startName, String endName, boolean over) {
        Interval.Builder span = Interval.builder()
                .joinedAt((Instant) scope.get(startName).of(scope.values()))
                .leftAt((Instant) scope.get(endName).of(scope.values()))
                .duration((Duration) scope.get("duration").of(scope.values()));
        Interval interval = over && scope.get(endName).of(scope.values()) == null
                ? span.end(IntervalEnd.UNKNOWN).build()
                : span.build();
        time(scope, startName, interval.joinedAt().orElse(null), endName, "");
        time(
                scope,
                endName,
                interval.leftAt().orElse(null),
                startName,
                over ? "" : "; not computed, because the duration may still grow");
    }

    private static void time(
            Scope scope, String name, @Nullable Instant time, String otherName, String whyNotComputed) {
        Field<?> field = scope.get(name);
        Field<?> duration = scope.get("duration");
        if (field.of(scope.values()) != null || !duration.isDeclared()) {
            scope.field(name);
        } else if (time != null) {
            scope.value(
                    name,
                    time.toString(),
                    List.of(scope.object.pointer(scope.get(otherName)), scope.object.pointer(duration)),
                    "computed from " + otherName + " and the duration");
        } else if (duration.of(scope.values()) == null) {
            scope.empty(name, scope.object.whyEmpty(field) + "; duration: " + scope.object.whyEmpty(duration));
        } else {
            boolean otherEmpty = scope.get(otherName).of(scope.values()) == null;
            scope.empty(
                    name,
                    scope.object.whyEmpty(field) + (otherEmpty ? "; " + otherName + " is empty too" : whyNotComputed));
        }
    }

    /** An object, and what precedes the names of its fields in the report. */
    private final class Scope {
        private final String prefix;
        private final ObservedObject object;
        private final Map<String, Field<?>> fields;

        Scope(String prefix, ObservedObject object) {
            this.prefix = prefix;
            this.object = object;
            this.fields = object.fields();
        }

        boolean has(String name) {
            return fields.containsKey(name);
        }

        Field<?> get(String name) {
            return requireNonNull(fields.get(name), name);
        }

        @Nullable
        Object[] values() {
            return object.values();
        }

        void field(String name) {
            field(name, get(name));
        }

        void field(String name, Field<?> field) {
            Object value = field.of(values());
            if (value == null) {
                empty(name, object.whyEmpty(field));
            } else {
                value(name, value.toString(), List.of(object.pointer(field)), "");
            }
        }

        void value(String name, String value, List<String> pointers, String explanation) {
            findings.add(FieldFinding.of(prefix + name, MappingRecorder.printable(value), pointers, explanation));
        }

        void empty(String name, String why) {
            findings.add(FieldFinding.empty(prefix + name, why));
        }
    }
}
