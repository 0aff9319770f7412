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

/** One response, read whole, and what it needs of its request to be shown. */
public final class Exchange {
    /** Where services put the id of a request, the most usual first. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id");

    /** What support and back-off need, beside rate limits. Any other header may hold a secret. */
    private static final Set<String> SHOWN_HEADERS = shownHeaderNames();

    private static Set<String> shownHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(REQUEST_ID_HEADERS);
        names.addAll(List.of("x-correlation-id", "retry-after", "date"));
        return names;
    }

    private final int status;
    private final Headers headers;
    private final BodyBytes body;
    private final @Nullable Authorization authorization;
    private final Redactor redactor;
    private Collection<String> unreadableFields = List.of();

    Exchange(int status, Headers headers, BodyBytes body, @Nullable Authorization authorization, Redactor redactor) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.authorization = authorization;
        this.redactor = redactor;
    }

    /** What hides the secrets of this exchange. */
    public Redactor redactor() {
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
    public Optional<String> requestId() {
        for (String name : REQUEST_ID_HEADERS) {
            String id = headers.get(name);
            if (id != null) {
                return Optional.of(redactor.show(id));
            }
        }
        return Optional.empty();
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

    private static boolean isShown(String name) {
        return SHOWN_HEADERS.contains(name)
                || name.regionMatches(true, 0, "ratelimit", 0, 9)
                || name.regionMatches(true, 0, "x-ratelimit", 0, 11);
    }

    /** Sets which fields of the body were there and could not be read. */
    public void unreadableFields(Collection<String> names) {
        unreadableFields = names;
    }

    /** The names of the fields that could not be read, redacted: a hostile service may name a field as it likes. */
    public List<String> unreadableFields() {
        return unreadableFields.isEmpty()
                ? List.of()
                : unreadableFields.stream().map(redactor::show).toList();
    }

    /** The last value of a header, as it came. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All values of a header, as they came. */
    public List<String> headers(String name) {
        return headers.values(name);
    }
}
