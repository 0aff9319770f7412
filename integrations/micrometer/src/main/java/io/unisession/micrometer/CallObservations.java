package io.unisession.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Event;
import io.micrometer.observation.ObservationRegistry;
import io.unisession.CallEvent;
import io.unisession.CallListener;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes the calls of clients, for metrics and traces:
 *
 * <pre>{@code
 * SessionClient client = VideoSdk.builder()
 *         .fromEnvironment()
 *         .listener(CallObservations.of(observationRegistry))
 *         .build();
 * }</pre>
 *
 * <p>Each call is an observation ({@link DefaultCallConvention}), and so is each of its attempts ({@link
 * DefaultAttemptConvention}), which is a child of the call. The call is a child of what the application observes at the
 * time, also if the call is async. A retry is an event {@code retry} of the call, and fields that could not be read are
 * an event {@code unreadable.fields}; with meters, both become counters.
 *
 * <p>No key or name contains an id of a session or a person. One instance serves any number of clients.
 */
public final class CallObservations implements CallListener {
    private static final AttemptConvention ATTEMPT = new DefaultAttemptConvention();
    private static final CallConvention CALL = new DefaultCallConvention();

    private final ObservationRegistry registry;
    private final boolean current;
    private final @Nullable CallConvention callConvention;
    private final @Nullable AttemptConvention attemptConvention;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    private CallObservations(Builder builder) {
        this.registry = builder.registry;
        this.current = builder.current;
        this.callConvention = builder.callConvention;
        this.attemptConvention = builder.attemptConvention;
    }

    /** A call that has not ended. Used by the thread of the call only. */
    private static final class Running {
        private final CallContext context;
        private final Observation call;
        private @Nullable AttemptContext attemptContext;
        private @Nullable Observation attempt;

        Running(CallContext context, Observation call) {
            this.context = context;
            this.call = call;
        }
    }

    /**
     * Observes calls with the application's registry. Its handlers make the metrics and traces.
     *
     * @param registry the registry
     * @return a listener
     */
    public static CallObservations of(ObservationRegistry registry) {
        return builder(registry).build();
    }

    /**
     * Measures calls, for applications without an {@link ObservationRegistry}: timers with the names and tags of the
     * observations, and the counters {@code unisession.calls.retry} and {@code unisession.calls.unreadable.fields}.
     *
     * @param registry the registry
     * @return a listener
     */
    public static CallObservations of(MeterRegistry registry) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        Builder builder = builder(observations);
        // All registries share the thread's current observation, and this one must not appear in the application's.
        builder.current = false;
        return builder.build();
    }

    /**
     * Starts building a listener with conventions of the application's own.
     *
     * @param registry the registry
     * @return a builder
     */
    public static Builder builder(ObservationRegistry registry) {
        return new Builder(registry);
    }

    @Override
    public Supplier<Scope> asyncCallRequested() {
        Observation caller = current ? registry.getCurrentObservation() : null;
        return () -> caller == null ? Scope.NONE : caller.openScope()::close;
    }

    @Override
    public Scope callStarted(CallEvent event) {
        CallContext context = new CallContext(event);
        Observation call = Observation.createNotStarted(callConvention, CALL, () -> context, registry)
                .start();
        running.put(event.callId(), new Running(context, call));
        return scope(call);
    }

    @Override
    public Scope attemptStarted(CallEvent event) {
        Running run = running.get(event.callId());
        if (run == null) {
            return Scope.NONE;
        }
        AttemptContext context = new AttemptContext(event);
        Observation attempt = Observation.createNotStarted(attemptConvention, ATTEMPT, () -> context, registry)
                .parentObservation(run.call)
                .start();
        run.attemptContext = context;
        run.attempt = attempt;
        return scope(attempt);
    }

    private Scope scope(Observation observation) {
        return current ? observation.openScope()::close : Scope.NONE;
    }

    @Override
    public void attemptEnded(CallEvent event) {
        Running run = running.get(event.callId());
        if (run == null || run.attempt == null || run.attemptContext == null) {
            return;
        }
        run.attemptContext.ended(event);
        event.failure().ifPresent(run.attempt::error);
        run.attempt.stop();
        if (event.nextAttemptIn().isPresent()) {
            run.call.event(Event.of("retry", "retry after attempt " + event.attempt()));
        }
    }

    @Override
    public void callEnded(CallEvent event) {
        Running run = running.remove(event.callId());
        if (run == null) {
            return;
        }
        run.context.ended(event);
        if (!event.unreadableFields().isEmpty()) {
            run.call.event(Event.of("unreadable.fields"));
        }
        event.failure().ifPresent(run.call::error);
        run.call.stop();
    }

    /** Builds a {@link CallObservations}. */
    public static final class Builder {
        private final ObservationRegistry registry;
        private boolean current = true;
        private @Nullable CallConvention callConvention;
        private @Nullable AttemptConvention attemptConvention;

        private Builder(ObservationRegistry registry) {
            this.registry = Objects.requireNonNull(registry, "registry");
        }

        /**
         * Sets the names and keys of calls.
         *
         * @param convention the convention
         * @return this builder
         */
        public Builder callConvention(CallConvention convention) {
            this.callConvention = Objects.requireNonNull(convention, "convention");
            return this;
        }

        /**
         * Sets the names and keys of attempts.
         *
         * @param convention the convention
         * @return this builder
         */
        public Builder attemptConvention(AttemptConvention convention) {
            this.attemptConvention = Objects.requireNonNull(convention, "convention");
            return this;
        }

        /**
         * Builds the listener.
         *
         * @return the listener
         */
        public CallObservations build() {
            return new CallObservations(this);
        }
    }
}
