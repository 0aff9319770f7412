package io.unisession.internal.transport;

import okhttp3.Response;

/**
 * Keeps OkHttp from resending a request, even a POST, when a service responds with 503 and {@code Retry-After: 0}. No
 * setting of OkHttp turns that off. A date in the past means the same to UniSession's retries, and nothing to OkHttp.
 * OkHttp also parses any other number there, and throws if it does not fit into an int.
 */
final class NoImmediateResend {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";
    /** To UniSession's retries, the same as any longer wait. */
    private static final String FOR_YEARS = "999999999";

    private NoImmediateResend() {}

    /** Changes a response with status 503 to one that OkHttp does not act on. */
    static Response of(Response response) {
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
