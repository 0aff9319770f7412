package io.unisession.spi.event;

import io.unisession.event.WebhookRequest;
import io.unisession.spi.ProviderSettings;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A signature by RSA (PKCS #1 v1.5 with SHA-256) over the bytes of the body, in Base64 in a header. The provider's
 * public key verifies it: one that is set, or one that is fetched from the provider.
 */
public final class RsaSignature implements WebhookSignature {
    private final String header;
    private final Keys keys;

    /** The keys that may have signed a request. */
    @FunctionalInterface
    interface Keys {
        /** Returns whether {@code signed} holds for one of the keys. A key may be fetched for this. */
        boolean anyMatch(Predicate<PublicKey> signed) throws RejectedWebhookException;
    }

    private RsaSignature(String header, Keys keys) {
        this.header = Objects.requireNonNull(header, "header");
        this.keys = keys;
    }

    /**
     * A signature that is verified by keys of the settings.
     *
     * @param header the header that holds the signature
     * @param publicKeys the keys in PEM, as {@code RSA PUBLIC KEY} (PKCS #1) or {@code PUBLIC KEY}
     *     (SubjectPublicKeyInfo): while one is replaced by another, both
     * @return the signature
     * @throws IllegalArgumentException if there is no key, or one cannot be read
     */
    public static RsaSignature pinned(String header, List<String> publicKeys) {
        if (publicKeys.isEmpty()) {
            throw new IllegalArgumentException("a signature needs a public key");
        }
        List<PublicKey> keys = publicKeys.stream().map(PublicKeyText::read).toList();
        return new RsaSignature(header, signed -> keys.stream().anyMatch(signed));
    }

    /**
     * A signature that is verified by a key which the provider publishes. The key is fetched when the first request
     * arrives, and kept. If a signature does not match it, the key is fetched again, in case the provider has replaced
     * it.
     *
     * <p>The key is fetched at most every ten seconds, however many wrong signatures arrive. A request that needs a
     * newer key before that, or whose key cannot be fetched, is rejected with status 503 and not 401, so that the
     * provider sends it again. Whoever sends wrong signatures learns nothing from this but when the key was fetched.
     *
     * @param header the header that holds the signature
     * @param settings the settings of the receiver, for the transport
     * @param url where the provider publishes the key; an https URL without query, http is allowed for loopback
     * @param pointer where the key stands in the JSON of the response, as a JSON pointer such as {@code /publicKey}
     * @return the signature
     * @throws IllegalArgumentException if no request can be sent to the URL
     */
    public static RsaSignature fetched(String header, ProviderSettings settings, String url, String pointer) {
        return new RsaSignature(header, new FetchedPublicKey(settings, url, pointer));
    }

    @Override
    public void verify(WebhookRequest request, Instant now) throws RejectedWebhookException {
        String value = request.header(header)
                .orElseThrow(
                        () -> rejected("the request has no header " + header + ", so it is not proved to be genuine"));
        byte[] signature = decoded(value);
        if (!keys.anyMatch(key -> isSigned(request, signature, key))) {
            throw rejected("the signature in " + header + " does not match the body; check the public key, and pass the"
                    + " body as it arrived, not parsed and written again");
        }
    }

    private byte[] decoded(String value) throws RejectedWebhookException {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException malformed) {
            throw rejected("the header " + header + " holds no signature in Base64");
        }
    }

    private static boolean isSigned(WebhookRequest request, byte[] signature, PublicKey key) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(request.body());
            return rsa.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static RejectedWebhookException rejected(String reason) {
        return new RejectedWebhookException(UNAUTHORIZED, reason);
    }
}
