package io.unisession.internal.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again by itself, be it a POST, where a service answers 503 with {@code Retry-After: 0}: no setting of
 * OkHttp turns that off. A date that is past says the same to those who decide here, and nothing to OkHttp.
 */
final class NoImmediateResend implements Interceptor {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";
    private static final int SERVICE_UNAVAILABLE = 503;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean atOnce = response.code() == SERVICE_UNAVAILABLE
                && response.header(RETRY_AFTER, "").matches("0+");
        return atOnce ? response.newBuilder().header(RETRY_AFTER, LONG_AGO).build() : response;
    }
}
