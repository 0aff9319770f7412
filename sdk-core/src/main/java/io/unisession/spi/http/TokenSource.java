package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.internal.call.CachedTokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Supplies tokens, and renews them. */
public interface TokenSource {
    /**
     * Returns a token that is valid now. Called for each request.
     *
     * @param timeLeft the time that the call has left, greater than zero
     * @return the token; the same object as long as the token stays the same
     */
    Secret token(Duration timeLeft);

    /**
     * Called when the service rejected a token.
     *
     * @param rejected the token that was sent
     * @return true if {@link #token} now returns another one
     */
    default boolean renew(Secret rejected) {
        return false;
    }

    /**
     * Like {@link #renew(Secret)}, if the rejection has a {@code Date}.
     *
     * @param rejected the token that was sent
     * @param serviceTime the {@code Date} of the rejection
     * @return true if {@link #token} now returns another one
     */
    default boolean renew(Secret rejected, Instant serviceTime) {
        return renew(rejected);
    }

    /**
     * A fixed token, which cannot be renewed.
     *
     * @param token the token
     * @return a source that always returns it, even after it has expired
     */
    static TokenSource fixed(Secret token) {
        Objects.requireNonNull(token, "token");
        return timeLeft -> token;
    }

    /**
     * Tokens that are created locally and cached. A new token is created {@code renewBefore} its expiry, and once after
     * a rejection. One thread creates it while the others wait. If that fails, all waiting threads get the failure, and
     * the next call tries again.
     *
     * @param minter creates a new token without a request; see {@link #fetched} for tokens that need one
     * @param renewBefore how long before its expiry a token is renewed; must exceed the difference between the client's
     *     and the service's clocks
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource cached(Supplier<Token> minter, Duration renewBefore, Timing timing) {
        Objects.requireNonNull(minter, "minter");
        return CachedTokenSource.of(timeLeft -> minter.get(), renewBefore, timing);
    }

    /**
     * Like {@link #cached}, for tokens that say when they were issued. If the service rejects a token, and its clock
     * differs from this machine's by more than half a minute, the signer gets the service's time from then on. A
     * difference of more than a day is ignored.
     *
     * @param signer creates a token issued at the time that it gets, without a request
     * @param renewBefore how long before its expiry a token is renewed
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource signed(Function<Instant, Token> signer, Duration renewBefore, Timing timing) {
        return CachedTokenSource.signing(signer, renewBefore, timing);
    }

    /**
     * JSON Web Tokens with which a client authenticates its own requests, signed on this machine with a secret that it
     * shares with the service. Each is replaced two minutes before it expires: enough for the time that a request takes,
     * and for a clock that is a minute slow. It needs {@link JwtSigner}, which is loaded with the first token.
     *
     * @param secret the text whose bytes in UTF-8 are the key
     * @param claims the claims besides {@code iat} and {@code exp}
     * @param lifetime how long each token is valid, more than two minutes
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource jwt(Secret secret, Map<String, ?> claims, Duration lifetime, Timing timing) {
        return signed(
                now -> JwtSigner.sign(secret, claims, JwtSigner.issuedAt(now), now.plus(lifetime)),
                Duration.ofMinutes(2),
                timing);
    }

    /**
     * Like {@link #cached}, for tokens that need a request. One thread fetches the token. If its call is interrupted or
     * times out, the other calls do not fail: the next waiting thread fetches the token.
     *
     * @param fetcher fetches a new token within the time that the call has left
     * @param renewBefore how long before its expiry a token is renewed; must exceed the difference between the client's
     *     and the service's clocks
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource fetched(Function<Duration, Token> fetcher, Duration renewBefore, Timing timing) {
        return CachedTokenSource.of(fetcher, renewBefore, timing);
    }
}
