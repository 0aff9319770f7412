package io.unisession.internal.call;

import io.unisession.internal.text.Redactor;
import io.unisession.spi.http.Authorization;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** One response, read whole, and what it needs of its request to be shown. */
public final class Exchange {
    /** Where services put the id of a request, the most usual first. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id");

    private final int status;
    private final Headers headers;
    private final BodyBytes body;
    private final @Nullable Authorization authorization;
    private final Redactor redactor;

    Exchange(int status, Headers headers, BodyBytes body, @Nullable Authorization authorization, Redactor redactor) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.authorization = authorization;
        this.redactor = redactor;
    }

    /** What hides the secrets of this exchange. */
    Redactor redactor() {
        return redactor;
    }

    /** What was sent to prove who is calling, or null. */
    public @Nullable Authorization authorization() {
        return authorization;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body: whole for a success, its beginning for any other status. */
    public BodyBytes body() {
        return body;
    }

    /** Whether the status is one of success. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The service's id of the request, redacted: nobody knows what services make their ids of. */
    Optional<String> requestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String id = headers.get(name);
            if (id != null) {
                return Optional.of(redactor.show(id));
            }
        }
        return Optional.empty();
    }

    /** The last value of a header, as it came. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All values of a header, as they came. */
    public List<String> headers(String name) {
        return headers.values(name);
    }
}
