package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a participant. */
final class ParticipantReading implements ItemReading<Participant> {
    private final FieldTree tree;
    private final int size;
    private final Field<String> id;
    private final Field<String> name;
    private final Field<String> role;
    private final Span span;
    private final Field<Items<Interval>> intervals;
    private final IntervalReading interval;
    private final boolean merged;

    ParticipantReading(ParticipantModel fields) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.id = builder.text(fields.id());
        this.name = builder.text(fields.name());
        this.role = builder.text(fields.role());
        this.span = new Span(fields.span(), builder);
        this.interval = new IntervalReading(fields.eachInterval());
        this.intervals = builder.items(fields.intervals(), interval, false);
        this.merged = fields.merged();
        this.tree = builder.build();
        this.size = builder.size();
    }

    @Override
    public Participant bare(String participantId, ApiResponse response) {
        return Participant.builder(participantId).build();
    }

    @Override
    public Participant object(JsonReader json, int position, @Nullable String key, ApiResponse response)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, response, values);
        String ownId = id.of(values);
        return Participant.builder(ownId == null ? key : ownId)
                .name(name.of(values))
                .role(role.of(values))
                .intervals(intervals(values))
                .raw(json.documentFrom(position))
                .build();
    }

    @Override
    public void explain(DryRunView response, Element element, String list, int index) throws IOException {
        DryRunView sight = response.element(element, list, index, tree, size);
        explainId(sight, element, id);
        if (element.bareId() != null) {
            return;
        }
        sight.tell("name", name);
        sight.tell("role", role);
        if (!intervals.isDeclared()) {
            span.explain(sight, "joinedAt", "leftAt");
            return;
        }
        sight.tell("intervals", intervals, stays -> String.valueOf(stays.list().size()));
        int stay = 0;
        for (Element each : sight.elements(intervals, false)) {
            interval.explain(sight, each, "intervals", stay++);
        }
    }

    private List<Interval> intervals(@Nullable Object[] values) {
        if (intervals.isDeclared()) {
            Items<Interval> stays = intervals.of(values);
            return stays == null ? List.of() : stays.list();
        }
        Interval stay = IntervalReading.of(span, values);
        return stay == null ? List.of() : List.of(stay);
    }

    @Override
    public List<Participant> whole(List<Participant> records) {
        return merged ? MergedParticipants.of(records) : records;
    }
}
