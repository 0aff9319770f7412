package io.unisession.micrometer;

import io.micrometer.observation.Observation;
import io.unisession.CallEvent;
import java.util.Objects;

/** The context of the observation of a call, with all its attempts and waits. */
public final class CallContext extends Observation.Context {
    private CallEvent event;
    private boolean over;

    /**
     * Creates a context.
     *
     * @param event the start of the call
     */
    public CallContext(CallEvent event) {
        this.event = Objects.requireNonNull(event, "event");
    }

    /**
     * The latest event of the call.
     *
     * @return the call's start while it runs; its end once it is over
     */
    public CallEvent event() {
        return event;
    }

    /**
     * Whether the call has ended.
     *
     * @return true when the observation stops, false before
     */
    public boolean isOver() {
        return over;
    }

    void ended(CallEvent end) {
        event = end;
        over = true;
    }
}
