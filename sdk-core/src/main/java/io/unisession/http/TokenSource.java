package io.unisession.http;

import io.unisession.Secret;
import java.time.Duration;
import java.util.Objects;
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
     * Tokens that are minted and kept. However many threads ask, one token is minted at a time, {@code renewBefore} ahead of its expiry, and
     * once after a refusal; threads that come meanwhile wait for it. A failure to mint is thrown to all of them and the next call tries again.
     *
     * @param minter makes a new token; where that takes a request, the minter limits its time, since the limits of a call cannot end it
     * @param renewBefore how long before its expiry a token is replaced; more than the clocks of both sides may differ
     * @param timing the clock
     * @return a source with a cache of one token
     */
    static TokenSource cached(Supplier<Token> minter, Duration renewBefore, Timing timing) {
        return new CachedTokenSource(minter, renewBefore, timing);
    }
}
