package io.unisession.error;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client cannot be created, or a request cannot be sent, because settings are missing or wrong. The message names the
 * settings and the places where they were looked up, never their values.
 */
public class ConfigurationException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> attemptedSources;

    /**
     * Creates the exception.
     *
     * @param message the message, without any value of a setting
     * @param details the details of the failure
     * @param attemptedSources where settings were looked up, in order
     */
    public ConfigurationException(String message, FailureDetails details, List<String> attemptedSources) {
        super(message, details);
        this.attemptedSources = new ArrayList<>(attemptedSources);
    }

    /**
     * Creates the exception of a client that cannot be created.
     *
     * @param provider the provider's id
     * @param fault what is missing or wrong, and what to do, without any value of a setting
     * @param cause the cause, or null if there is none
     * @param attemptedSources where settings were looked up, in order
     * @return the exception to throw
     */
    public static ConfigurationException notConfigured(
            String provider, @Nullable String fault, @Nullable Throwable cause, List<String> attemptedSources) {
        return new ConfigurationException(
                provider + " is not configured: " + fault,
                FailureDetails.builder(provider, "configure").cause(cause).build(),
                attemptedSources);
    }

    /**
     * Where the settings were looked up, such as {@code builder} and {@code environment variable VIDEOSDK_TOKEN}.
     *
     * @return the sources in the order in which they were tried, unmodifiable; empty if no setting is missing
     */
    public List<String> attemptedSources() {
        return Collections.unmodifiableList(attemptedSources);
    }
}
