package io.unisession.internal.transport;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Limits each read to the time of the attempt. Usually the attempt's own limit cancels the call sooner. But OkHttp does
 * not notice a cancellation between connecting and TLS or a proxy's tunnel, and would wait there forever.
 */
final class ReadLimit implements Interceptor {
    private final int usualMillis;

    /** Does not change a limit that an application's interceptor has set, which differs from the default. */
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
