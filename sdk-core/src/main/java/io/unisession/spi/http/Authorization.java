package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.call.Transport;
import java.util.List;
import java.util.Objects;

/** What proves who is calling: a header, or a parameter of the query. It prints with its value hidden. */
public final class Authorization {
    private final String name;
    private final Secret value;
    private final boolean inQuery;
    /** The credential itself, in the forms in which a service may repeat it. */
    private final HiddenWords own;
    /** All that must not be shown of it: the secrets that it is made of, too. */
    private final HiddenWords hidden;
    // Asked for on each call, and always the same.
    private final Transport.Credential credential;

    private Authorization(String name, Secret value, boolean inQuery, HiddenWords own, HiddenWords hidden) {
        this.name = name;
        this.value = value;
        this.inQuery = inQuery;
        this.own = own;
        this.hidden = hidden;
        this.credential = new Transport.Credential(name, value.reveal(), inQuery);
    }

    /**
     * A header with a value that is sent as it stands.
     *
     * @param headerName the header's name, such as {@code Authorization} or {@code X-API-Key}
     * @param headerValue its whole value, with its prefix where it has one
     * @return the authorization
     * @throws IllegalArgumentException if HTTP does not allow the name, or not all characters of the value, which is
     *     not shown
     */
    public static Authorization header(String headerName, Secret headerValue) {
        HeaderText.require(headerName, headerValue.reveal());
        String value = headerValue.reveal();
        Secret withoutScheme = Secret.of(value.substring(value.indexOf(' ') + 1));
        HiddenWords words = HiddenWords.of(List.of(headerValue, withoutScheme));
        return new Authorization(headerName, headerValue, false, words, words);
    }

    /**
     * A parameter of the query. Services that can do with a header should get a header: what stands in an address is
     * written down by proxies and by the service's own log.
     *
     * @param parameter the parameter's name, such as {@code key}
     * @param value its value, percent-encoded when it is sent
     * @return the authorization
     */
    public static Authorization query(String parameter, Secret value) {
        Objects.requireNonNull(parameter, "parameter");
        HiddenWords words = HiddenWords.of(List.of(value));
        return new Authorization(parameter, value, true, words, words);
    }

    /** This authorization, which holds another secret in a form that cannot be read off. */
    Authorization alsoHiding(Secret part) {
        HiddenWords words = HiddenWords.of(List.of(part));
        return new Authorization(name, value, inQuery, own.and(words), hidden.and(words));
    }

    /**
     * This authorization, which shows nothing of some secrets that may stand elsewhere too, where they are none of it.
     */
    Authorization alsoHiding(HiddenWords more) {
        return new Authorization(name, value, inQuery, own, hidden.and(more));
    }

    /** As the transport takes it. */
    Transport.Credential credential() {
        return credential;
    }

    /** Whether it is in a text. */
    boolean isIn(String text) {
        return own.areIn(text);
    }

    /** What must not be shown of it. */
    HiddenWords hidden() {
        return hidden;
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
