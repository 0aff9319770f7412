package io.unisession.internal.call;

import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** One response, whole: what came back for one sending of a request. */
public final class Exchange {
    /** Where services put the id of a request, the most usual first. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id");

    private final int status;
    private final Headers headers;
    private final BodyBytes body;
    private final @Nullable Secrets secrets;

    /** What a service may repeat of a request, and nobody may read. */
    public interface Secrets {
        /** A text without all that is secret of the request. */
        String hideIn(String text);

        /**
         * Whether what showed who is calling is in a text; what else is secret belongs to the request itself.
         *
         * @see Exchange#hasCredential
         */
        boolean haveCredentialIn(String text);
    }

    Exchange(int status, Headers headers, BodyBytes body) {
        this(status, headers, body, null);
    }

    private Exchange(int status, Headers headers, BodyBytes body, @Nullable Secrets secrets) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.secrets = secrets;
    }

    /** This response, to a request with secrets. */
    public Exchange hiding(Secrets secrets) {
        return new Exchange(status, headers, body, secrets);
    }

    /** A text of the response as it may be shown. */
    public String shown(String text) {
        return OneLine.of(secrets == null ? text : secrets.hideIn(text));
    }

    /** Whether the credential that was sent is in a text, as in a link by which a service repeats the whole query. */
    public boolean hasCredential(String text) {
        return secrets != null && secrets.haveCredentialIn(text);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body: whole for a response of success, its beginning for any other. */
    public BodyBytes body() {
        return body;
    }

    /** Whether the service says that the request succeeded. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The service's id of the request, as it may be shown: nobody knows what services make their ids of. */
    public Optional<String> requestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String id = headers.get(name);
            if (id != null) {
                return Optional.of(shown(id));
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
