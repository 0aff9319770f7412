package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a session, at one of the places where the session may be. */
final class SessionCandidate {
    private final String provider;
    private final Field<String> id;
    private final Field<String> roomId;
    private final Field<String> label;
    private final Field<String> status;
    private final Map<String, SessionStatus> statusValues;
    private final Field<Boolean> statusPresence;
    private final SessionModel.@Nullable StatusByPresence statusByPresence;
    private final TimeSpan span;
    private final Field<Instant> scheduledAt;
    private final ParticipantMapper participant;
    private final Field<Items<Participant>> participants;
    private final String idPlaces;

    SessionCandidate(DescriptorModel descriptor, Pointer start, PointerTree.Builder builder) {
        SessionModel model = descriptor.session();
        builder.startAt(start);
        this.provider = descriptor.id();
        this.id = builder.text("id", model.id());
        this.roomId = builder.text("roomId", model.roomId());
        this.label = builder.text("label", model.label());
        this.status = builder.text("status", model.status());
        this.statusValues = Map.copyOf(model.statusValues());
        this.statusByPresence = model.statusByPresence().orElse(null);
        this.statusPresence = builder.presence(
                "statusByPresence",
                model.statusByPresence()
                        .map(SessionModel.StatusByPresence::pointers)
                        .orElse(List.of()));
        this.span = TimeSpan.of(model.span(), "startedAt", "endedAt", builder);
        this.scheduledAt = builder.time("scheduledAt", model.scheduledAt());
        this.participant = new ParticipantMapper(descriptor.participant());
        this.participants = builder.items("participants", model.participants(), participant, model.participantsById());
        this.idPlaces = model.id().stream()
                .map(pointer -> start.then(pointer).toString())
                .collect(Collectors.joining(" or "));
    }

    @Nullable
    String id(@Nullable Object[] values) {
        return id.of(values);
    }

    /** The pointers to the id, for messages. */
    String idPlaces() {
        return idPlaces;
    }

    Session.Builder session(String sessionId, @Nullable Object[] values) {
        String word = status.of(values);
        return Session.builder(provider)
                .id(sessionId)
                .roomId(roomId.of(values))
                .label(label.of(values))
                .status(word == null ? withoutWord(values) : statusValues.getOrDefault(word, SessionStatus.UNKNOWN))
                .providerStatus(word)
                .startedAt(span.start(values))
                .endedAt(span.end(values))
                .scheduledAt(scheduledAt.of(values))
                .participants(participants(values));
    }

    private SessionStatus withoutWord(@Nullable Object[] values) {
        SessionModel.StatusByPresence presence = statusByPresence;
        if (presence == null) {
            return SessionStatus.UNKNOWN;
        }
        return statusPresence.of(values) == null ? presence.absent() : presence.present();
    }

    private @Nullable List<Participant> participants(@Nullable Object[] values) {
        Items<Participant> items = participants.of(values);
        return items == null ? null : participant.merged(items.list());
    }
}
