package io.unisession.generic.internal.dryrun;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports the start and the end of something: as they were read, or computed from one another and the duration. */
final class SpanReport {
    private static final String DURATION = "duration";

    private final ObjectReport object;
    private final String start;
    private final String end;

    /** The names of the two fields. */
    SpanReport(ObjectReport object, String start, String end) {
        this.object = object;
        this.start = start;
        this.end = end;
    }

    /** @param over whether the duration no longer grows, so that an end may be computed from it */
    void add(boolean over) {
        Interval.Builder span = Interval.builder()
                .joinedAt((Instant) object.read(start))
                .leftAt((Instant) object.read(end))
                .duration((Duration) object.read(DURATION));
        Interval interval =
                over && object.read(end) == null ? span.end(IntervalEnd.UNKNOWN).build() : span.build();
        time(start, interval.joinedAt().orElse(null), end, "");
        time(
                end,
                interval.leftAt().orElse(null),
                start,
                over ? "" : "; not computed, because the duration may still grow");
    }

    private void time(String name, @Nullable Instant time, String otherName, String whyNotComputed) {
        if (object.read(name) != null || !object.get(DURATION).isDeclared()) {
            object.field(name);
        } else if (time != null) {
            object.value(
                    name,
                    time.toString(),
                    List.of(
                            object.object().pointer(object.get(otherName)),
                            object.object().pointer(object.get(DURATION))),
                    "computed from " + otherName + " and the duration");
        } else if (object.read(DURATION) == null) {
            object.empty(name, object.whyEmpty(name) + "; duration: " + object.whyEmpty(DURATION));
        } else {
            boolean otherEmpty = object.read(otherName) == null;
            object.empty(
                    name, object.whyEmpty(name) + (otherEmpty ? "; " + otherName + " is empty too" : whyNotComputed));
        }
    }
}
