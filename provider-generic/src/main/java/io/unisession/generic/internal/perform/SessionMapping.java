package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.SessionFields;
import io.unisession.http.Answer;
import io.unisession.http.AnswerMapping;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a session of an answer, in one walk over it. */
final class SessionMapping implements AnswerMapping<Session> {
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
    private final Field<ParticipantList> participants;
    private final String placesOfId;

    SessionMapping(DescriptorModel descriptor) {
        SessionFields fields = descriptor.session();
        Pointer result = descriptor.getSession().result();
        FieldTreeBuilder builder = new FieldTreeBuilder(result);
        this.provider = descriptor.id();
        this.id = builder.text(fields.id());
        this.roomId = builder.text(fields.roomId());
        this.label = builder.text(fields.label());
        this.status = builder.text(fields.status());
        this.statusValues = Map.copyOf(fields.statusValues());
        this.startedAt = builder.time(fields.startedAt());
        this.endedAt = builder.time(fields.endedAt());
        this.scheduledAt = builder.time(fields.scheduledAt());
        this.participants = builder.field(
                ParticipantList.class, fields.participants(), new ParticipantsReading(descriptor.participant()));
        this.tree = builder.build();
        this.size = builder.size();
        this.placesOfId = fields.id().stream()
                .map(pointer -> result.then(pointer).toString())
                .collect(Collectors.joining(" or "));
    }

    @Override
    public Session map(Answer answer) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.read(answer.json(), values);
        String sessionId = id.of(values);
        if (sessionId == null) {
            throw new IllegalStateException("it has no session id at " + placesOfId);
        }
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
                .raw(answer.document())
                .metadata(answer.metadata())
                .build();
    }

    private @Nullable List<Participant> participants(@Nullable Object[] values) {
        ParticipantList list = participants.of(values);
        return list == null ? null : list.participants();
    }
}
