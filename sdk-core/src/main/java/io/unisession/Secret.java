package io.unisession;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must not be seen: a password, an API key, a token. It prints as {@code Secret[***]} wherever it is
 * logged, concatenated or shown by a debugger's {@code toString}; only {@link #reveal()} gives the value, so a search
 * for that name finds every place where a secret leaves its wrapping.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a value.
     *
     * @param value the value to hide
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /**
     * The value itself. Pass it on to whatever needs it and keep no copy.
     *
     * @return the hidden value
     */
    public String reveal() {
        return value;
    }

    /** Compares the values without telling by its duration where they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always {@code Secret[***]}. */
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
