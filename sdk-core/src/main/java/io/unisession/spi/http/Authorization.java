package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.text.HeaderText;
import io.unisession.internal.text.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The credential of a request: a header or a query parameter. {@code toString} hides its value. */
public final class Authorization {
    private final String name;
    private final Secret value;
    private final boolean inQuery;
    /** The value and its parts. */
    private final List<Secret> credential;
    /** The credential, and further secrets to redact. */
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
        return new Authorization(headerName, headerValue, false, credential, credential);
    }

    /** Rejects a repeated prefix, because tokens are often copied together with it. */
    private static void requireOneScheme(String value) {
        int end = value.indexOf(' ') + 1;
        if (end > 1 && value.regionMatches(true, end, value, 0, end)) {
            String scheme = value.substring(0, end - 1);
            throw new IllegalArgumentException("the token begins with \"" + scheme
                    + "\", which is sent before it anyway;" + " give the token without that word");
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
        return new Authorization(parameter, value, true, credential, credential);
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
        return new Authorization(name, value, inQuery, joined(credential, more), joined(secrets, more));
    }

    /**
     * Declares secrets that are not part of the value but must be redacted too.
     *
     * @param others the secrets
     * @return a copy of this authorization that also redacts the others
     */
    public Authorization hiding(List<Secret> others) {
        return new Authorization(name, value, inQuery, credential, joined(secrets, others));
    }

    private static List<Secret> joined(List<Secret> some, List<Secret> more) {
        List<Secret> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Whether a text contains the credential, such as a link in which the service repeats the query. */
    boolean appearsIn(String text) {
        return credentialForms.finds(text);
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
     * @return the value
     */
    public Secret value() {
        return value;
    }

    /**
     * Whether this is a query parameter.
     *
     * @return true for a query parameter, false for a header
     */
    public boolean isInQuery() {
        return inQuery;
    }

    @Override
    public String toString() {
        return "Authorization[" + name + ": ***]";
    }
}
