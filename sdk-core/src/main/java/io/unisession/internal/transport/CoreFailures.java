package io.unisession.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Sits between the application's interceptors and OkHttp, and records OkHttp's own failures. If an interceptor fails
 * instead, it may have sent the request by other means, so it is unknown whether the request was sent.
 */
final class CoreFailures implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException failure) {
            SendingTracker tracker = chain.call().request().tag(SendingTracker.class);
            if (tracker != null) {
                tracker.failedInOkHttp(failure);
            }
            throw failure;
        }
    }
}
