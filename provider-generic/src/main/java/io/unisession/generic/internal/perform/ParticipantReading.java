package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a participant. */
final class ParticipantReading implements ItemReading<Participant> {
    private final FieldTree tree;
    private final int size;
    private final Field<String> id;
    private final Field<String> name;
    private final Field<String> role;
    private final Field<Instant> joinedAt;
    private final Field<Instant> leftAt;

    ParticipantReading(ParticipantFields fields) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.id = builder.text(fields.id());
        this.name = builder.text(fields.name());
        this.role = builder.text(fields.role());
        this.joinedAt = builder.time(fields.joinedAt());
        this.leftAt = builder.time(fields.leftAt());
        this.tree = builder.build();
        this.size = builder.size();
    }

    @Override
    public Participant bare(String participantId, Answer answer) {
        return Participant.builder(participantId).build();
    }

    @Override
    public Participant object(JsonReader json, int position, @Nullable String key, Answer answer) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, answer, values);
        String ownId = id.of(values);
        return Participant.builder(ownId == null ? key : ownId)
                .name(name.of(values))
                .role(role.of(values))
                .intervals(intervals(joinedAt.of(values), leftAt.of(values)))
                .raw(json.documentFrom(position))
                .build();
    }

    private static List<Interval> intervals(@Nullable Instant joined, @Nullable Instant left) {
        return joined == null && left == null ? List.of() : List.of(Interval.of(joined, left));
    }
}
