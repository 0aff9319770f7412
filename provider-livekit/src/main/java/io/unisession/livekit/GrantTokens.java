package io.unisession.livekit;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.JwtSigner;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs the tokens of the client's requests, each with only the grants that its operation needs. Keeps the tokens that
 * were used last, so that a room's operations do not sign a token each.
 */
final class GrantTokens {
    static final String API_KEY = "LIVEKIT_API_KEY";
    static final String API_SECRET = "LIVEKIT_API_SECRET";

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** More rooms than that at once cost a signature per call, not memory. */
    private static final int MOST_KEPT = 1_000;

    private final ProviderSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Grants, Authenticator> kept;

    GrantTokens(ProviderSettings settings) {
        this.settings = settings;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Grants, Authenticator> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /** An authenticator for requests that need these grants. */
    Authenticator of(Grants grants) {
        Authenticator found = locked(() -> kept.get(grants));
        if (found != null) {
            return found;
        }
        // Not under the lock: the settings may come from a slow source of the application.
        Authenticator made = settings.authenticator(current -> authenticator(current, grants));
        Authenticator other = locked(() -> kept.putIfAbsent(grants, made));
        return other == null ? made : other;
    }

    private @Nullable Authenticator locked(Supplier<@Nullable Authenticator> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Signs a join token with the current key and secret, because an application can replace them. */
    Token sign(Map<String, ?> claims, Instant now, Duration lifetime) {
        SettingGroup credentials = credentials(settings);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", credentials.text(API_KEY));
        all.putAll(claims);
        return JwtSigner.sign(credentials.secret(API_SECRET), all, now, lifetime);
    }

    private static Authenticator authenticator(ProviderSettings settings, Grants grants) {
        SettingGroup credentials = credentials(settings);
        // Read here, so that missing ones are found when the client is built.
        String apiKey = credentials.text(API_KEY);
        Secret apiSecret = credentials.secret(API_SECRET);
        Map<String, ?> claims = Map.of("iss", apiKey, "video", grants.claim());
        TokenSource tokens = TokenSource.jwt(
                apiSecret, claims, LIFETIME, settings.transport().timing());
        return Authenticator.token("Authorization", "Bearer ", tokens).alsoHiding(List.of(apiSecret));
    }

    private static SettingGroup credentials(ProviderSettings settings) {
        return settings.group(API_KEY, API_SECRET);
    }
}
