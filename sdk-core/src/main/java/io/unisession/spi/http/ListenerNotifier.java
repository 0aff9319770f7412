package io.unisession.spi.http;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listeners of calls. What a listener throws must not become the caller's failure. */
final class ListenerNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(HttpPipeline.class);

    private final List<CallListener> listeners;

    ListenerNotifier(List<CallListener> listeners) {
        this.listeners = new ArrayList<>(listeners);
        this.listeners.add(0, new DebugLog(LOG));
    }

    /** False where nobody would hear of a call, so that nothing need be made for it. */
    boolean isWatched() {
        return listeners.size() > 1 || LOG.isDebugEnabled();
    }

    void started(CallEvent event) {
        tell(CallListener::started, event);
    }

    void attemptFailed(CallEvent event) {
        tell(CallListener::attemptFailed, event);
    }

    void ended(CallEvent event) {
        tell(CallListener::ended, event);
    }

    private void tell(BiConsumer<CallListener, CallEvent> what, CallEvent event) {
        for (CallListener listener : listeners) {
            try {
                what.accept(listener, event);
            } catch (Exception | LinkageError | AssertionError fault) {
                // Checked ones too, which other languages throw undeclared. And linkage: a library that a listener
                // needs and
                // does not find is no reason to lose a response.
                LOG.warn("A listener failed on {}", event, fault);
            }
        }
    }

    private record DebugLog(Logger log) implements CallListener {
        @Override
        public void attemptFailed(CallEvent event) {
            log.debug("{} will be sent again", event);
        }

        @Override
        public void ended(CallEvent event) {
            log.debug("{}", event);
        }
    }
}
