package io.unisession.spi.event;

import io.unisession.CallOptions;
import io.unisession.ProviderRequest;
import io.unisession.Timing;
import io.unisession.error.SessionException;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.HttpPipeline;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The key that a provider publishes. It is fetched by one thread at a time, and not by each bad request. */
final class FetchedPublicKey implements RsaSignature.Keys {
    /** After this status, providers send an event again. */
    private static final int UNAVAILABLE = 503;

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** Providers wait some seconds for the response to an event. */
    private static final CallOptions OPTIONS = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(5));

    private final ProviderSettings settings;
    private final Timing timing;
    private final String url;
    private final String pointer;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable PublicKey key;
    // Guarded by the lock.
    private @Nullable Long fetchedAt;
    private @Nullable String failure;

    FetchedPublicKey(ProviderSettings settings, String url, String pointer) {
        BaseUrl.parse("the address of the public key", url, "whoever can change the key can forge events");
        this.settings = settings;
        this.timing = settings.transport().timing();
        this.url = url;
        this.pointer = pointer;
    }

    @Override
    public boolean anyMatch(Predicate<PublicKey> signed) throws RejectedWebhookException {
        PublicKey known = key;
        return (known != null && signed.test(known)) || signed.test(newerThan(known));
    }

    /** Returns a key that was fetched after the known one was read: perhaps the same, if the provider still has it. */
    private PublicKey newerThan(@Nullable PublicKey known) throws RejectedWebhookException {
        fetching.lock();
        try {
            if (Objects.equals(key, known)) {
                if (mayFetch()) {
                    fetch();
                } else if (failure == null) {
                    // The provider may have replaced the key since. Some never repeat an event after a status of 4xx.
                    throw new RejectedWebhookException(
                            UNAVAILABLE,
                            "the signature does not match the public key of " + settings.provider()
                                    + ", which was fetched less than ten seconds ago; it is fetched again when the"
                                    + " event is repeated. If that fails too, pass the body as it arrived, not parsed"
                                    + " and written again");
                }
            }
            PublicKey newest = key;
            if (failure != null || newest == null) {
                throw new RejectedWebhookException(UNAVAILABLE, String.valueOf(failure));
            }
            return newest;
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
            key = PublicKeyText.read(pem);
            failure = null;
        } catch (SessionException | IllegalArgumentException unusable) {
            failure = "the public key of " + settings.provider() + " cannot be fetched: " + unusable.getMessage();
        }
        fetchedAt = timing.nanoTime();
    }
}
