package io.unisession.spi.event;

import io.unisession.CallOptions;
import io.unisession.ProviderRequest;
import io.unisession.Timing;
import io.unisession.error.SessionException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.HttpPipeline;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The key that a provider publishes. It is fetched by one thread at a time, and not by each bad request. */
final class FetchedPublicKey implements RsaSignature.Keys {
    /** The status after which providers send an event again. */
    private static final int UNAVAILABLE = 503;

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** Providers wait some seconds for the response to an event. */
    private static final CallOptions OPTIONS = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(5));

    private final ProviderSettings settings;
    private final Timing timing;
    private final String url;
    private final String pointer;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile List<PublicKey> key = List.of();
    // Guarded by the lock.
    private @Nullable Long fetchedAt;
    private @Nullable String failure;

    FetchedPublicKey(ProviderSettings settings, String url, String pointer) {
        HttpPipeline.requireBaseUrl("the address of the public key", url);
        this.settings = settings;
        this.timing = settings.transport().timing();
        this.url = url;
        this.pointer = pointer;
    }

    @Override
    public List<PublicKey> known() throws RejectedWebhookException {
        return key.isEmpty() ? newer(List.of()).stream().toList() : key;
    }

    @Override
    public Optional<PublicKey> newer(List<PublicKey> known) throws RejectedWebhookException {
        fetching.lock();
        try {
            if (key.equals(known) && mayFetch()) {
                fetch();
            }
            if (failure != null) {
                throw new RejectedWebhookException(UNAVAILABLE, failure);
            }
            return key.equals(known) ? Optional.empty() : Optional.of(key.get(0));
        } finally {
            fetching.unlock();
        }
    }

    private boolean mayFetch() {
        return fetchedAt == null || timing.nanoTime() - fetchedAt >= INTERVAL.toNanos();
    }

    /** Opens and closes its own connection, because a receiver is never closed and fetches hardly ever. */
    private void fetch() {
        int name = url.lastIndexOf('/');
        try (HttpPipeline pipeline = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(url.substring(0, name))
                .build()) {
            String pem = pipeline.request(
                            ProviderRequest.get(url.substring(name)).build(), OPTIONS)
                    .text(pointer)
                    .orElseThrow(() -> new IllegalArgumentException("the response has no text at " + pointer));
            key = List.of(PublicKeyText.read(pem));
            failure = null;
        } catch (SessionException | IllegalArgumentException unusable) {
            failure = "the public key of " + settings.provider() + " cannot be fetched: " + unusable.getMessage();
        }
        fetchedAt = timing.nanoTime();
    }
}
