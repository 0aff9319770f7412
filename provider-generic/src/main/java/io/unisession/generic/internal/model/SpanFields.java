package io.unisession.generic.internal.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a response has the beginning and the end of something, either of which follows from the other and the duration.
 * Each list is in the order of trying.
 */
public record SpanFields(List<TimeSource> start, List<TimeSource> end, List<DurationSource> duration) {
    public static final SpanFields NONE = new SpanFields(List.of(), List.of(), List.of());

    /** Where anything of it may stand. */
    public Stream<Pointer> pointers() {
        return Stream.concat(
                Stream.concat(start.stream(), end.stream()).map(TimeSource::pointer),
                duration.stream().map(DurationSource::pointer));
    }
}
