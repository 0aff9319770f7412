package io.unisession.generic.internal.dryrun;

import static java.util.Objects.requireNonNull;

import io.unisession.Participant;
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
import java.util.ArrayList;
import java.util.List;
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
        ObjectReport object = new ObjectReport(findings, "", response);
        if (operation == Operation.JOIN_TOKEN) {
            joinToken(object);
        } else if (operation.kind() == Operation.Kind.LINKING) {
            object.secret("address");
            object.declared("addressExpiresAt");
        } else if (operation.kind().isList()) {
            page(object, list(operation));
        } else if (object.has("sessions")) {
            page(object, "sessions");
        } else {
            object.field("id");
            session(object);
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

    private void joinToken(ObjectReport object) {
        object.secret("token");
        List.of("participantId", "roomId", "expiresAt").forEach(object::field);
    }

    private void page(ObjectReport object, String list) {
        items(object, list);
        PAGE_FIELDS.forEach(object::declared);
    }

    private void session(ObjectReport object) {
        SessionStatus status = status(object);
        boolean goesOn = status == SessionStatus.ACTIVE || status == SessionStatus.PENDING;
        isOver = status == SessionStatus.ENDED || (!goesOn && object.read("endedAt") != null);
        List.of("roomId", "label").forEach(object::field);
        new SpanReport(object, "startedAt", "endedAt").add(!goesOn);
        object.field("scheduledAt");
        if (participantsFromList) {
            object.empty("participants", "read by listParticipants, as participantsFrom says");
        } else {
            items(object, "participants");
        }
    }

    private void participant(ObjectReport object) {
        object.declared("userId");
        List.of("name", "role").forEach(object::field);
        if (object.get("intervals").isDeclared()) {
            items(object, "intervals");
        } else {
            new SpanReport(object, "joinedAt", "leftAt").add(isOver);
        }
    }

    private void items(ObjectReport object, String list) {
        Field<?> field = object.get(list);
        Items<?> read = items(field, object.object().values());
        if (read == null) {
            object.field(list);
            return;
        }
        List<Item> items = object.object().items(field);
        int count = list.equals("participants") && participant.merged()
                ? Participant.merged(read.list().stream()
                                .map(Participant.class::cast)
                                .toList())
                        .size()
                : (int) read.list().stream().filter(FieldReport::isMeant).count();
        object.value(
                list,
                Integer.toString(count),
                object.object().pointers(field),
                items.size() == count ? "" : "which lists " + items.size());
        for (int index = 0; index < items.size(); index++) {
            String name = object.prefix() + list + "[" + index + "]";
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
        ObservedObject observed = item.object();
        if (observed == null) {
            findings.add(FieldFinding.empty(name, item.pointer() + " is " + item.shown() + ", not an object"));
        } else if (listed != null && !listed.isMeant()) {
            findings.add(FieldFinding.empty(name, item.pointer() + " is left out, because of \"only\""));
        } else {
            ObjectReport object = new ObjectReport(findings, name + ".", observed);
            new ArtifactReport(object, listed == null ? null : listed.artifact()).add();
        }
    }

    @SuppressWarnings("unchecked") // a field of a list
    private static @Nullable Items<?> items(Field<?> field, @Nullable Object[] values) {
        return Items.of((Field<Items<Object>>) field, values);
    }

    private void item(String name, String list, Item item) {
        ObservedObject observed = item.object();
        if (list.equals("intervals")) {
            if (observed == null) {
                findings.add(FieldFinding.empty(name, item.pointer() + " is " + item.shown() + ", not an object"));
            } else {
                ObjectReport object = new ObjectReport(findings, name + ".", observed);
                new SpanReport(object, "joinedAt", "leftAt").add(isOver);
                object.declared("connectionId");
            }
            return;
        }
        if (observed == null) {
            bareItem(name, item);
            return;
        }
        ObjectReport object = new ObjectReport(findings, name + ".", observed);
        String key = item.name();
        if (object.read("id") == null && key != null && !key.isBlank()) {
            object.value("id", key, List.of(item.pointer()), "the name of the field");
        } else {
            object.field("id");
        }
        if (list.equals("sessions")) {
            session(object);
        } else {
            participant(object);
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

    private SessionStatus status(ObjectReport object) {
        String word = (String) object.read("status");
        StatusByPresence byPresence = session.statusByPresence().orElse(null);
        SessionStatus status;
        List<String> pointers = List.of();
        String explanation;
        if (word != null) {
            boolean known = session.statusValues().containsKey(word);
            status = session.statusValues().getOrDefault(word, SessionStatus.UNKNOWN);
            pointers = object.pointers("status");
            explanation = known ? "" : '"' + word + "\" is not in statusValues";
        } else if (byPresence == null && onlyStatus.isPresent()) {
            status = onlyStatus.get();
            explanation = "by onlyStatus";
        } else if (byPresence == null) {
            status = SessionStatus.UNKNOWN;
            explanation = object.whyEmpty("status");
        } else if (object.read("statusByPresence") != null) {
            status = byPresence.present();
            pointers = object.pointers("statusByPresence");
            explanation = "which is present";
        } else {
            status = byPresence.absent();
            explanation = object.whyEmpty("statusByPresence");
        }
        object.value("status", status.name(), pointers, explanation);
        object.field("providerStatus", "status");
        return status;
    }
}
