package io.unisession.generic.internal.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a response has the start and the end of something. If one is missing, it is computed from the other and the
 * duration. Pointers are tried in order.
 */
public record TimeSpanModel(List<TimePointer> start, List<TimePointer> end, List<DurationPointer> duration) {
    public static final TimeSpanModel NONE = new TimeSpanModel(List.of(), List.of(), List.of());

    /** All pointers in it. */
    public Stream<Pointer> pointers() {
        return Stream.concat(
                Stream.concat(start.stream(), end.stream()).map(TimePointer::pointer),
                duration.stream().map(DurationPointer::pointer));
    }
}
