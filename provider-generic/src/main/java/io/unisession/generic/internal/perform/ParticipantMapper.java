package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps a participant. */
public final class ParticipantMapper implements ItemMapper<Participant> {
    private final PointerTree tree;
    private final Field<String> id;
    private final Field<String> userId;
    private final Field<String> name;
    private final Field<String> role;
    private final TimeSpan span;
    private final Field<Items<Interval>> intervals;
    private final boolean merged;

    ParticipantMapper(ParticipantModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.id = builder.text("id", model.id());
        this.userId = builder.text("userId", model.userId());
        this.name = builder.text("name", model.name());
        this.role = builder.text("role", model.role());
        this.span = TimeSpan.of(model.span(), "joinedAt", "leftAt", builder);
        this.intervals = builder.items(
                "intervals", model.intervals(), new IntervalMapper(model.eachInterval(), model.connectionId()), false);
        this.merged = model.merged();
        this.tree = builder.build();
    }

    @Override
    public Participant bare(String participantId, MappingContext context) {
        return Participant.builder(participantId).build();
    }

    @Override
    public Participant object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        @Nullable Object[] values = tree.readFields(json, context);
        String ownId = id.of(values);
        return Participant.builder(ownId == null ? key : ownId)
                .userId(userId.of(values))
                .name(name.of(values))
                .role(role.of(values))
                .intervals(intervals(values))
                .raw(json.documentFrom(position))
                .build();
    }

    private List<Interval> intervals(@Nullable Object[] values) {
        if (intervals.isDeclared()) {
            Items<Interval> listed = intervals.of(values);
            return listed == null ? List.of() : listed.list();
        }
        Interval interval = interval(span, values, null);
        return interval == null ? List.of() : List.of(interval);
    }

    @Override
    public List<Participant> merged(List<Participant> records) {
        return merged ? merge(records) : records;
    }

    /**
     * Merges the records of one person, such as one for each interval. The participants are in the order of their first
     * records; each record without an id is a person of its own.
     */
    public static List<Participant> merge(List<Participant> records) {
        Map<Object, List<Participant>> people = new LinkedHashMap<>();
        for (Participant participant : records) {
            Object key = participant.id().isPresent() ? participant.id().get() : new Object();
            people.computeIfAbsent(key, first -> new ArrayList<>()).add(participant);
        }
        return people.values().stream().map(ParticipantMapper::one).toList();
    }

    private static Participant one(List<Participant> records) {
        Participant first = records.get(0);
        if (records.size() == 1) {
            return first;
        }
        return Participant.builder(first.id().orElse(null))
                .userId(first(records, Participant::userId))
                .name(first(records, Participant::name))
                .role(first(records, Participant::role))
                .intervals(records.stream()
                        .flatMap(participant -> participant.intervals().stream())
                        .toList())
                .raw(first.raw())
                .build();
    }

    /** The value of the first record that has one. */
    private static @Nullable String first(List<Participant> records, Function<Participant, Optional<String>> field) {
        return records.stream()
                .flatMap(participant -> field.apply(participant).stream())
                .findFirst()
                .orElse(null);
    }

    /** The interval; null if it has no times: without an end it would pass for one that is still open. */
    private static @Nullable Interval interval(
            TimeSpan span, @Nullable Object[] values, @Nullable String connectionId) {
        if (span.start(values) == null && span.end(values) == null) {
            return null;
        }
        return Interval.builder()
                .joinedAt(span.start(values))
                .leftAt(span.end(values))
                .connectionId(connectionId)
                .build();
    }

    /** Maps an interval of a participant. */
    private static final class IntervalMapper implements ItemMapper<Interval> {
        private final PointerTree tree;
        private final TimeSpan span;
        private final Field<String> connectionId;

        IntervalMapper(Pointer.ToSpan model, List<Pointer> connectionId) {
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
            return interval(span, values, connectionId.of(values));
        }
    }
}
