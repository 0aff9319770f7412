package io.unisession.http;

import io.unisession.Secret;
import java.util.ArrayList;
import java.util.List;

/** The header that proves who is calling. It prints with its value hidden. */
public final class Authorization {
    private final String headerName;
    private final Secret headerValue;
    /** What must not be shown of it, the longest first. */
    private final List<Secret> parts;

    private Authorization(String headerName, Secret headerValue, List<Secret> parts) {
        this.headerName = headerName;
        this.headerValue = headerValue;
        this.parts = parts;
    }

    /**
     * A header with a value that is sent as it stands.
     *
     * @param headerName the header's name, such as {@code Authorization} or {@code X-API-Key}
     * @param headerValue its whole value, with its prefix where it has one
     * @return the authorization
     * @throws IllegalArgumentException if HTTP does not allow the name, or not all characters of the value, which is not shown
     */
    public static Authorization header(String headerName, Secret headerValue) {
        HeaderText.require(headerName, headerValue.reveal());
        String value = headerValue.reveal();
        Secret withoutScheme = Secret.of(value.substring(value.indexOf(' ') + 1));
        return new Authorization(headerName, headerValue, List.of(headerValue, withoutScheme));
    }

    /** This authorization, which holds another secret in a form that cannot be read off. */
    Authorization alsoHiding(Secret part) {
        List<Secret> all = new ArrayList<>(parts);
        all.add(part);
        return new Authorization(headerName, headerValue, List.copyOf(all));
    }

    /** A text with all that is secret of this in it hidden. */
    String hideIn(String text) {
        String result = text;
        for (Secret part : parts) {
            if (!part.reveal().isBlank()) {
                result = result.replace(part.reveal(), part.toString());
            }
        }
        return result;
    }

    /**
     * The header's name.
     *
     * @return the name
     */
    public String headerName() {
        return headerName;
    }

    /**
     * The header's whole value.
     *
     * @return the value, hidden
     */
    public Secret headerValue() {
        return headerValue;
    }

    @Override
    public String toString() {
        return "Authorization[" + headerName + ": ***]";
    }
}
