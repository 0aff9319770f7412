package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a session among the values that were read, for one place where the session may be. */
final class SessionCandidate {
    private final String provider;
    private final Field<String> id;
    private final Field<String> roomId;
    private final Field<String> label;
    private final Field<String> status;
    private final Map<String, SessionStatus> statusValues;
    private final Field<Boolean> statusPresence;
    private final SessionModel.@Nullable StatusByPresence statusByPresence;
    private final Span span;
    private final Field<Instant> scheduledAt;
    private final ParticipantReading participant;
    private final boolean participantsById;
    private final Field<Items<Participant>> participants;
    private final String idPlaces;

    SessionCandidate(DescriptorModel descriptor, Pointer start, FieldTreeBuilder builder) {
        SessionModel fields = descriptor.session();
        builder.startAt(start);
        this.provider = descriptor.id();
        this.id = builder.text(fields.id());
        this.roomId = builder.text(fields.roomId());
        this.label = builder.text(fields.label());
        this.status = builder.text(fields.status());
        this.statusValues = Map.copyOf(fields.statusValues());
        this.statusByPresence = fields.statusByPresence().orElse(null);
        this.statusPresence = builder.presence(fields.statusByPresence()
                .map(SessionModel.StatusByPresence::pointers)
                .orElse(List.of()));
        this.span = new Span(fields.span(), builder);
        this.scheduledAt = builder.time(fields.scheduledAt());
        this.participant = new ParticipantReading(descriptor.participant());
        this.participantsById = fields.participantsById();
        this.participants = builder.items(fields.participants(), participant, participantsById);
        this.idPlaces = fields.id().stream()
                .map(pointer -> start.then(pointer).toString())
                .collect(Collectors.joining(" or "));
    }

    @Nullable
    String id(@Nullable Object[] values) {
        return id.of(values);
    }

    /** Where the id was looked for, in words. */
    String idPlaces() {
        return idPlaces;
    }

    Session.Builder session(String sessionId, @Nullable Object[] values) {
        String word = status.of(values);
        return Session.builder(provider)
                .id(sessionId)
                .roomId(roomId.of(values))
                .label(label.of(values))
                .status(word == null ? unsaid(values) : statusValues.getOrDefault(word, SessionStatus.UNKNOWN))
                .providerStatus(word)
                .startedAt(span.start(values))
                .endedAt(span.end(values))
                .scheduledAt(scheduledAt.of(values))
                .participants(participants(values));
    }

    private SessionStatus unsaid(@Nullable Object[] values) {
        SessionModel.StatusByPresence presence = statusByPresence;
        if (presence == null) {
            return SessionStatus.UNKNOWN;
        }
        return statusPresence.of(values) == null ? presence.absent() : presence.present();
    }

    /** Tells of all fields but the id. */
    void explain(DryRunView sight) throws IOException {
        explainStatus(sight);
        sight.tell("roomId", roomId);
        sight.tell("label", label);
        span.explain(sight, "startedAt", "endedAt");
        sight.tell("scheduledAt", scheduledAt);
        explainParticipants(sight);
    }

    /** Where the id is. */
    Field<String> id() {
        return id;
    }

    private void explainStatus(DryRunView sight) {
        String word = status.of(sight.values());
        SessionModel.StatusByPresence presence = statusByPresence;
        if (word != null) {
            SessionStatus meant = statusValues.get(word);
            sight.tell(
                    "status",
                    (meant == null ? SessionStatus.UNKNOWN : meant).name(),
                    List.of(sight.pointer(status)),
                    meant == null ? "statusValues does not say what \"" + word + "\" means" : "");
        } else if (presence == null) {
            sight.tell("status", SessionStatus.UNKNOWN.name(), List.of(), sight.whyEmpty(status));
        } else if (statusPresence.of(sight.values()) != null) {
            sight.tell("status", presence.present().name(), List.of(sight.pointer(statusPresence)), "which is there");
        } else {
            sight.tell("status", presence.absent().name(), List.of(), sight.whyEmpty(statusPresence));
        }
        sight.tell("providerStatus", status);
    }

    private void explainParticipants(DryRunView sight) throws IOException {
        List<Element> elements = sight.elements(participants, participantsById);
        Items<Participant> read = participants.of(sight.values());
        if (read == null) {
            sight.tellEmpty("participants", sight.whyEmpty(participants));
            return;
        }
        int count = participant.whole(read.list()).size();
        sight.tell(
                "participants",
                Integer.toString(count),
                List.of(sight.pointer(participants)),
                elements.size() == count ? "" : "of " + elements.size() + " that are listed");
        int index = 0;
        for (Element element : elements) {
            participant.explain(sight, element, "participants", index++);
        }
    }

    private @Nullable List<Participant> participants(@Nullable Object[] values) {
        Items<Participant> items = participants.of(values);
        return items == null ? null : participant.whole(items.list());
    }
}
