package io.unisession.internal.call;

import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again by itself, be it a POST, where a service responds with 503 with
 * {@code Retry-After: 0}: no setting of OkHttp turns that off. A date that is past says the same to those who decide
 * here, and nothing to OkHttp. It also reads any other number there, and throws where an int does not hold it.
 */
final class NoImmediateResend {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";
    /** As long as any that is longer, to those who decide here. */
    private static final String FOR_YEARS = "999999999";

    private static final int SERVICE_UNAVAILABLE = 503;

    private NoImmediateResend() {}

    /** The response as OkHttp may see it. */
    static Response of(Response response) {
        if (response.code() != SERVICE_UNAVAILABLE) {
            return response;
        }
        String wait = response.header(RETRY_AFTER, "");
        if (wait.matches("0+")) {
            return withWait(response, LONG_AGO);
        }
        return wait.matches("[0-9]{10,}") ? withWait(response, FOR_YEARS) : response;
    }

    private static Response withWait(Response response, String wait) {
        return response.newBuilder().header(RETRY_AFTER, wait).build();
    }
}
