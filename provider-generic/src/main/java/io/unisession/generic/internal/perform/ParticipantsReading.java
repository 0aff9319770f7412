package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.generic.internal.model.ParticipantFields;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an array whose elements are participants: objects, or bare ids. Other elements are nobody. */
final class ParticipantsReading implements ValueReading {
    private final FieldTree tree;
    private final int size;
    private final Field<String> id;
    private final Field<String> name;
    private final Field<String> role;
    private final Field<Instant> joinedAt;
    private final Field<Instant> leftAt;

    ParticipantsReading(ParticipantFields fields) {
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
    public @Nullable ParticipantList read(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> participants = new ArrayList<>();
        while (json.nextElement()) {
            int position = json.position();
            String bareId = json.id();
            if (bareId != null) {
                participants.add(Participant.builder(bareId).build());
            } else if (json.enterObject()) {
                participants.add(participant(json, position));
            }
        }
        return new ParticipantList(participants);
    }

    private Participant participant(JsonReader json, int position) throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, values);
        return Participant.builder(id.of(values))
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
