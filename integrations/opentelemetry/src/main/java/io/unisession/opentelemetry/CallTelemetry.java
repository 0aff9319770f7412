package io.unisession.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.unisession.CallEvent;
import io.unisession.CallListener;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports the calls of clients to OpenTelemetry:
 *
 * <pre>{@code
 * SessionClient client = VideoSdk.builder()
 *         .fromEnvironment()
 *         .listener(CallTelemetry.of(openTelemetry))
 *         .build();
 * }</pre>
 *
 * <p>A call is an internal span, such as {@code videosdk getSession}. Each of its attempts is a client span below it,
 * such as {@code GET /v2/sessions/{sessionId}}, with the attributes of the semantic conventions for HTTP; a retry has
 * {@code http.request.resend_count}. The parent of a call is the span that is current where the application makes the
 * call, also if the call is async. The metrics are {@code http.client.request.duration} for attempts, {@code
 * unisession.call.duration} for calls, and the counter {@code unisession.call.unreadable_fields}.
 *
 * <p>Spans and metrics contain no ids of sessions or people and no messages of exceptions. So {@code url.full} is left
 * out, and {@code url.template} takes its place. Requests get no tracing headers: providers would not continue the
 * trace. One instance serves any number of clients.
 */
@SuppressWarnings("MustBeClosedChecker") // the core closes the scopes
public final class CallTelemetry implements CallListener {
    private static final String SCOPE = "io.unisession.opentelemetry";

    private final Tracer tracer;
    private final CallMetrics metrics;
    private final boolean requestIds;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    private CallTelemetry(Builder builder) {
        this.tracer = builder.openTelemetry.getTracer(SCOPE);
        this.metrics = new CallMetrics(builder.openTelemetry.getMeter(SCOPE));
        this.requestIds = builder.requestIds;
    }

    /** A span that has not ended, with what its metric needs. */
    private record Open(Span span, Context context, Attributes attributes) {}

    /** A call that has not ended. Used by the thread of the call only. */
    private static final class Running {
        private final Open call;
        private @Nullable Open attempt;

        Running(Open call) {
            this.call = call;
        }
    }

    /**
     * Reports calls to OpenTelemetry.
     *
     * @param openTelemetry the application's OpenTelemetry
     * @return a listener
     */
    public static CallTelemetry of(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /**
     * Starts building a listener.
     *
     * @param openTelemetry the application's OpenTelemetry
     * @return a builder
     */
    public static Builder builder(OpenTelemetry openTelemetry) {
        return new Builder(openTelemetry);
    }

    @Override
    public Supplier<Scope> asyncCallRequested() {
        Context caller = Context.current();
        return () -> caller.makeCurrent()::close;
    }

    @Override
    public Scope callStarted(CallEvent event) {
        Open call = open(
                event.provider() + " " + event.operation(),
                SpanKind.INTERNAL,
                CallAttributes.ofCall(event),
                Context.current());
        running.put(event.callId(), new Running(call));
        return call.context().makeCurrent()::close;
    }

    @Override
    public Scope attemptStarted(CallEvent event) {
        Running run = running.get(event.callId());
        if (run == null) {
            return Scope.NONE;
        }
        Open attempt = open(
                event.method() + " " + event.pathTemplate(),
                SpanKind.CLIENT,
                CallAttributes.ofAttempt(event),
                run.call.context());
        if (event.attempt() > 1) {
            attempt.span().setAttribute(CallAttributes.RESEND_COUNT, event.attempt() - 1);
        }
        run.attempt = attempt;
        return attempt.context().makeCurrent()::close;
    }

    private Open open(String name, SpanKind kind, Attributes attributes, Context parent) {
        Span span = tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setAllAttributes(attributes)
                .startSpan();
        return new Open(span, parent.with(span), attributes);
    }

    @Override
    public void attemptEnded(CallEvent event) {
        Running run = running.get(event.callId());
        Open attempt = run == null ? null : run.attempt;
        if (attempt == null) {
            return;
        }
        Attributes end = CallAttributes.ofAttemptEnd(event);
        metrics.attemptEnded(event, attempt.attributes(), end, attempt.context());
        if (requestIds) {
            event.requestId().ifPresent(id -> attempt.span().setAttribute(CallAttributes.REQUEST_ID, id));
        }
        end(attempt.span(), event, end);
    }

    @Override
    public void callEnded(CallEvent event) {
        Running run = running.remove(event.callId());
        if (run == null) {
            return;
        }
        Attributes end = CallAttributes.ofCallEnd(event);
        metrics.callEnded(event, run.call.attributes(), end, run.call.context());
        end(run.call.span(), event, end);
    }

    private static void end(Span span, CallEvent event, Attributes end) {
        span.setAllAttributes(end);
        if (event.failure().isPresent()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Builds a {@link CallTelemetry}. */
    public static final class Builder {
        private final OpenTelemetry openTelemetry;
        private boolean requestIds;

        private Builder(OpenTelemetry openTelemetry) {
            this.openTelemetry = Objects.requireNonNull(openTelemetry, "openTelemetry");
        }

        /**
         * Adds the provider's request id to the span of each attempt, as {@code unisession.request_id}. Providers use it
         * to find a request in their own logs. It is never part of a metric.
         *
         * @param requestIds whether spans have it; by default they do not
         * @return this builder
         */
        public Builder requestIds(boolean requestIds) {
            this.requestIds = requestIds;
            return this;
        }

        /**
         * Builds the listener.
         *
         * @return the listener
         */
        public CallTelemetry build() {
            return new CallTelemetry(this);
        }
    }
}
