package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.text.HeaderText;
import io.unisession.internal.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request: a header, a query parameter, a field of the body or the beginning of the path. {@code
 * toString} hides its value.
 */
public final class Authorization {
    private final String name;
    private final Secret value;
    private final Place place;
    /** Another credential that is sent too. */
    private final @Nullable Authorization other;

    /** The value and its parts. */
    private final List<Secret> credential;
    /** The credential, and further secrets to redact. */
    private final List<Secret> secrets;

    /** Where a credential is in a request. */
    public enum Place {
        /** In a header. */
        HEADER,
        /** In a parameter of the query. */
        QUERY,
        /** In a field of the JSON object that is the body. */
        FIELD,
        /** At the beginning of the path, below the base URL. */
        PATH
    }

    private Authorization(
            String name,
            Secret value,
            Place place,
            @Nullable Authorization other,
            List<Secret> credential,
            List<Secret> secrets) {
        this.name = name;
        this.value = value;
        this.place = place;
        this.other = other;
        this.credential = credential;
        this.secrets = secrets;
    }

    /**
     * Creates a header.
     *
     * @param headerName the header's name, such as {@code Authorization} or {@code X-API-Key}
     * @param headerValue its whole value, including a prefix such as {@code Bearer}; sent unchanged
     * @return the authorization
     * @throws IllegalArgumentException if HTTP does not allow the name, or a character of the value, or if the value
     *     begins with the same prefix twice; the value is not shown
     */
    public static Authorization header(String headerName, Secret headerValue) {
        HeaderText.require(headerName, headerValue.reveal());
        String value = headerValue.reveal();
        requireOneScheme(value);
        Secret withoutScheme = Secret.of(value.substring(value.indexOf(' ') + 1));
        List<Secret> credential = List.of(headerValue, withoutScheme);
        return new Authorization(headerName, headerValue, Place.HEADER, null, credential, credential);
    }

    /** Rejects a repeated prefix, because tokens are often copied together with it. */
    private static void requireOneScheme(String value) {
        int end = value.indexOf(' ') + 1;
        if (end > 1 && value.regionMatches(true, end, value, 0, end)) {
            throw new IllegalArgumentException("the token begins with the word that is sent before it anyway, such as"
                    + " Bearer; give the token without that word");
        }
    }

    /**
     * Creates a query parameter. Prefer a header if the service accepts one: proxies and servers log URLs.
     *
     * @param parameter the parameter's name, such as {@code key}
     * @param value its value, which is percent-encoded when it is sent
     * @return the authorization
     */
    public static Authorization query(String parameter, Secret value) {
        Objects.requireNonNull(parameter, "parameter");
        List<Secret> credential = List.of(value);
        return new Authorization(parameter, value, Place.QUERY, null, credential, credential);
    }

    /**
     * Creates a field of the body, for services that take credentials there. It becomes the first field of the JSON
     * object that a request has as its body; a request without one is sent without it.
     *
     * @param field the field's name, such as {@code token}
     * @param value its value
     * @return the authorization
     */
    public static Authorization field(String field, Secret value) {
        Objects.requireNonNull(field, "field");
        List<Secret> credential = List.of(value);
        return new Authorization(field, value, Place.FIELD, null, credential, credential);
    }

    /**
     * Creates the beginning of the path, for services at which a client opens a session and sends its requests there.
     *
     * @param segments the segments, percent-encoded, each with a slash before it, such as {@code /352850406846181}; they
     *     follow the base URL, and the path of the request follows them unless it is {@code /}
     * @return the authorization
     */
    public static Authorization path(Secret segments) {
        List<Secret> credential = List.of(segments);
        return new Authorization("path", segments, Place.PATH, null, credential, credential);
    }

    /**
     * Adds another credential, which is sent too.
     *
     * @param another the other credential, in another place
     * @return a copy of this authorization that also sends the other one
     */
    public Authorization and(Authorization another) {
        return new Authorization(
                name,
                value,
                place,
                other == null ? another : other.and(another),
                joined(credential, another.credential),
                joined(secrets, another.secrets));
    }

    /**
     * Declares secrets that are part of the value, such as the password of HTTP Basic. Like the value, they are
     * redacted wherever the service repeats them.
     *
     * @param parts the secrets
     * @return a copy of this authorization that also redacts the parts
     */
    public Authorization containing(Secret... parts) {
        List<Secret> more = List.of(parts);
        return new Authorization(name, value, place, other, joined(credential, more), joined(secrets, more));
    }

    /**
     * Declares secrets that are not part of the value but must be redacted too.
     *
     * @param others the secrets
     * @return a copy of this authorization that also redacts the others
     */
    public Authorization hiding(List<Secret> others) {
        return new Authorization(name, value, place, other, credential, joined(secrets, others));
    }

    private static List<Secret> joined(List<Secret> some, List<Secret> more) {
        List<Secret> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /**
     * Adds to a request what belongs in its body and its path.
     *
     * @param request the request
     * @return a copy of the request with the fields and segments; the same request if there are none
     */
    public ApiRequest placedIn(ApiRequest request) {
        ApiRequest placed = switch (place) {
            case FIELD -> request.withField(name, value.reveal());
            case PATH -> request.below(value.reveal());
            case HEADER, QUERY -> request;
        };
        return other == null ? placed : other.placedIn(placed);
    }

    /** Tells whether a text contains the credential, such as a link in which the service repeats the query. */
    Predicate<String> inText() {
        return Redactor.of(credential)::finds;
    }

    /**
     * All secrets that are redacted wherever the service repeats them.
     *
     * @return the secrets, unmodifiable
     */
    public List<Secret> secrets() {
        return secrets;
    }

    /**
     * The name of the header, parameter or field.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The whole value of the header, parameter or field.
     *
     * @return the value
     */
    public Secret value() {
        return value;
    }

    /**
     * Where the credential is in the request.
     *
     * @return the place
     */
    public Place place() {
        return place;
    }

    /**
     * The credential that is sent besides this one.
     *
     * @return the other credential, or empty if there is none
     */
    public Optional<Authorization> other() {
        return Optional.ofNullable(other);
    }

    @Override
    public String toString() {
        return "Authorization[" + name + ": ***]";
    }
}
