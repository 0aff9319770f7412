package io.unisession.spi.event;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of a keyed hash. Thread-safe. */
final class HmacKey {
    private final SecretKeySpec key;
    /** Copied for each text, because looking up the algorithm takes about as long as hashing an event. */
    private final Mac prepared;

    /** @throws IllegalArgumentException if the key is empty */
    HmacKey(String algorithm, byte[] key) {
        this.key = new SecretKeySpec(key, algorithm);
        this.prepared = prepare();
    }

    private Mac prepare() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Starts a hash, for one text. */
    Mac mac() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException notByThisProvider) {
            return prepare();
        }
    }
}
