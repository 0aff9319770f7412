package io.unisession.generic.internal.perform;

import io.unisession.Interval;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.TimeSpanModel;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one stay of a participant. */
final class IntervalReading implements ItemReading<Interval> {
    private final FieldTree tree;
    private final int size;
    private final Span span;

    IntervalReading(TimeSpanModel fields) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        this.span = new Span(fields, builder);
        this.tree = builder.build();
        this.size = builder.size();
    }

    @Override
    public void explain(DryRunView participant, Element element, String list, int index) throws IOException {
        span.explain(participant.element(element, list, index, tree, size), "joinedAt", "leftAt");
    }

    @Override
    public @Nullable Interval bare(String text, ApiResponse response) {
        return null;
    }

    @Override
    public @Nullable Interval object(JsonReader json, int position, @Nullable String key, ApiResponse response)
            throws IOException {
        @Nullable Object[] values = new Object[size];
        tree.readFields(json, response, values);
        return of(span, values);
    }

    /** The stay, or null where nothing is said of it: it would pass for a presence that goes on. */
    static @Nullable Interval of(Span span, @Nullable Object[] values) {
        if (span.start(values) == null && span.end(values) == null) {
            return null;
        }
        return Interval.of(span.start(values), span.end(values));
    }
}
