package io.unisession.spi.event;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.time.Instant;
import java.util.List;

/** How a provider proves that a request comes from it. */
public interface WebhookSignature {
    /** The status of a request that is not proved to come from the provider. */
    int UNAUTHORIZED = 401;

    /**
     * Verifies a request. Secrets are compared in constant time.
     *
     * @param request the request as it arrived
     * @param now the time by this machine's clock
     * @throws RejectedWebhookException if the request is not proved to come from the provider, or is too old
     */
    void verify(WebhookRequest request, Instant now) throws RejectedWebhookException;

    /**
     * Checks secrets before they are used: without one, everybody could sign.
     *
     * @param secrets the secrets
     * @return the same
     * @throws IllegalArgumentException if there is none, or one of them is blank
     */
    static List<Secret> required(List<Secret> secrets) {
        if (secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> secret.reveal().isBlank())) {
            throw new IllegalArgumentException("a signature needs a secret");
        }
        return List.copyOf(secrets);
    }
}
