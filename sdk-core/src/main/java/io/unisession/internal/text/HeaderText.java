package io.unisession.internal.text;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks headers of requests. OkHttp checks them too, but only when the request is sent, and quotes what it rejects.
 */
public final class HeaderText {
    /** Set by the HTTP client, which would contradict itself if a request set them too. In lower case, sorted. */
    public static final Set<String> RESERVED = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade")));

    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private HeaderText() {}

    /**
     * Checks that a header can be sent.
     *
     * @throws IllegalArgumentException if it cannot; the value is not quoted
     */
    public static void require(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (!isName(name)) {
            throw new IllegalArgumentException("invalid header name: use letters, digits and hyphens, without spaces");
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException("the value for header " + name
                    + " has characters that a header cannot carry, such as a line break at its end; remove them");
        }
    }

    /**
     * Checks that a request can set a header.
     *
     * @throws IllegalArgumentException if it cannot be sent, or the client sets it itself
     */
    public static void requireOwn(String name, String value) {
        require(Objects.requireNonNull(name, "name"), value);
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw setByClient(name);
        }
    }

    /** The exception for a header that requests cannot set. */
    public static IllegalArgumentException setByClient(String name) {
        return new IllegalArgumentException(
                "the client sets the header " + name + " itself; remove it from the request");
    }

    /** RFC 9110, 5.6.2. */
    private static boolean isName(String name) {
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            if (character <= ' ' || character > '~' || SEPARATORS.indexOf(character) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether a header can carry a text. */
    public static boolean isValue(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character != '\t' && (character < ' ' || character > '~')) {
                return false;
            }
        }
        return true;
    }
}
