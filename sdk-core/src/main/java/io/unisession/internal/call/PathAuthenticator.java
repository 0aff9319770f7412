package io.unisession.internal.call;

import io.unisession.Secret;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests below the current session of a source, with another authenticator's credentials. */
public final class PathAuthenticator implements Authenticator {
    private final TokenSource sessions;
    private final Authenticator credentials;
    // Benign race: two threads may create the same authorization.
    private volatile @Nullable Prepared prepared;

    private record Prepared(
            Secret session, @Nullable Authorization credentials, Optional<Authorization> authorization) {}

    /** Creates an authenticator that sends both. */
    public PathAuthenticator(TokenSource sessions, Authenticator credentials) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // both return the same object as long as nothing changes
    public Optional<Authorization> authorization(Duration timeLeft) {
        Secret session = sessions.token(timeLeft);
        Authorization sent = credentials.authorization(timeLeft).orElse(null);
        Prepared last = prepared;
        if (last == null || last.session != session || last.credentials != sent) {
            Authorization path = Authorization.path(session);
            last = new Prepared(session, sent, Optional.of(sent == null ? path : path.and(sent)));
            prepared = last;
        }
        return last.authorization;
    }

    @Override
    public boolean renew(Authorization rejected) {
        rejected.other().ifPresent(credentials::renew);
        return sessions.renew(rejected.value());
    }

    @Override
    public boolean renew(Authorization rejected, Instant serviceTime) {
        rejected.other().ifPresent(other -> credentials.renew(other, serviceTime));
        return sessions.renew(rejected.value());
    }
}
