package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a session, in one walk over its value. */
final class SessionReading implements ItemReading<Session> {
    private final String provider;
    private final FieldTree tree;
    private final int size;
    private final Field<String> id;
    private final Field<String> roomId;
    private final Field<String> label;
    private final Field<String> status;
    private final Map<String, SessionStatus> statusValues;
    private final Field<Instant> startedAt;
    private final Field<Instant> endedAt;
    private final Field<Instant> scheduledAt;
    private final Field<Items<Participant>> participants;
    private final String placesOfId;

    /** @param start where the session is in the value that is walked */
    SessionReading(DescriptorModel descriptor, Pointer start) {
        SessionFields fields = descriptor.session();
        FieldTreeBuilder builder = new FieldTreeBuilder(start);
        this.provider = descriptor.id();
        this.id = builder.text(fields.id());
        this.roomId = builder.text(fields.roomId());
        this.label = builder.text(fields.label());
        this.status = builder.text(fields.status());
        this.statusValues = Map.copyOf(fields.statusValues());
        this.startedAt = builder.time(fields.startedAt());
        this.endedAt = builder.time(fields.endedAt());
        this.scheduledAt = builder.time(fields.scheduledAt());
        this.participants =
                builder.items(fields.participants(), new ParticipantReading(descriptor.participant()), false);
        this.tree = builder.build();
        this.size = builder.size();
        this.placesOfId = fields.id().stream()
                .map(pointer -> start.then(pointer).toString())
                .collect(Collectors.joining(" or "));
    }

    /** The session of an answer that has one. */
    Session only(Answer answer) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(answer.json(), answer, values);
        String sessionId = id.of(values);
        if (sessionId == null) {
            throw new IllegalStateException("it has no session id at " + placesOfId);
        }
        return session(sessionId, values, answer.document(), answer);
    }

    @Override
    public Session bare(String sessionId, Answer answer) {
        return Session.builder(provider)
                .id(sessionId)
                .metadata(answer.metadata())
                .build();
    }

    @Override
    public @Nullable Session object(JsonReader json, int position, @Nullable String key, Answer answer)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, answer, values);
        String ownId = id.of(values);
        String sessionId = ownId == null ? key : ownId;
        return sessionId == null ? null : session(sessionId, values, json.documentFrom(position), answer);
    }

    private Session session(String sessionId, @Nullable Object[] values, ProviderDocument raw, Answer answer) {
        String word = status.of(values);
        return Session.builder(provider)
                .id(sessionId)
                .roomId(roomId.of(values))
                .label(label.of(values))
                .status(word == null ? SessionStatus.UNKNOWN : statusValues.getOrDefault(word, SessionStatus.UNKNOWN))
                .providerStatus(word)
                .startedAt(startedAt.of(values))
                .endedAt(endedAt.of(values))
                .scheduledAt(scheduledAt.of(values))
                .participants(participants(values))
                .raw(raw)
                .metadata(answer.metadata())
                .build();
    }

    private @Nullable List<Participant> participants(@Nullable Object[] values) {
        Items<Participant> items = participants.of(values);
        return items == null ? null : items.list();
    }
}
