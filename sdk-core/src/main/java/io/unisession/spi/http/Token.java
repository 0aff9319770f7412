package io.unisession.spi.http;

import io.unisession.Secret;
import java.time.Instant;
import java.util.Objects;

/** A token and its expiry. */
public final class Token {
    private final Secret value;
    private final Instant expiresAt;

    private Token(Secret value, Instant expiresAt) {
        this.value = value;
        this.expiresAt = expiresAt;
    }

    /**
     * Creates a token.
     *
     * @param value the token
     * @param expiresAt when the token expires
     * @return the token
     */
    public static Token of(Secret value, Instant expiresAt) {
        return new Token(Objects.requireNonNull(value, "value"), Objects.requireNonNull(expiresAt, "expiresAt"));
    }

    /**
     * The token to send.
     *
     * @return the value
     */
    public Secret value() {
        return value;
    }

    /**
     * When the token expires.
     *
     * @return the time
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return "Token[***, expiresAt=" + expiresAt + "]";
    }
}
