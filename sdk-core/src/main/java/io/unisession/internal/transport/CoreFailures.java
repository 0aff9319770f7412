package io.unisession.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Stands between the application's interceptors and OkHttp, and notes how OkHttp itself failed. An interceptor may send
 * the request in ways of its own, so nobody knows what was sent when the failure is the interceptor's.
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
