package io.unisession.spring;

import io.unisession.event.SessionEvent;

/**
 * Receives the events of the application's webhooks. Define one or more as beans:
 *
 * <pre>{@code
 * @Bean
 * SessionEventListener storedEvents(EventRepository events) {
 *     return event -> events.save(event);
 * }
 * }</pre>
 *
 * <p>The provider gets its response after all listeners have returned. If one throws an exception, the response has
 * status 500, and most providers send the request again. So store an event before you return, and expect to get the same
 * event twice: {@link SessionEvent#key()} tells. Listeners are called one after another, in Spring's order; see {@link
 * org.springframework.core.annotation.Order}. They may block, also in a reactive application.
 */
@FunctionalInterface
public interface SessionEventListener {
    /**
     * Called for each event of a request that was proved to come from the provider.
     *
     * @param event the event
     */
    void onEvent(SessionEvent event);
}
