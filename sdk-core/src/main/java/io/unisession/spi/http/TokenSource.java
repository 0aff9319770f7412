package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.Timing;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where tokens come from. */
public interface TokenSource {
    /**
     * A token that is good now. Asked for on each request.
     *
     * @return the same object as long as the token is the same
     */
    Secret token();

    /**
     * A token that is good now, for a call that has so much time left.
     *
     * @param timeLeft the time, greater than zero
     * @return the same object as long as the token is the same
     */
    default Secret token(Duration timeLeft) {
        return token();
    }

    /**
     * Told when the service refused a token.
     *
     * @param refused the token that was sent
     * @return true if {@link #token()} now gives another one
     */
    default boolean renew(Secret refused) {
        return false;
    }

    /**
     * A token that was given ready and cannot be replaced.
     *
     * @param token the token
     * @return a source that always gives it, even when it has expired: whether to accept it is the service's business
     */
    static TokenSource fixed(Secret token) {
        Objects.requireNonNull(token, "token");
        return () -> token;
    }

    /**
     * Tokens that are minted and kept. However many threads ask, one token is minted at a time, {@code renewBefore}
     * ahead of its expiry, and once after a refusal; threads that come meanwhile wait for it. A failure to mint is
     * thrown to all of them and the next call tries again.
     *
     * @param minter makes a new token, on this machine; {@link #fetched} is for those that take a request
     * @param renewBefore how long before its expiry a token is replaced; more than the clocks of both sides may differ
     * @param timing the clock
     * @return a source with a cache of one token
     */
    static TokenSource cached(Supplier<Token> minter, Duration renewBefore, Timing timing) {
        Objects.requireNonNull(minter, "minter");
        return new CachedTokenSource(timeLeft -> minter.get(), renewBefore, timing);
    }

    /**
     * As {@link #cached}, for tokens that are asked for by a request. One thread asks; what ends its request, be it an
     * interrupt or that its call has no more time, ends no other call: the next thread that waits asks again.
     *
     * @param fetcher gets a new token within the time that the call has left
     * @param renewBefore how long before its expiry a token is replaced; more than the clocks of both sides may differ
     * @param timing the clock
     * @return a source with a cache of one token
     */
    static TokenSource fetched(Function<Duration, Token> fetcher, Duration renewBefore, Timing timing) {
        return new CachedTokenSource(fetcher, renewBefore, timing);
    }
}
