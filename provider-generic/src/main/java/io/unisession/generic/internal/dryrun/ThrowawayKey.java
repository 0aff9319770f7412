package io.unisession.generic.internal.dryrun;

import io.unisession.Secret;
import io.unisession.generic.internal.template.JwtTemplate.Signature;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** A key for tokens that nobody accepts, so that they can be signed and shown without the real one. */
final class ThrowawayKey {
    private static final int RSA_BITS = 2048;

    private ThrowawayKey() {}

    /** A new key that can sign so. */
    static Secret of(Signature signature) {
        return switch (signature) {
            case HS256 -> Secret.of(UUID.randomUUID().toString());
            case RS256 -> rsa();
        };
    }

    private static Secret rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return Secret.of("-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key)
                    + "-----END PRIVATE KEY-----");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }
}
