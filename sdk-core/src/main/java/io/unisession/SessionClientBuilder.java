package io.unisession;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The settings that all clients share. Each provider's builder adds its credentials.
 *
 * @param <C> the client
 * @param <B> the provider's builder
 */
public abstract class SessionClientBuilder<C extends SessionClient, B extends SessionClientBuilder<C, B>>
        extends SettingsBuilder<B> {
    /**
     * Called by the builder of a provider.
     *
     * @param provider the provider's id
     */
    protected SessionClientBuilder(String provider) {
        super(provider);
    }

    /**
     * Builds the client. Nothing is sent.
     *
     * @return a new client; share it, and close it when the application stops
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong; the message names them,
     *     never their values
     */
    public abstract C build();

    /**
     * Sets a credential that may change while the client is open, such as a token that another part of the application
     * renews. The next request uses the new value. If the service rejects the credentials with HTTP 401 and the value
     * has changed since they were sent, the request is sent once more.
     *
     * @param name the setting's name, such as {@code VIDEOSDK_TOKEN}
     * @param value returns the current value; called when the client is built and for every request, by many threads at
     *     once, so it must return at once
     * @return this builder
     */
    public B setting(String name, Supplier<String> value) {
        settings.setting(name, value);
        return self();
    }

    /**
     * Names the application in the {@code User-Agent} of every request, before UniSession's own name, so that the
     * provider's support and logs can tell applications apart.
     *
     * @param application a name of ASCII letters, digits and the characters {@code !#$%&'*+-.^_`|~}, optionally
     *     followed by a slash and a version of the same characters, such as {@code attendance/2.1}
     * @return this builder
     * @throws IllegalArgumentException if it does not have this form
     */
    public B applicationName(String application) {
        transport.applicationName(application);
        return self();
    }

    /**
     * Limits the time of each attempt, from the DNS lookup to the last byte of the response.
     *
     * @param attemptTimeout the limit, greater than zero; 30 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not greater than zero
     */
    public B attemptTimeout(Duration attemptTimeout) {
        transport.attemptTimeout(attemptTimeout);
        return self();
    }

    /**
     * Limits the time of each call, including all attempts and the waits between them.
     *
     * @param totalTimeout the limit, greater than zero; 90 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not greater than zero
     */
    public B totalTimeout(Duration totalTimeout) {
        transport.totalTimeout(totalTimeout);
        return self();
    }

    /**
     * Sets how many times a failed request is retried, and how long to wait before each retry.
     *
     * @param retryPolicy the policy; {@link RetryPolicy#standard()} unless set
     * @return this builder
     */
    public B retryPolicy(RetryPolicy retryPolicy) {
        transport.retryPolicy(retryPolicy);
        return self();
    }

    /**
     * Sets the largest response that is read; larger ones fail with {@code InvalidResponseException}. Whatever a
     * response contains, mapping it takes at most about eight times this limit in memory.
     *
     * @param maxResponseBytes bytes after decompression, at least 1; 16 MiB unless set
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public B maxResponseBytes(int maxResponseBytes) {
        transport.maxResponseBytes(maxResponseBytes);
        return self();
    }

    /**
     * Sets whether the provider's responses are kept for {@code raw()}. If not, reading a large response takes a
     * third less memory, and a session or participant does not keep the response that it came from in memory. The
     * client then reuses its read buffers, one for each processor.
     *
     * @param keepRaw true unless set; if false, reading a field from {@code raw()} throws {@link
     *     io.unisession.error.RawNotKeptException}; {@code unwrap} is not affected
     * @return this builder
     */
    public B keepRaw(boolean keepRaw) {
        transport.keepRaw(keepRaw);
        return self();
    }

    /**
     * Allows redirects of GET requests to other origins, such as those of a region. They are followed without
     * credentials and without the request's headers. By default, no other origin is allowed, because the service, or an
     * impostor, could otherwise choose what this machine requests.
     *
     * @param origins scheme, host and port of each, such as {@code https://eu.acme.example}; https, or http for
     *     loopback. Building the client fails if one is invalid
     * @return this builder
     */
    public B allowRedirectsTo(String... origins) {
        for (String origin : Objects.requireNonNull(origins, "origins")) {
            transport.allowRedirectsTo(origin);
        }
        return self();
    }

    /**
     * Adds a listener that observes the calls, for metrics and traces.
     *
     * @param listener the listener
     * @return this builder
     */
    public B listener(CallListener listener) {
        transport.listener(listener);
        return self();
    }

    /**
     * Runs async calls on the application's executor, which the client never shuts down.
     *
     * @param executor the application's executor; each call occupies one of its threads until it ends
     * @return this builder
     */
    public B executor(Executor executor) {
        settings.executor(Objects.requireNonNull(executor, "executor"));
        return self();
    }
}
