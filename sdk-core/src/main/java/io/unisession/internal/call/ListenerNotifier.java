package io.unisession.internal.call;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the log and the listeners. An exception from a listener must not reach the caller.
 *
 * <p>The log has a line at DEBUG for each failed attempt and for each call. A call that needed more than one attempt
 * also has a line at INFO, because retries would otherwise hide a provider's trouble. It is not at WARN, because nobody
 * has to act: a call that fails in the end throws, and its caller decides how to log that.
 */
public final class ListenerNotifier {
    private static final Logger LOG = LoggerFactory.getLogger("io.unisession.calls");
    private static final String ASYNC = "an async call";

    private final List<CallListener> listeners;

    ListenerNotifier(List<CallListener> listeners) {
        this.listeners = listeners;
    }

    /** An executor whose tasks run in the contexts of the threads that request them, as the listeners define these. */
    public static Executor inContext(Executor executor, List<CallListener> listeners) {
        return listeners.isEmpty() ? executor : task -> executor.execute(inContext(task, listeners));
    }

    private static Runnable inContext(Runnable task, List<CallListener> listeners) {
        List<Supplier<CallListener.Scope>> contexts = new ArrayList<>();
        for (CallListener listener : listeners) {
            safely(ASYNC, () -> contexts.add(listener.asyncCallRequested()));
        }
        return () -> {
            Scopes scopes = new Scopes(ASYNC);
            for (Supplier<CallListener.Scope> context : contexts) {
                safely(ASYNC, () -> scopes.add(context.get()));
            }
            try {
                task.run();
            } finally {
                scopes.close();
            }
        };
    }

    /** Whether anybody listens. If not, no events are created. */
    boolean isWatched() {
        return !listeners.isEmpty() || LOG.isDebugEnabled();
    }

    Scopes callStarted(CallEvent event) {
        return opened(event, CallListener::callStarted);
    }

    Scopes attemptStarted(CallEvent event) {
        return opened(event, CallListener::attemptStarted);
    }

    private Scopes opened(CallEvent event, BiFunction<CallListener, CallEvent, CallListener.Scope> notification) {
        Scopes scopes = new Scopes(event);
        for (CallListener listener : listeners) {
            safely(event, () -> scopes.add(notification.apply(listener, event)));
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

    private static void safely(Object event, Runnable notification) {
        try {
            notification.run();
        } catch (Exception | LinkageError | AssertionError fault) {
            // Also catches checked exceptions, which other languages throw undeclared, and linkage errors of a
            // listener.
            LOG.warn("A listener failed on {}", event, fault);
        }
    }

    /** The scopes that listeners opened around a call or an attempt. */
    static final class Scopes {
        private final Object event;
        /** Closes the last one first. */
        private final Deque<CallListener.Scope> open = new ArrayDeque<>();

        private Scopes(Object event) {
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
