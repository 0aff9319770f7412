package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.call.TokenAuthenticator;
import io.unisession.internal.transport.HidingAuthenticator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Gives each request its credentials. They are sent to the origin of the base URL alone; on HTTP 401 the authenticator is
 * given one chance to renew them.
 */
public interface Authenticator {
    /**
     * The credentials of the next request. Many threads call this at once, each for every request, so return something
     * that is ready. A {@code SessionException} thrown here reaches the caller as it is, anything else as the cause of a
     * {@code ConfigurationException}.
     *
     * @param timeLeft how much time the call has left, greater than zero; an authenticator that fetches a token must
     *     stay within it
     * @return the header or parameter to send, or empty to send none; the same object as long as the credentials are the
     *     same
     */
    Optional<Authorization> authorization(Duration timeLeft);

    /**
     * Called when the service refused an authorization with HTTP 401.
     *
     * @param refused what was sent
     * @return true if {@link #authorization} now returns something else, so that the request is worth sending once more
     */
    default boolean renew(Authorization refused) {
        return false;
    }

    /**
     * As {@link #renew(Authorization)}, where the refusal says what time it is at the service. A clock that is wrong is a
     * reason to refuse a token.
     *
     * @param refused what was sent
     * @param serviceTime the {@code Date} of the refusal
     * @return true if {@link #authorization} now returns something else, so that the request is worth sending once more
     */
    default boolean renew(Authorization refused, Instant serviceTime) {
        return renew(refused);
    }

    /**
     * This authenticator, with more to hide: secrets that the credentials are derived from, and that the service might
     * repeat.
     *
     * @param secrets what is hidden in addition to the credentials
     * @return an authenticator that sends the same
     */
    default Authenticator alsoHiding(List<Secret> secrets) {
        return secrets.isEmpty() ? this : new HidingAuthenticator(this, secrets);
    }

    /**
     * Sends no credentials.
     *
     * @return an authenticator that sends nothing
     */
    static Authenticator none() {
        return timeLeft -> Optional.empty();
    }

    /**
     * Credentials that never change.
     *
     * @param authorization what is sent with every request
     * @return an authenticator that sends it
     */
    static Authenticator fixed(Authorization authorization) {
        Optional<Authorization> always = Optional.of(authorization);
        return timeLeft -> always;
    }

    /**
     * A header that never changes.
     *
     * @param headerName the header's name
     * @param headerValue its whole value
     * @return an authenticator that sends the header
     * @throws IllegalArgumentException if HTTP does not allow the name, or a character of the value
     */
    static Authenticator header(String headerName, Secret headerValue) {
        return fixed(Authorization.header(headerName, headerValue));
    }

    /**
     * A query parameter that never changes, for services that take nothing better.
     *
     * @param parameter the parameter's name
     * @param value its value
     * @return an authenticator that sends the parameter
     * @see Authorization#query
     */
    static Authenticator query(String parameter, Secret value) {
        return fixed(Authorization.query(parameter, value));
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
        return fixed(Authorization.header("Authorization", headerValue).containing(password));
    }

    /**
     * A bearer token (RFC 6750) that never changes.
     *
     * @param token the token, without prefix
     * @return an authenticator that sends {@code Authorization: Bearer}
     * @throws IllegalArgumentException if the token cannot stand in a header
     */
    static Authenticator bearer(Secret token) {
        return header("Authorization", Secret.of("Bearer " + token.reveal()));
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
