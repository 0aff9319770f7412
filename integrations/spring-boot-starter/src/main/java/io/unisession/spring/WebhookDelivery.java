package io.unisession.spring;

import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spring.InvalidProvidersException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Hands the events of a webhook to the application's listeners. */
final class WebhookDelivery {
    /** The largest body that is read: providers send a few kilobytes, and anybody can call the URL. */
    static final int MAX_BYTES = 1024 * 1024;

    static final int TOO_LARGE = 413;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

    private final Providers providers;
    private final List<SessionEventListener> listeners;

    WebhookDelivery(Providers providers, List<SessionEventListener> listeners) {
        this.providers = providers;
        this.listeners = listeners;
        if (!providers.webhooks().isEmpty() && listeners.isEmpty()) {
            List<Fault> faults = new ArrayList<>();
            providers
                    .webhooks()
                    .forEach((path, webhook) -> faults.add(new Fault(
                            ConfiguredProvider.PREFIX + "." + webhook.receiver().provider() + ".webhook.path",
                            "events that arrive at " + path + " would be lost: there is no SessionEventListener",
                            "Define a bean of type " + SessionEventListener.class.getName() + ".")));
            throw new InvalidProvidersException(faults);
        }
    }

    /** The paths that events arrive at. */
    Set<String> paths() {
        return providers.webhooks().keySet();
    }

    /**
     * Verifies a request and calls the listeners. A failure of a listener ends here, so that no error handling of the
     * application turns it into a response that the provider takes for a success.
     */
    WebhookResult deliver(String path, byte[] body, HttpHeaders headers, String url) {
        Providers.Webhook webhook = providers.webhook(path);
        WebhookRequest request = WebhookRequest.of(body, map(headers));
        WebhookResult result = webhook.receiver().receive(request.withUrl(webhook.url() == null ? url : webhook.url()));
        String provider = webhook.receiver().provider();
        result.rejection()
                .ifPresent(reason ->
                        LOG.warn("A request to {} was rejected with status {}: {}", path, result.status(), reason));
        for (SessionEvent event : result.events()) {
            try {
                listeners.forEach(listener -> listener.onEvent(event));
            } catch (Throwable failure) {
                // Also an error, such as a missing class, and a checked exception, which Kotlin need not declare.
                LOG.error(
                        "A listener failed to handle an event of {} ({}); responding with status 500, so that the event"
                                + " is sent again",
                        provider,
                        event.type(),
                        failure);
                return WebhookResult.rejected(500, "a listener failed");
            }
        }
        return result;
    }

    /** Spring's headers are a map in Spring 6, and none in Spring 7. */
    private static Map<String, List<String>> map(HttpHeaders headers) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        headers.forEach(map::put);
        return map;
    }
}
