package io.unisession;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must stay hidden, such as a password, an API key or a token. {@code toString} returns {@code
 * Secret[***]}; only {@link #reveal()} returns the value, so searching for its calls finds every place that uses a
 * secret in clear text.
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
     * Returns the value. Pass it on to the code that needs it, and keep no copy.
     *
     * @return the hidden value
     */
    public String reveal() {
        return value;
    }

    /** Compares the values in constant time. */
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
