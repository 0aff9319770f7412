package io.unisession.spi.event;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A secret that arrives with each request, from a provider that signs nothing. It proves who sent the request, but not
 * that the body is unchanged, nor when it was sent. The URL of such a webhook must be https.
 */
public final class SharedSecret implements WebhookSignature {
    private final String place;
    private final Function<WebhookRequest, Optional<String>> sent;
    private final List<byte[]> expected;

    private SharedSecret(String place, Function<WebhookRequest, Optional<String>> sent, List<Secret> secrets) {
        this.place = place;
        this.sent = sent;
        this.expected = WebhookSignature.required(secrets).stream()
                .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * A secret that is the value of a header.
     *
     * @param name the header's name
     * @param values the values that are accepted: while one is replaced by another, both
     * @return the signature
     * @throws IllegalArgumentException if there is no value, or one of them is blank
     */
    public static SharedSecret inHeader(String name, List<Secret> values) {
        Objects.requireNonNull(name, "name");
        return new SharedSecret("header " + name, request -> request.header(name), values);
    }

    /**
     * A user name and a password in the header {@code Authorization}, as HTTP Basic writes them.
     *
     * @param user the user name
     * @param passwords the passwords that are accepted: while one is replaced by another, both
     * @return the signature
     * @throws IllegalArgumentException if there is no password, or one of them is blank
     */
    public static SharedSecret basic(String user, List<Secret> passwords) {
        Objects.requireNonNull(user, "user");
        return inHeader(
                "Authorization",
                WebhookSignature.required(passwords).stream()
                        .map(password -> Secret.of("Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8))))
                        .toList());
    }

    /**
     * A secret that is a parameter of the URL to which the provider sends its events.
     *
     * @param parameter the parameter's name
     * @param values the values that are accepted: while one is replaced by another, both
     * @return the signature
     * @throws IllegalArgumentException if there is no value, or one of them is blank
     */
    public static SharedSecret inQuery(String parameter, List<Secret> values) {
        Objects.requireNonNull(parameter, "parameter");
        return new SharedSecret(
                "parameter " + parameter + " in its URL", request -> request.queryParameter(parameter), values);
    }

    @Override
    public void verify(WebhookRequest request, Instant now) throws RejectedWebhookException {
        byte[] value = sent.apply(request)
                .orElseThrow(() -> new RejectedWebhookException(
                        UNAUTHORIZED, "the request has no " + place + ", so it is not proved to be genuine"))
                .getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] secret : expected) {
            known |= MessageDigest.isEqual(secret, value);
        }
        if (!known) {
            throw new RejectedWebhookException(UNAUTHORIZED, "the " + place + " does not have the secret that is set");
        }
    }
}
