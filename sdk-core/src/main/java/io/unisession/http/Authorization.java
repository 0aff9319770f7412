package io.unisession.http;

import io.unisession.Secret;
import io.unisession.internal.call.Transport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What proves who is calling: a header, or a parameter of the query. It prints with its value hidden. */
public final class Authorization {
    private final String name;
    private final Secret value;
    private final boolean inQuery;
    /** What must not be shown of it, the longest first. */
    private final List<Secret> parts;
    // Both are asked for on each call, and are always the same.
    private final Transport.Credential credential;
    private final UnaryOperator<String> hiding = this::hideIn;

    private Authorization(String name, Secret value, boolean inQuery, List<Secret> parts) {
        this.name = name;
        this.value = value;
        this.inQuery = inQuery;
        this.parts = parts;
        this.credential = new Transport.Credential(name, value.reveal(), inQuery);
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
        return new Authorization(headerName, headerValue, false, List.of(headerValue, withoutScheme));
    }

    /**
     * A parameter of the query. Services that can do with a header should get a header: what stands in an address is written down by proxies
     * and by the service's own log.
     *
     * @param parameter the parameter's name, such as {@code key}
     * @param value its value, percent-encoded when it is sent
     * @return the authorization
     */
    public static Authorization query(String parameter, Secret value) {
        Objects.requireNonNull(parameter, "parameter");
        String encoded = URLEncoder.encode(value.reveal(), StandardCharsets.UTF_8);
        // A service that quotes its address may write a space in either way.
        List<Secret> parts = List.of(value, Secret.of(encoded), Secret.of(encoded.replace("+", "%20")));
        return new Authorization(parameter, value, true, parts);
    }

    /** This authorization, which holds another secret in a form that cannot be read off. */
    Authorization alsoHiding(Secret part) {
        List<Secret> all = new ArrayList<>(parts);
        all.add(part);
        return new Authorization(name, value, inQuery, List.copyOf(all));
    }

    /** As the transport takes it. */
    Transport.Credential credential() {
        return credential;
    }

    /** As {@link #hideIn}. */
    UnaryOperator<String> hiding() {
        return hiding;
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
     * The name of the header or parameter.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The whole value of the header or parameter.
     *
     * @return the value, hidden
     */
    public Secret value() {
        return value;
    }

    /**
     * Where it goes.
     *
     * @return true for a parameter of the query, false for a header
     */
    public boolean isInQuery() {
        return inQuery;
    }

    @Override
    public String toString() {
        return "Authorization[" + name + ": ***]";
    }
}
