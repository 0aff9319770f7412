package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.call.HidingAuthenticator;
import io.unisession.internal.call.PathAuthenticator;
import io.unisession.internal.call.TokenAuthenticator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Supplies the credentials of each request. They are sent to the origin of the base URL only. On HTTP 401 the
 * authenticator gets one chance to renew them.
 */
public interface Authenticator {
    /**
     * Returns the credentials for the next request. Called for every request, by many threads at once, so it should be
     * fast. A {@code SessionException} thrown here reaches the caller unchanged; any other exception becomes the cause
     * of a {@code ConfigurationException}.
     *
     * @param timeLeft the time that the call has left, greater than zero; fetching a token must not take longer
     * @return the header or parameter to send, or empty for none; the same object as long as the credentials stay the
     *     same
     */
    Optional<Authorization> authorization(Duration timeLeft);

    /**
     * Called when the service rejected the credentials with HTTP 401.
     *
     * @param rejected the credentials that were sent
     * @return true if {@link #authorization} now returns other credentials, so that the request is sent once more
     */
    default boolean renew(Authorization rejected) {
        return false;
    }

    /**
     * Like {@link #renew(Authorization)}, if the rejection has a {@code Date}. A token may be rejected because a clock
     * is wrong.
     *
     * @param rejected the credentials that were sent
     * @param serviceTime the {@code Date} of the rejection
     * @return true if {@link #authorization} now returns other credentials, so that the request is sent once more
     */
    default boolean renew(Authorization rejected, Instant serviceTime) {
        return renew(rejected);
    }

    /**
     * Redacts further secrets, from which the credentials are derived and which the service might repeat.
     *
     * @param secrets the secrets to redact besides the credentials
     * @return an authenticator that sends the same credentials
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
     * @param authorization the credentials of every request
     * @return an authenticator that sends them
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
     * @throws IllegalArgumentException if HTTP does not allow the name or the value
     */
    static Authenticator header(String headerName, Secret headerValue) {
        return fixed(Authorization.header(headerName, headerValue));
    }

    /**
     * A query parameter that never changes, for services that do not accept a header.
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
     * A field of the body that never changes, for services that take credentials there.
     *
     * @param field the field's name
     * @param value its value
     * @return an authenticator that sends the field
     * @see Authorization#field
     */
    static Authenticator field(String field, Secret value) {
        return fixed(Authorization.field(field, value));
    }

    /**
     * A session that the client opens at the service and in which it sends its requests: the beginning of their path. If
     * the service rejects a request as one without credentials, such as after the session timed out, another session is
     * opened, and the request is sent once more.
     *
     * @param sessions opens sessions and caches one; the token is the beginning of the path
     * @param credentials what is sent besides
     * @return an authenticator that sends both
     * @see Authorization#path
     */
    static Authenticator path(TokenSource sessions, Authenticator credentials) {
        return new PathAuthenticator(sessions, credentials);
    }

    /**
     * HTTP Basic (RFC 7617), with user name and password in UTF-8.
     *
     * @param username the user name
     * @param password the password
     * @return an authenticator that sends {@code Authorization: Basic}
     * @throws IllegalArgumentException if the user name has a colon, which HTTP Basic does not allow
     */
    static Authenticator basic(String username, Secret password) {
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name for HTTP Basic cannot contain a colon");
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
     * @throws IllegalArgumentException if HTTP does not allow the token in a header
     */
    static Authenticator bearer(Secret token) {
        return header("Authorization", Secret.of("Bearer " + token.reveal()));
    }

    /**
     * A token that expires and is renewed in time.
     *
     * @param headerName the header's name
     * @param prefix the text before the token, such as {@code "Bearer "}; may be empty
     * @param tokens where tokens come from
     * @return an authenticator that sends the current token and renews it on 401
     */
    static Authenticator token(String headerName, String prefix, TokenSource tokens) {
        return new TokenAuthenticator(headerName, prefix, tokens);
    }
}
