package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.internal.call.CachedTokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where tokens come from. */
public interface TokenSource {
    /**
     * A token that is valid now. Called for each request.
     *
     * @param timeLeft how much time the call has left, greater than zero
     * @return the same object as long as the token is the same
     */
    Secret token(Duration timeLeft);

    /**
     * Called when the service refused a token.
     *
     * @param refused the token that was sent
     * @return true if {@link #token} now returns another one
     */
    default boolean renew(Secret refused) {
        return false;
    }

    /**
     * As {@link #renew(Secret)}, where the refusal says what time it is at the service.
     *
     * @param refused the token that was sent
     * @param serviceTime the {@code Date} of the refusal
     * @return true if {@link #token} now returns another one
     */
    default boolean renew(Secret refused, Instant serviceTime) {
        return renew(refused);
    }

    /**
     * A token that the application has already and that cannot be replaced.
     *
     * @param token the token
     * @return a source that always returns it, even when it has expired: the service decides whether to accept it
     */
    static TokenSource fixed(Secret token) {
        Objects.requireNonNull(token, "token");
        return timeLeft -> token;
    }

    /**
     * Tokens that are minted on this machine and cached. However many threads need one, one token is minted at a time,
     * {@code renewBefore} ahead of its expiry, and once after a refusal; the other threads wait for it. If minting
     * fails, all of them get the failure and the next call tries again.
     *
     * @param minter makes a new token, without a request; use {@link #fetched} for one that needs a request
     * @param renewBefore how long before its expiry a token is replaced; more than the clocks of both sides may differ
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource cached(Supplier<Token> minter, Duration renewBefore, Timing timing) {
        Objects.requireNonNull(minter, "minter");
        return CachedTokenSource.of(timeLeft -> minter.get(), renewBefore, timing);
    }

    /**
     * Like {@link #cached}, for tokens that say when they were issued. The signer is given the time by the service's clock
     * as far as it is known: if the service refuses a token and its clock differs from this machine's by more than half a
     * minute, the next tokens are signed by the service's. A difference of more than a day is not believed.
     *
     * @param signer makes a token at a time, without a request
     * @param renewBefore how long before its expiry a token is replaced
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource signed(Function<Instant, Token> signer, Duration renewBefore, Timing timing) {
        return CachedTokenSource.signing(signer, renewBefore, timing);
    }

    /**
     * Like {@link #cached}, for tokens that take a request. One thread fetches the token. If its call is interrupted or
     * runs out of time, no other call fails: the next thread that waits fetches it.
     *
     * @param fetcher gets a new token within the time that the call has left
     * @param renewBefore how long before its expiry a token is replaced; more than the clocks of both sides may differ
     * @param timing the clock
     * @return a source that caches one token
     */
    static TokenSource fetched(Function<Duration, Token> fetcher, Duration renewBefore, Timing timing) {
        return CachedTokenSource.of(fetcher, renewBefore, timing);
    }
}
