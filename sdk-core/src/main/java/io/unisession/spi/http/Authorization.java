package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.text.HeaderText;
import io.unisession.internal.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The credential of a request: a header or a query parameter. It prints with its value hidden. */
public final class Authorization {
    private final String name;
    private final Secret value;
    private final boolean inQuery;
    /** The value and what it is made of. */
    private final List<Secret> credential;
    /** These, and secrets that belong to the client but not to this credential. */
    private final List<Secret> secrets;

    private final Redactor credentialForms;

    private Authorization(String name, Secret value, boolean inQuery, List<Secret> credential, List<Secret> secrets) {
        this.name = name;
        this.value = value;
        this.inQuery = inQuery;
        this.credential = credential;
        this.secrets = secrets;
        this.credentialForms = Redactor.of(credential);
    }

    /**
     * A header.
     *
     * @param headerName the header's name, such as {@code Authorization} or {@code X-API-Key}
     * @param headerValue its whole value, including a prefix such as {@code Bearer}; sent as it is
     * @return the authorization
     * @throws IllegalArgumentException if HTTP does not allow the name, or a character of the value, or if the value begins
     *     with the same prefix twice; the value is not shown
     */
    public static Authorization header(String headerName, Secret headerValue) {
        HeaderText.require(headerName, headerValue.reveal());
        String value = headerValue.reveal();
        requireOneScheme(value);
        Secret withoutScheme = Secret.of(value.substring(value.indexOf(' ') + 1));
        List<Secret> credential = List.of(headerValue, withoutScheme);
        return new Authorization(headerName, headerValue, false, credential, credential);
    }

    /** Tokens are often copied together with the prefix that is sent before them anyway. */
    private static void requireOneScheme(String value) {
        int end = value.indexOf(' ') + 1;
        if (end > 1 && value.regionMatches(true, end, value, 0, end)) {
            String scheme = value.substring(0, end - 1);
            throw new IllegalArgumentException("the token begins with \"" + scheme
                    + "\", which is sent before it anyway;" + " give the token without that word");
        }
    }

    /**
     * A query parameter. Prefer a header where the service accepts one: proxies and servers log addresses.
     *
     * @param parameter the parameter's name, such as {@code key}
     * @param value its value, which is percent-encoded when it is sent
     * @return the authorization
     */
    public static Authorization query(String parameter, Secret value) {
        Objects.requireNonNull(parameter, "parameter");
        List<Secret> credential = List.of(value);
        return new Authorization(parameter, value, true, credential, credential);
    }

    /**
     * Names secrets that the value is made of, such as the password of HTTP Basic. They are hidden wherever the service
     * repeats one of them, as the value itself is.
     *
     * @param parts the secrets
     * @return an authorization like this one that also hides the parts
     */
    public Authorization containing(Secret... parts) {
        List<Secret> more = List.of(parts);
        return new Authorization(name, value, inQuery, joined(credential, more), joined(secrets, more));
    }

    /**
     * Names secrets that are not part of the value but must be hidden just the same.
     *
     * @param others the secrets
     * @return an authorization like this one that also hides the others
     */
    public Authorization hiding(List<Secret> others) {
        return new Authorization(name, value, inQuery, credential, joined(secrets, others));
    }

    private static List<Secret> joined(List<Secret> some, List<Secret> more) {
        List<Secret> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Whether a text contains the credential, as a link does in which a service repeats the query. */
    boolean appearsIn(String text) {
        return credentialForms.finds(text);
    }

    /**
     * Everything that is hidden wherever the service repeats it.
     *
     * @return the secrets, unmodifiable
     */
    public List<Secret> secrets() {
        return secrets;
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
