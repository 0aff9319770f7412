package io.unisession.internal.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * What has to happen to a response before OkHttp acts on it, in one interceptor, since each is paid for on each call.
 */
final class ResponseGuard implements Interceptor {
    private final WireLimit limit;

    ResponseGuard(WireLimit limit) {
        this.limit = limit;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return limit.on(NoImmediateResend.of(chain.proceed(chain.request())));
    }
}
