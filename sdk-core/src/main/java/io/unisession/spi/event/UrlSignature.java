package io.unisession.spi.event;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A signature with a shared secret over the URL and, for POST, the parameters of a form: HMAC-SHA1 in Base64, as Twilio
 * signs. It has no time, so an old request stays valid.
 */
public final class UrlSignature implements WebhookSignature {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_CONFIGURED = 500;
    private static final Pattern URL =
            Pattern.compile("(https?)://(\\[[^\\]]*\\]|[^/?#:]*)(:[0-9]+)?(.*)", Pattern.DOTALL);

    private final String header;
    private final List<HmacKey> keys;
    private final @Nullable String publicUrl;

    /**
     * Creates the signature.
     *
     * @param header the header that holds the signature
     * @param secrets the secrets that may have been used; several while one is replaced by another
     * @param publicUrl the URL that the provider was given, without a query; null if requests arrive with this URL
     *     themselves, because there is no proxy
     * @throws IllegalArgumentException if there is no secret, or one of them is blank
     */
    public UrlSignature(String header, List<Secret> secrets, @Nullable String publicUrl) {
        this.header = Objects.requireNonNull(header, "header");
        this.keys = WebhookSignature.required(secrets).stream()
                .map(secret -> new HmacKey("HmacSHA1", secret.reveal().getBytes(StandardCharsets.UTF_8)))
                .toList();
        this.publicUrl = publicUrl;
    }

    @Override
    public void verify(WebhookRequest request, Instant now) throws RejectedWebhookException {
        byte[] signature = request.header(header)
                .orElseThrow(() -> new RejectedWebhookException(
                        UNAUTHORIZED, "the request has no header " + header + ", so it is not proved to be genuine"))
                .getBytes(StandardCharsets.UTF_8);
        String parameters = parameters(request);
        String url = url(request);
        // With and without the port: which of them is signed depends on the part of the service that calls.
        if (!isSigned(url + parameters, signature) && !isSigned(withOtherPort(url) + parameters, signature)) {
            throw new RejectedWebhookException(
                    UNAUTHORIZED,
                    "the signature in " + header
                            + " does not match the URL and the form; check the secret, and that the"
                            + " URL is the one that the provider was given, which a proxy may have changed");
        }
    }

    private String url(WebhookRequest request) throws RejectedWebhookException {
        if (publicUrl != null) {
            int query = request.url().indexOf('?');
            return query < 0 ? publicUrl : publicUrl + request.url().substring(query);
        }
        if (!request.url().startsWith("https://") && !request.url().startsWith("http://")) {
            throw new RejectedWebhookException(
                    NOT_CONFIGURED,
                    "the signature covers the full URL, which the request does not have; add it with withUrl(...), or set"
                            + " the public URL");
        }
        return request.url();
    }

    private boolean isSigned(String text, byte[] signature) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(signature(key.mac(), text), signature));
    }

    /** Adds the standard port to a URL without a port, and takes the port from one that has it. */
    private static String withOtherPort(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        String standardPort = parts.group(1).equals("https") ? ":443" : ":80";
        String otherPort = parts.group(3) == null ? standardPort : "";
        return parts.group(1) + "://" + parts.group(2) + otherPort + parts.group(4);
    }

    /** For GET, they are part of the URL. */
    private static String parameters(WebhookRequest request) throws RejectedWebhookException {
        if (request.method().equals("GET")) {
            return "";
        }
        if (!FormParameters.areIn(request)) {
            throw notAForm();
        }
        try {
            StringBuilder text = new StringBuilder();
            FormParameters.of(request)
                    .values()
                    .forEach((name, values) ->
                            values.forEach(value -> text.append(name).append(value)));
            return text.toString();
        } catch (IOException malformed) {
            throw notAForm();
        }
    }

    /** Of anything else, the signature would cover the URL alone. */
    private static RejectedWebhookException notAForm() {
        return new RejectedWebhookException(
                BAD_REQUEST, "the body is not a form, so the signature does not cover it; pass the content type too");
    }

    private static byte[] signature(Mac mac, String text) {
        return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
