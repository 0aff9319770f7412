package io.unisession.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.unisession.CallEvent;
import java.time.Duration;
import java.util.List;

/** The metrics of calls. Durations are in seconds, in the buckets of the semantic conventions for HTTP. */
final class CallMetrics {
    private static final List<Double> BUCKETS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final DoubleHistogram requests;
    private final DoubleHistogram calls;
    private final LongCounter unreadableFields;

    CallMetrics(Meter meter) {
        requests = histogram(meter, "http.client.request.duration", "Duration of HTTP client requests.");
        calls = histogram(
                meter, "unisession.call.duration", "Duration of calls, with all their requests and waits for retries.");
        unreadableFields = meter.counterBuilder("unisession.call.unreadable_fields")
                .setUnit("{field}")
                .setDescription("Fields of responses that could not be read.")
                .build();
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(BUCKETS)
                .build();
    }

    void attemptEnded(CallEvent event, Attributes start, Attributes end, Context context) {
        requests.record(
                seconds(event.attemptElapsed()), start.toBuilder().putAll(end).build(), context);
    }

    void callEnded(CallEvent event, Attributes start, Attributes end, Context context) {
        calls.record(seconds(event.elapsed()), start.toBuilder().putAll(end).build(), context);
        if (!event.unreadableFields().isEmpty()) {
            unreadableFields.add(event.unreadableFields().size(), start, context);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
