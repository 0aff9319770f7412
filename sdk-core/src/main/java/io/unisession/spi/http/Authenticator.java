package io.unisession.spi.http;

import io.unisession.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How a provider is shown who is calling. The pipeline asks for each request, sends the response to the configured origin
 * alone, and on HTTP 401 asks once whether there is something newer to send.
 */
public interface Authenticator {
    /**
     * What to send with the next request. Called on each request and by many threads at once, so it hands out something
     * that is ready. What it throws reaches the caller: a {@code SessionException} as it is, anything else as the cause
     * of a {@code ConfigurationException}.
     *
     * @return the header or parameter to send, or empty where the service asks for none
     */
    Optional<Authorization> authorization();

    /**
     * As {@link #authorization()}, for a call that has so much time left. One that has to ask for a token does so
     * within that time.
     *
     * @param timeLeft the time, greater than zero
     * @return the header or parameter to send, or empty where the service asks for none
     */
    default Optional<Authorization> authorization(Duration timeLeft) {
        return authorization();
    }

    /**
     * Told when the service refused an authorization with HTTP 401.
     *
     * @param refused what was sent
     * @return true if {@link #authorization()} now gives something else, so that the request is worth sending once more
     */
    default boolean renew(Authorization refused) {
        return false;
    }

    /**
     * This authenticator, for a credential that is made of secrets which a service may quote one by one.
     *
     * @param secrets what is hidden wherever the service quotes it, beside the credential itself
     * @return an authenticator that sends the same
     */
    default Authenticator alsoHiding(List<Secret> secrets) {
        return secrets.isEmpty() ? this : new HidingAuthenticator(this, HiddenWords.of(secrets));
    }

    /**
     * For services that are open to everybody.
     *
     * @return an authenticator that sends nothing
     */
    static Authenticator none() {
        return Optional::empty;
    }

    /**
     * A header whose value never changes.
     *
     * @param headerName the header's name
     * @param headerValue its whole value
     * @return an authenticator that sends the header
     * @throws IllegalArgumentException if the value cannot stand in a header
     */
    static Authenticator header(String headerName, Secret headerValue) {
        return header(headerName, headerValue, List.of());
    }

    /**
     * A header whose value never changes and is made of several parts, some of them secret.
     *
     * @param headerName the header's name
     * @param headerValue its whole value
     * @param secretParts the parts that are secret by themselves, so that they are hidden where a service quotes one of
     *     them
     * @return an authenticator that sends the header
     * @throws IllegalArgumentException if the value cannot stand in a header
     */
    static Authenticator header(String headerName, Secret headerValue, List<Secret> secretParts) {
        Authorization authorization = Authorization.header(headerName, headerValue);
        for (Secret part : secretParts) {
            authorization = authorization.alsoHiding(part);
        }
        Optional<Authorization> always = Optional.of(authorization);
        return () -> always;
    }

    /**
     * A parameter of the query whose value never changes, for services that take nothing better.
     *
     * @param parameter the parameter's name
     * @param value its value
     * @return an authenticator that sends the parameter
     * @see Authorization#query
     */
    static Authenticator query(String parameter, Secret value) {
        Optional<Authorization> always = Optional.of(Authorization.query(parameter, value));
        return () -> always;
    }

    /**
     * HTTP Basic (RFC 7617), user name and password in UTF-8.
     *
     * @param username the user name
     * @param password the password
     * @return an authenticator that sends {@code Authorization: Basic}
     * @throws IllegalArgumentException if the user name has a colon, which the scheme cannot carry
     */
    static Authenticator basic(String username, Secret password) {
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name for HTTP Basic cannot have a colon");
        }
        byte[] pair = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        Secret headerValue = Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
        return header("Authorization", headerValue, List.of(password));
    }

    /**
     * A bearer token (RFC 6750) that never changes.
     *
     * @param token the token, without prefix
     * @return an authenticator that sends {@code Authorization: Bearer}
     * @throws IllegalArgumentException if the token cannot stand in a header
     */
    static Authenticator bearer(Secret token) {
        return header("Authorization", Secret.of("Bearer " + token.reveal()), List.of(token));
    }

    /**
     * A token that expires and is replaced in time.
     *
     * @param headerName the header's name
     * @param prefix what stands before the token, such as {@code "Bearer "}, or empty text
     * @param tokens where tokens come from
     * @return an authenticator that sends the current token and, on 401, has a new one made
     */
    static Authenticator token(String headerName, String prefix, TokenSource tokens) {
        return new TokenAuthenticator(headerName, prefix, tokens);
    }
}
