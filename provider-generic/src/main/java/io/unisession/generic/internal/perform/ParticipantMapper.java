package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a participant. */
final class ParticipantMapper implements ItemMapper<Participant> {
    private final PointerTree tree;
    private final Pointer.ToId idPlace;
    private final Field<String> id;
    private final Field<String> userId;
    private final Field<String> name;
    private final Field<String> role;
    private final TimeSpan span;
    private final Field<String> connectionId;
    private final Field<Items<Interval>> intervals;
    private final IntervalEnd withoutLeave;
    private final boolean merged;

    ParticipantMapper(ParticipantModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.idPlace = model.id();
        this.id = builder.id("id", model.id());
        this.userId = builder.text("userId", model.userId());
        this.name = builder.text("name", model.name());
        this.role = builder.text("role", model.role());
        this.span = TimeSpan.of(model.interval().span(), "joinedAt", "leftAt", builder);
        this.connectionId = builder.text("connectionId", model.interval().connectionId());
        this.intervals = builder.items("intervals", model.intervals(), new IntervalMapper(model));
        this.withoutLeave = model.withoutLeave();
        this.merged = model.merged();
        this.tree = builder.build();
    }

    @Override
    public @Nullable Participant bare(String text, MappingContext context) {
        String participantId = idPlace.of(text);
        return participantId == null ? null : Participant.builder(participantId).build();
    }

    @Override
    public Participant object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        String ownId = id.of(values);
        return Participant.builder(ownId == null ? idPlace.of(key) : ownId)
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
        Interval interval = interval(span, values, withoutLeave, connectionId.of(values), List.of());
        return interval == null ? List.of() : List.of(interval);
    }

    @Override
    public List<Participant> merged(List<Participant> records) {
        return merged ? Participant.merged(records) : records;
    }

    @Override
    public boolean merges() {
        return merged;
    }

    /**
     * The participants of a session with this status, where an interval without a leave has an unknown end. While the
     * session goes on, its duration says neither that the participant is still there nor that they have left.
     */
    static List<Participant> inSession(SessionStatus status, List<Participant> participants) {
        return status == SessionStatus.ACTIVE || status == SessionStatus.PENDING
                ? participants.stream()
                        .map(each -> copy(
                                each,
                                each.intervals().stream()
                                        .map(ParticipantMapper::withoutDuration)
                                        .toList(),
                                List.of()))
                        .toList()
                : participants;
    }

    private static Interval withoutDuration(Interval interval) {
        return interval.end() != IntervalEnd.UNKNOWN || interval.joinedAt().isEmpty()
                ? interval
                : Interval.builder()
                        .joinedAt(interval.joinedAt().get())
                        .end(IntervalEnd.UNKNOWN)
                        .connectionId(interval.connectionId().orElse(null))
                        .unreadableFields(interval.unreadableFields())
                        .build();
    }

    /** A participant with other intervals. */
    static Participant copy(Participant participant, List<Interval> intervals, List<String> unreadable) {
        List<String> unreadableFields = new ArrayList<>(participant.unreadableFields());
        unreadableFields.addAll(unreadable);
        return Participant.builder(participant.id().orElse(null))
                .userId(participant.userId().orElse(null))
                .name(participant.name().orElse(null))
                .role(participant.role().orElse(null))
                .intervals(intervals)
                .raw(participant.raw())
                .unreadableFields(unreadableFields)
                .build();
    }

    /** The interval; null if nothing is known of it: it would pass for one that is still open. */
    private static @Nullable Interval interval(
            TimeSpan span,
            @Nullable Object[] values,
            IntervalEnd withoutLeave,
            @Nullable String connectionId,
            List<String> unreadable) {
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
        boolean unknownEnd = unreadableEnd
                || span.isEmpty(values)
                || (withoutLeave == IntervalEnd.UNKNOWN
                        && span.end().of(values) == null
                        && span.duration().of(values) == null);
        return (unknownEnd ? interval.end(IntervalEnd.UNKNOWN) : interval).build();
    }

    /** Maps an interval of a participant. */
    static final class IntervalMapper implements ItemMapper<Interval> {
        private final PointerTree tree;
        private final TimeSpan span;
        private final Field<String> connectionId;
        private final IntervalEnd withoutLeave;

        IntervalMapper(ParticipantModel model) {
            PointerTree.Builder builder = new PointerTree.Builder();
            this.span = TimeSpan.of(model.eachInterval().span(), "joinedAt", "leftAt", builder);
            this.connectionId =
                    builder.text("connectionId", model.eachInterval().connectionId());
            this.withoutLeave = model.withoutLeave();
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
            return interval(span, values, withoutLeave, connectionId.of(values), json.unreadableFields(position));
        }
    }
}
