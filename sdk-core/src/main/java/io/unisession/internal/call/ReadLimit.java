package io.unisession.internal.call;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Limits each read to the time of the attempt. The attempt's own limit ends it sooner, by cancelling the call; but OkHttp does not notice a call that is
 * cancelled just between connecting and TLS, or a proxy's tunnel, and would read there for ever.
 */
final class ReadLimit implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        if (chain.readTimeoutMillis() > 0) {
            return chain.proceed(chain.request());
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(chain.call().timeout().timeoutNanos()) + 1;
        int limit = (int) Math.min(Integer.MAX_VALUE, millis);
        return chain.withReadTimeout(limit, TimeUnit.MILLISECONDS).proceed(chain.request());
    }
}
