package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.generic.internal.model.TimeSpanModel;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Maps an interval of a participant. */
final class IntervalMapper implements ItemMapper<Interval> {
    private final PointerTree tree;
    private final TimeSpan span;

    IntervalMapper(TimeSpanModel model) {
        PointerTree.Builder builder = new PointerTree.Builder();
        this.span = TimeSpan.of(model, "joinedAt", "leftAt", builder);
        this.tree = builder.build();
    }

    @Override
    public @Nullable Interval bare(String text, MappingContext context) {
        return null;
    }

    @Override
    public @Nullable Interval object(JsonReader json, int position, @Nullable String key, MappingContext context)
            throws IOException {
        return interval(span, tree.readFields(json, context));
    }

    /** The interval; null if it has no times: without an end it would pass for one that is still open. */
    static @Nullable Interval interval(TimeSpan span, @Nullable Object[] values) {
        if (span.start(values) == null && span.end(values) == null) {
            return null;
        }
        return Interval.of(span.start(values), span.end(values));
    }
}
