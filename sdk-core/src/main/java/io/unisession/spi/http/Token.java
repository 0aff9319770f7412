package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.text.PositiveDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** A token and its expiry. */
public final class Token {
    /** Ten years. A longer lifetime is more likely a mistake, such as the wrong unit. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3_653);

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
     * The expiry of a token with a given lifetime. Tokens have whole seconds; rounding up keeps a short lifetime from
     * becoming zero.
     *
     * @param now the current time
     * @param lifetime how long the token is valid
     * @return the expiry, in whole seconds
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or longer than ten years
     */
    public static Instant expiry(Instant now, Duration lifetime) {
        PositiveDuration.require("lifetime", lifetime);
        if (lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "lifetime must be at most " + MAX_LIFETIME.toDays() + " days, but is " + lifetime);
        }
        return now.plus(lifetime).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
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
