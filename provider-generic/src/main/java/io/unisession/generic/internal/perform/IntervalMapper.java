package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimeSpanModel;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps an interval of a participant. */
final class IntervalMapper implements ItemMapper<Interval> {
    private final PointerTree tree;
    private final TimeSpan span;
    private final Field<String> connectionId;

    IntervalMapper(TimeSpanModel model, List<Pointer> connectionId) {
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

    /** The interval; null if it has no times: without an end it would pass for one that is still open. */
    static @Nullable Interval interval(TimeSpan span, @Nullable Object[] values, @Nullable String connectionId) {
        if (span.start(values) == null && span.end(values) == null) {
            return null;
        }
        return Interval.builder()
                .joinedAt(span.start(values))
                .leftAt(span.end(values))
                .connectionId(connectionId)
                .build();
    }
}
