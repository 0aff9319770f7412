package io.unisession.micrometer;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.unisession.CallEvent;
import java.util.Objects;

/**
 * The context of the observation of an attempt, which is one HTTP request. Traces show it as a span of kind client. It
 * adds no headers to the request.
 */
public final class AttemptContext extends SenderContext<CallEvent> {
    private CallEvent event;

    /**
     * Creates a context.
     *
     * @param event the start of the attempt
     */
    public AttemptContext(CallEvent event) {
        super((request, name, value) -> {}, Kind.CLIENT);
        this.event = Objects.requireNonNull(event, "event");
        setCarrier(event);
        setRemoteServiceName(event.provider());
        setRemoteServiceAddress(event.serverAddress() + ":" + event.serverPort());
    }

    /**
     * The latest event of the attempt.
     *
     * @return the attempt's start while it runs; its end once it is over
     */
    public CallEvent event() {
        return event;
    }

    void ended(CallEvent end) {
        event = end;
    }
}
