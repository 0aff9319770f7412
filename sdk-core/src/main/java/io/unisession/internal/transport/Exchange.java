package io.unisession.internal.transport;

import io.unisession.internal.text.Redactor;
import io.unisession.spi.http.Authorization;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** One response, completely read, with what is needed of its request to show it. */
public final class Exchange {
    /** The headers in which services send a request id, the most common first. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id");

    /** The headers that support and back-off need, apart from rate limits. Any other header may contain a secret. */
    private static final Set<String> SHOWN_HEADERS = shownHeaderNames();

    private static Set<String> shownHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(REQUEST_ID_HEADERS);
        names.addAll(List.of("x-correlation-id", "retry-after", "date"));
        return names;
    }

    private final int status;
    private final Headers headers;
    /** The provider's own, if it is none of those above. */
    private final @Nullable String requestIdHeader;

    private final BodyBytes body;
    private final @Nullable Authorization authorization;
    private final Redactor redactor;
    private Collection<String> unreadableFields = List.of();
    /** The origin to which a redirect led, so that the last request went without credentials; null otherwise. */
    private @Nullable String leftFor;

    Exchange(
            int status,
            Headers headers,
            @Nullable String requestIdHeader,
            BodyBytes body,
            @Nullable Authorization authorization,
            Redactor redactor) {
        this.status = status;
        this.headers = headers;
        this.requestIdHeader = requestIdHeader;
        this.body = body;
        this.authorization = authorization;
        this.redactor = redactor;
    }

    /** The redactor of this exchange's secrets. */
    public Redactor redactor() {
        return redactor;
    }

    /** The credentials of the call, which no request to another origin has; null if it has none. */
    public @Nullable Authorization authorization() {
        return authorization;
    }

    /** Whether the request carried credentials, or a secret that the provider wrote into it itself. */
    public boolean hasCredentials() {
        return leftFor == null && (authorization != null || redactor != Redactor.NONE);
    }

    /** Sets the other origin to which a redirect led, after which neither credentials nor headers are sent; null if none did. */
    void leftFor(@Nullable String origin) {
        leftFor = origin;
    }

    /** The other origin to which a redirect led; empty if the response is to a request with everything that it should have. */
    public Optional<String> leftFor() {
        return Optional.ofNullable(leftFor);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The whole body of a success, or the start of any other body. */
    public BodyBytes body() {
        return body;
    }

    /** Whether the status is a success. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The service's id of the request, redacted, because a service may put anything into it. */
    public Optional<String> requestId() {
        String id = requestIdHeader == null ? null : headers.get(requestIdHeader);
        for (int index = 0; id == null && index < REQUEST_ID_HEADERS.size(); index++) {
            id = headers.get(REQUEST_ID_HEADERS.get(index));
        }
        return id == null ? Optional.empty() : Optional.of(redactor.show(id));
    }

    /** The headers that may be shown, redacted. */
    public Map<String, String> shownHeaders() {
        Map<String, String> shown = Map.of();
        for (int index = 0; index < headers.size(); index++) {
            String name = headers.name(index);
            if (isShown(name)) {
                // Most responses have few such headers, and many have none.
                shown = shown.isEmpty() ? new LinkedHashMap<>(4) : shown;
                shown.put(name, redactor.show(headers.value(index)));
            }
        }
        return shown;
    }

    private boolean isShown(String name) {
        return SHOWN_HEADERS.contains(name)
                || name.equalsIgnoreCase(requestIdHeader)
                || name.regionMatches(true, 0, "ratelimit", 0, 9)
                || name.regionMatches(true, 0, "x-ratelimit", 0, 11);
    }

    /** Sets which fields of the body could not be read. */
    public void unreadableFields(Collection<String> names) {
        unreadableFields = names;
    }

    /** The names of the fields that could not be read, redacted, because a hostile service may choose any name. */
    public List<String> unreadableFields() {
        return unreadableFields.isEmpty()
                ? List.of()
                : unreadableFields.stream().map(redactor::show).toList();
    }

    /** The last value of a header, unchanged. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All values of a header, unchanged. */
    public List<String> headers(String name) {
        return headers.values(name);
    }
}
