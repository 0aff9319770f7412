package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a participant. */
final class ParticipantMapper implements ItemMapper<Participant> {
    private final PointerTree tree;
    private final List<Pointer.ToText> idPointers;
    private final Field<String> id;
    private final Field<String> userId;
    private final Field<String> name;
    private final Field<String> role;
    private final TimeSpan span;
    private final Field<Items<Interval>> intervals;
    private final boolean merged;

    ParticipantMapper(ParticipantModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.idPointers = model.id();
        this.id = builder.text("id", model.id());
        this.userId = builder.text("userId", model.userId());
        this.name = builder.text("name", model.name());
        this.role = builder.text("role", model.role());
        this.span = TimeSpan.of(model.span(), "joinedAt", "leftAt", builder);
        this.intervals = builder.items(
                "intervals", model.intervals(), new IntervalMapper(model.eachInterval(), model.connectionId()));
        this.merged = model.merged();
        this.tree = builder.build();
    }

    @Override
    public @Nullable Participant bare(String text, MappingContext context) {
        String participantId = Pointer.ToText.idOf(idPointers, text);
        return participantId == null ? null : Participant.builder(participantId).build();
    }

    @Override
    public Participant object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        String ownId = id.of(values);
        return Participant.builder(ownId == null ? Pointer.ToText.idOf(idPointers, key) : ownId)
                .userId(userId.of(values))
                .name(name.of(values))
                .role(role.of(values))
                .intervals(intervals(values))
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position))
                .build();
    }

    private List<Interval> intervals(@Nullable Object[] values) {
        if (intervals.isDeclared()) {
            Items<Interval> listed = Items.of(intervals, values);
            return listed == null ? List.of() : listed.list();
        }
        Interval interval = interval(span, values, null, List.of());
        return interval == null ? List.of() : List.of(interval);
    }

    @Override
    public List<Participant> merged(List<Participant> records) {
        return merged ? Participant.merged(records) : records;
    }

    /** The interval; null if nothing is known of it: it would pass for one that is still open. */
    private static @Nullable Interval interval(
            TimeSpan span, @Nullable Object[] values, @Nullable String connectionId, List<String> unreadable) {
        boolean unreadableEnd = span.hasUnreadableEnd(values);
        if (span.isEmpty(values) && !unreadableEnd && unreadable.isEmpty()) {
            return null;
        }
        Interval.Builder interval = Interval.builder()
                .joinedAt(span.start().of(values))
                .leftAt(span.end().of(values))
                .duration(span.duration().of(values))
                .connectionId(connectionId)
                .unreadableFields(unreadable);
        return (unreadableEnd || span.isEmpty(values) ? interval.end(IntervalEnd.UNKNOWN) : interval).build();
    }

    /** Maps an interval of a participant. */
    static final class IntervalMapper implements ItemMapper<Interval> {
        private final PointerTree tree;
        private final TimeSpan span;
        private final Field<String> connectionId;

        IntervalMapper(Pointer.ToSpan model, List<Pointer.ToText> connectionId) {
            PointerTree.Builder builder = new PointerTree.Builder();
            this.span = TimeSpan.of(model, "joinedAt", "leftAt", builder);
            this.connectionId = builder.text("connectionId", connectionId);
            this.tree = builder.build();
        }

        @Override
        public @Nullable Interval bare(String text, MappingContext context) {
            return null;
        }

        @Override
        public @Nullable Interval object(JsonReader json, int position, @Nullable String key, MappingContext context)
                throws IOException {
            @Nullable Object[] values = tree.readFields(json, context);
            return interval(span, values, connectionId.of(values), json.unreadableFields(position));
        }
    }
}
