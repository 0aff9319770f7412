package io.unisession.internal.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Headers;

/** One answer, whole: what came back for one sending of a request. */
public final class Exchange {
    /** Where services put the id of a request, the most usual first. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id");

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final UnaryOperator<String> secretsHidden;
    private final Predicate<String> credential;

    Exchange(int status, Headers headers, byte[] body) {
        this(status, headers, body, UnaryOperator.identity(), text -> false);
    }

    private Exchange(
            int status,
            Headers headers,
            byte[] body,
            UnaryOperator<String> secretsHidden,
            Predicate<String> credential) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.secretsHidden = secretsHidden;
        this.credential = credential;
    }

    /**
     * This answer, in whose request id, which is logged, secrets are hidden: nobody knows what services make their ids
     * of.
     *
     * @param secrets hides all that is secret of the request
     * @param credential whether what showed who is calling is in a text; what else is secret belongs to the request
     *     itself
     */
    public Exchange hiding(UnaryOperator<String> secrets, Predicate<String> credential) {
        return new Exchange(status, headers, body, secrets, credential);
    }

    /** Whether the credential that was sent is in a text, as in a link by which a service repeats the whole query. */
    public boolean hasCredential(String text) {
        return credential.test(text);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body, not copied: whole for an answer of success, its beginning for any other. */
    public byte[] body() {
        return body;
    }

    /** Whether the service says that the request succeeded. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The service's id of the request. */
    public Optional<String> requestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String id = headers.get(name);
            if (id != null) {
                return Optional.of(OneLine.of(secretsHidden.apply(id)));
            }
        }
        return Optional.empty();
    }

    /** The last value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return headers.values(name);
    }
}
