package io.unisession.internal.call;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the log and the listeners. What a listener throws must not become the caller's failure.
 *
 * <p>The log has a line at DEBUG for each attempt that fails and for each call. A call that needed more than one attempt has
 * one line at INFO besides: it shows a provider in trouble that nobody would notice otherwise, since the retries hide it.
 * Not at WARN, since nobody has to act on it: a call that fails in the end throws, and its caller decides how loud that is.
 */
final class ListenerNotifier {
    private static final Logger LOG = LoggerFactory.getLogger("io.unisession.calls");

    private final List<CallListener> listeners;

    ListenerNotifier(List<CallListener> listeners) {
        this.listeners = listeners;
    }

    /** False where nobody would learn of a call, so that no events are needed. */
    boolean isWatched() {
        return !listeners.isEmpty() || LOG.isDebugEnabled();
    }

    void callStarted(CallEvent event) {
        for (CallListener listener : listeners) {
            safely(event, () -> listener.callStarted(event));
        }
    }

    Scopes attemptStarted(CallEvent event) {
        Scopes scopes = new Scopes(event);
        for (CallListener listener : listeners) {
            safely(event, () -> scopes.add(listener.attemptStarted(event)));
        }
        return scopes;
    }

    void attemptEnded(CallEvent event) {
        event.nextAttemptIn().ifPresent(delay -> LOG.debug("{} next attempt in {} ms", event, delay.toMillis()));
        for (CallListener listener : listeners) {
            safely(event, () -> listener.attemptEnded(event));
        }
    }

    void callEnded(CallEvent event) {
        LOG.debug("{}", event);
        for (CallListener listener : listeners) {
            safely(event, () -> listener.callEnded(event));
        }
    }

    /** For a call that needed more than one attempt. */
    void logAttempts(CallEvent event) {
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{} after {} attempts: {}",
                    event.failure().isPresent() ? "Failed" : "Succeeded",
                    event.attempt(),
                    event);
        }
    }

    private static void safely(CallEvent event, Runnable notification) {
        try {
            notification.run();
        } catch (Exception | LinkageError | AssertionError fault) {
            // Also checked exceptions, which other languages throw undeclared, and a library that a listener needs and
            // does not find.
            LOG.warn("A listener failed on {}", event, fault);
        }
    }

    /** What listeners opened around an attempt. */
    static final class Scopes {
        private final CallEvent event;
        /** The last one first. */
        private final Deque<CallListener.Scope> open = new ArrayDeque<>();

        private Scopes(CallEvent event) {
            this.event = event;
        }

        private void add(CallListener.Scope scope) {
            open.push(scope);
        }

        void close() {
            open.forEach(scope -> safely(event, scope::close));
        }
    }
}
