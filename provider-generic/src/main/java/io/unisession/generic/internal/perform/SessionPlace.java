package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.PresenceStatus;
import io.unisession.generic.internal.model.SessionFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a session among the values that were read, for one place where the session may be. */
final class SessionPlace {
    private final String provider;
    private final Field<String> id;
    private final Field<String> roomId;
    private final Field<String> label;
    private final Field<String> status;
    private final Map<String, SessionStatus> statusValues;
    private final Field<Boolean> statusPresence;
    private final @Nullable PresenceStatus statusByPresence;
    private final Span span;
    private final Field<Instant> scheduledAt;
    private final Field<Items<Participant>> participants;
    private final String idPlaces;

    SessionPlace(DescriptorModel descriptor, Pointer start, FieldTreeBuilder builder) {
        SessionFields fields = descriptor.session();
        builder.startAt(start);
        this.provider = descriptor.id();
        this.id = builder.text(fields.id());
        this.roomId = builder.text(fields.roomId());
        this.label = builder.text(fields.label());
        this.status = builder.text(fields.status());
        this.statusValues = Map.copyOf(fields.statusValues());
        this.statusByPresence = fields.statusByPresence().orElse(null);
        this.statusPresence = builder.presence(
                fields.statusByPresence().map(PresenceStatus::pointers).orElse(List.of()));
        this.span = new Span(fields.span(), builder);
        this.scheduledAt = builder.time(fields.scheduledAt());
        this.participants = builder.items(
                fields.participants(), new ParticipantReading(descriptor.participant()), fields.participantsById());
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
        PresenceStatus presence = statusByPresence;
        if (presence == null) {
            return SessionStatus.UNKNOWN;
        }
        return statusPresence.of(values) == null ? presence.absent() : presence.present();
    }

    private @Nullable List<Participant> participants(@Nullable Object[] values) {
        Items<Participant> items = participants.of(values);
        return items == null ? null : items.list();
    }
}
