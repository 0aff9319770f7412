package io.unisession.spi.http;

import io.unisession.CallListener;
import io.unisession.RetryPolicy;
import io.unisession.Timing;
import io.unisession.internal.text.PositiveDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client's HTTP calls: time limits, retries, size limits and listeners. Applications set them on a
 * client's builder.
 */
public final class TransportSettings {
    /** A product as defined in RFC 9110: a token, optionally with another one as its version. */
    private static final Pattern PRODUCT =
            Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+(/[!#$%&'*+\\-.^_`|~0-9A-Za-z]+)?");

    private final Duration attemptTimeout;
    private final Duration totalTimeout;
    private final RetryPolicy retryPolicy;
    private final int maxResponseBytes;
    private final boolean keepRaw;
    private final List<String> redirectOrigins;
    private final List<CallListener> listeners;
    private final @Nullable OkHttpClient httpClient;
    private final Timing timing;
    private final @Nullable String applicationName;

    private TransportSettings(Builder builder) {
        this.attemptTimeout = builder.attemptTimeout;
        this.totalTimeout = builder.totalTimeout;
        this.retryPolicy = builder.retryPolicy;
        this.maxResponseBytes = builder.maxResponseBytes;
        this.keepRaw = builder.keepRaw;
        this.redirectOrigins = List.copyOf(builder.redirectOrigins);
        this.listeners = List.copyOf(builder.listeners);
        this.httpClient = builder.httpClient;
        this.timing = builder.timing;
        this.applicationName = builder.applicationName;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The time limit of each attempt, from the DNS lookup to the last byte of the response.
     *
     * @return the limit, 30 seconds by default
     */
    public Duration attemptTimeout() {
        return attemptTimeout;
    }

    /**
     * The time limit of a call, including all attempts and the waits between them.
     *
     * @return the limit, 90 seconds by default
     */
    public Duration totalTimeout() {
        return totalTimeout;
    }

    /**
     * How many times a failed request is retried, and how long to wait before each retry.
     *
     * @return the policy
     */
    public RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    /**
     * The largest response that is read.
     *
     * @return bytes after decompression, 16 MiB by default
     */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * Whether responses are kept for {@code raw()}.
     *
     * @return true unless set otherwise
     */
    public boolean keepsRaw() {
        return keepRaw;
    }

    /**
     * The origins, besides that of the base URL, to which redirects of a GET are followed, without credentials.
     *
     * @return an unmodifiable list, empty unless set
     */
    public List<String> redirectOrigins() {
        return redirectOrigins;
    }

    /**
     * The listeners that observe the calls.
     *
     * @return an unmodifiable list
     */
    public List<CallListener> listeners() {
        return listeners;
    }

    /**
     * The clocks and waits.
     *
     * @return the timing, the system's by default; tests of providers set their own
     */
    public Timing timing() {
        return timing;
    }

    /**
     * How the application names itself in the {@code User-Agent}.
     *
     * @return the name, optionally with a version, such as {@code attendance/2.1}; empty unless set
     */
    public Optional<String> applicationName() {
        return Optional.ofNullable(applicationName);
    }

    Optional<OkHttpClient> httpClient() {
        return Optional.ofNullable(httpClient);
    }

    /** Builds {@link TransportSettings}, starting from the defaults. */
    public static final class Builder {
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private Duration totalTimeout = Duration.ofSeconds(90);
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private int maxResponseBytes = 16 * 1024 * 1024;
        private boolean keepRaw = true;
        private final List<String> redirectOrigins = new ArrayList<>();
        private final List<CallListener> listeners = new ArrayList<>();
        private @Nullable OkHttpClient httpClient;
        private Timing timing = Timing.system();
        private @Nullable String applicationName;

        private Builder() {}

        /**
         * Sets the time limit of each attempt.
         *
         * @param attemptTimeout the limit, greater than zero
         * @return this builder
         * @throws IllegalArgumentException if it is not greater than zero
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = PositiveDuration.require("attemptTimeout", attemptTimeout);
            return this;
        }

        /**
         * Sets the time limit of a call.
         *
         * @param totalTimeout the limit, greater than zero
         * @return this builder
         * @throws IllegalArgumentException if it is not greater than zero
         */
        public Builder totalTimeout(Duration totalTimeout) {
            this.totalTimeout = PositiveDuration.require("totalTimeout", totalTimeout);
            return this;
        }

        /**
         * Sets how many times a failed request is retried, and how long to wait before each retry.
         *
         * @param retryPolicy the policy
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Sets the largest response that is read.
         *
         * @param maxResponseBytes bytes after decompression, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            if (maxResponseBytes < 1) {
                throw new IllegalArgumentException("maxResponseBytes must be at least 1, but is " + maxResponseBytes);
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * Sets whether responses are kept for {@code raw()}.
         *
         * @param keepRaw false to reuse the memory of a response for the next one
         * @return this builder
         */
        public Builder keepRaw(boolean keepRaw) {
            this.keepRaw = keepRaw;
            return this;
        }

        /**
         * Adds a listener that observes the calls.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Allows redirects to an origin besides that of the base URL.
         *
         * @param origin scheme, host and port, such as {@code https://eu.acme.example}; https, or http for loopback.
         *     Building the client fails if it is invalid
         * @return this builder
         */
        public Builder allowRedirectsTo(String origin) {
            redirectOrigins.add(Objects.requireNonNull(origin, "origin"));
            return this;
        }

        /**
         * Sets the OkHttp client whose pool, proxy, TLS, interceptors and listeners are used.
         *
         * @param httpClient the application's client, which is never closed
         * @return this builder
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /**
         * Sets the clocks and waits.
         *
         * @param timing the timing
         * @return this builder
         */
        public Builder timing(Timing timing) {
            this.timing = Objects.requireNonNull(timing, "timing");
            return this;
        }

        /**
         * Names the application in the {@code User-Agent}.
         *
         * @param applicationName an HTTP token, optionally followed by a slash and a version, which is a token too
         * @return this builder
         * @throws IllegalArgumentException if it is not of this form
         */
        public Builder applicationName(String applicationName) {
            Objects.requireNonNull(applicationName, "applicationName");
            if (!PRODUCT.matcher(applicationName).matches()) {
                throw new IllegalArgumentException(
                        "applicationName must look like attendance or attendance/2.1, with only"
                                + " ASCII letters, digits and !#$%&'*+-.^_`|~");
            }
            this.applicationName = applicationName;
            return this;
        }

        /**
         * Builds the settings.
         *
         * @return the settings
         */
        public TransportSettings build() {
            return new TransportSettings(this);
        }
    }
}
