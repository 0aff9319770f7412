package io.unisession.spi.event;

import io.unisession.Timing;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/**
 * A receiver that verifies the signature first, and only then reads the body. If the mapper throws an exception, the
 * request is rejected with status 400. A body of more than 1 MiB is rejected with status 413. Thread-safe.
 */
public final class SignedReceiver implements WebhookReceiver {
    /** A hundred times what providers send. */
    private static final int MAX_BODY_BYTES = 1 << 20;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final String provider;
    private final Timing timing;
    private final WebhookSignature signature;
    private final EventMapper mapper;

    /**
     * Creates a receiver.
     *
     * @param provider the provider's id
     * @param timing the clock, {@link Timing#system()} outside of tests
     * @param signature how requests are signed
     * @param mapper reads the events of a request that has been verified
     */
    public SignedReceiver(String provider, Timing timing, WebhookSignature signature, EventMapper mapper) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.timing = Objects.requireNonNull(timing, "timing");
        this.signature = Objects.requireNonNull(signature, "signature");
        this.mapper = Objects.requireNonNull(mapper, "mapper");
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public WebhookResult receive(WebhookRequest request) {
        int length = request.body().length;
        if (length > MAX_BODY_BYTES) {
            return WebhookResult.rejected(
                    TOO_LARGE, "the body has " + length + " bytes, more than the limit of " + MAX_BODY_BYTES);
        }
        Instant now = timing.now();
        try {
            signature.verify(request, now);
        } catch (RejectedWebhookException rejected) {
            return WebhookResult.rejected(rejected.status(), String.valueOf(rejected.getMessage()));
        }
        try {
            return mapper.map(request, now);
        } catch (IOException | RuntimeException unusable) {
            // An exception would look like a fault of the application, and the provider would send the event for days.
            return WebhookResult.rejected(
                    BAD_REQUEST, "the signature is right, but the body cannot be read as an event of " + provider);
        }
    }

    @Override
    public String toString() {
        return "WebhookReceiver[" + provider + "]";
    }
}
