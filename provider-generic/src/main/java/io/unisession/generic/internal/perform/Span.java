package io.unisession.generic.internal.perform;

import io.unisession.generic.internal.model.TimeSpanModel;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning and the end of something among the values that were read, each by itself or out of the other and the
 * duration.
 */
final class Span {
    private final Field<Instant> start;
    private final Field<Instant> end;
    private final Field<Duration> duration;

    Span(TimeSpanModel fields, FieldTreeBuilder builder) {
        this.start = builder.time(fields.start());
        this.end = builder.time(fields.end());
        this.duration = builder.duration(fields.duration());
    }

    @Nullable
    Instant start(@Nullable Object[] values) {
        Instant given = start.of(values);
        return given == null ? moved(end.of(values), values, -1) : given;
    }

    @Nullable
    Instant end(@Nullable Object[] values) {
        Instant given = end.of(values);
        return given == null ? moved(start.of(values), values, 1) : given;
    }

    /** Tells of both, by the descriptor's names for them. */
    void explain(DryRunView sight, String startName, String endName) {
        explain(sight, startName, start, start(sight.values()), endName, end);
        explain(sight, endName, end, end(sight.values()), startName, start);
    }

    private void explain(
            DryRunView sight,
            String name,
            Field<Instant> field,
            @Nullable Instant moment,
            String otherName,
            Field<Instant> other) {
        if (moment == null) {
            String noDuration = duration.isDeclared() ? "; duration: " + sight.whyEmpty(duration) : "";
            boolean counted = duration.of(sight.values()) == null;
            sight.tellEmpty(name, sight.whyEmpty(field) + (counted ? noDuration : "; " + otherName + " is empty too"));
        } else if (field.of(sight.values()) != null) {
            sight.tell(name, field);
        } else {
            sight.tell(
                    name,
                    moment.toString(),
                    List.of(sight.pointer(other), sight.pointer(duration)),
                    "counted from " + otherName + " by the duration");
        }
    }

    private @Nullable Instant moved(@Nullable Instant other, @Nullable Object[] values, int direction) {
        Duration length = duration.of(values);
        try {
            return other == null || length == null ? null : other.plus(length.multipliedBy(direction));
        } catch (DateTimeException | ArithmeticException beyond) {
            return null;
        }
    }
}
