package io.unisession.internal.transport;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Limits each read to the time of the attempt. The attempt's own limit ends it sooner, by cancelling the call; but
 * OkHttp does not notice a call that is cancelled just between connecting and TLS, or a proxy's tunnel, and would read
 * there for ever.
 */
final class ReadLimit implements Interceptor {
    private final int usualMillis;

    /** Leaves limits alone that an interceptor of the application's has set, which differ from the usual one. */
    ReadLimit(int usualMillis) {
        this.usualMillis = usualMillis;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (chain.readTimeoutMillis() != usualMillis) {
            return chain.proceed(chain.request());
        }
        int limit = Transport.millis(chain.call().timeout().timeoutNanos());
        return chain.withReadTimeout(limit, TimeUnit.MILLISECONDS).proceed(chain.request());
    }
}
