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

/** Sends the current token of a source. Creates the header once per token, not once per request. */
public final class TokenAuthenticator implements Authenticator {
    private final String headerName;
    private final String prefix;
    private final TokenSource tokens;
    // Benign race: two threads may create the same header.
    private volatile @Nullable Prepared prepared;

    private record Prepared(Secret token, Optional<Authorization> authorization) {}

    /** Creates an authenticator that sends a source's tokens in a header, after a prefix. */
    public TokenAuthenticator(String headerName, String prefix, TokenSource tokens) {
        this.headerName = Objects.requireNonNull(headerName, "headerName");
        this.prefix = Objects.requireNonNull(prefix, "prefix");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    @Override
    public Optional<Authorization> authorization(Duration timeLeft) {
        return prepared(tokens.token(timeLeft));
    }

    @SuppressWarnings("ReferenceEquality") // sources return the same object for the same token
    private Optional<Authorization> prepared(Secret token) {
        Prepared last = prepared;
        if (last == null || last.token != token) {
            Secret value = Secret.of(prefix + token.reveal());
            last = new Prepared(
                    token, Optional.of(Authorization.header(headerName, value).containing(token)));
            prepared = last;
        }
        return last.authorization;
    }

    @Override
    public boolean renew(Authorization rejected) {
        String value = rejected.value().reveal();
        return value.startsWith(prefix) && tokens.renew(Secret.of(value.substring(prefix.length())));
    }

    @Override
    public boolean renew(Authorization rejected, Instant serviceTime) {
        String value = rejected.value().reveal();
        return value.startsWith(prefix) && tokens.renew(Secret.of(value.substring(prefix.length())), serviceTime);
    }
}
