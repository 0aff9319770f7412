package io.unisession.error;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A client cannot be made of the settings at hand. The message names the settings and where they were looked for, never
 * their values.
 */
public class ConfigurationException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> attemptedSources;

    /**
     * Makes the exception.
     *
     * @param message the message, without any value of a setting
     * @param details what is known of the failure
     * @param attemptedSources where settings were looked for, in that order
     */
    public ConfigurationException(String message, FailureDetails details, List<String> attemptedSources) {
        super(message, details);
        this.attemptedSources = new ArrayList<>(attemptedSources);
    }

    /**
     * Where the settings were looked for, such as {@code builder} and {@code environment variable VIDEOSDK_TOKEN}.
     *
     * @return the sources in the order in which they were tried, unmodifiable; empty where the fault is not a missing
     *     setting
     */
    public List<String> attemptedSources() {
        return Collections.unmodifiableList(attemptedSources);
    }
}
