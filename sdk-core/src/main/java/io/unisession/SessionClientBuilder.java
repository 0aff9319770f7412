package io.unisession;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;

/**
 * The settings that all clients share. Each provider's builder adds its credentials.
 *
 * @param <C> the client
 * @param <B> the provider's builder
 */
public abstract class SessionClientBuilder<C extends SessionClient, B extends SessionClientBuilder<C, B>> {
    private final ProviderSettings.Builder settings;
    private final TransportSettings.Builder transport = TransportSettings.builder();

    /**
     * Called by the builder of a provider.
     *
     * @param provider the provider's id
     */
    protected SessionClientBuilder(String provider) {
        this.settings = ProviderSettings.builder(provider);
    }

    /**
     * Makes the client. Nothing is sent.
     *
     * @return a new client; share it, and close it in the end
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong; the message names them,
     *     never their values
     */
    public abstract C build();

    /**
     * Reads the settings that are not set on this builder, such as credentials, from system properties and then from
     * environment variables of the same name. {@code <PROVIDER>_BASE_URL} changes the address; without it, requests go
     * to the provider's own.
     *
     * @return this builder
     */
    public B fromEnvironment() {
        settings.sources(SettingSource.systemProperties(), SettingSource.environment());
        return self();
    }

    /**
     * Sets a value by the name of its environment variable, such as {@code VIDEOSDK_TOKEN}.
     *
     * @param name the setting's name
     * @param value its value
     * @return this builder
     */
    public B setting(String name, String value) {
        settings.setting(name, value);
        return self();
    }

    /**
     * Sends all requests to another address instead of the provider's own, such as a test server or a gateway.
     *
     * @param baseUrl an https URL without query; http is allowed for loopback
     * @return this builder
     */
    public B baseUrl(String baseUrl) {
        settings.baseUrl(Objects.requireNonNull(baseUrl, "baseUrl"));
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
     * Sets how often, and after which waits, a failed request is retried.
     *
     * @param retryPolicy the policy; {@link RetryPolicy#standard()} unless set
     * @return this builder
     */
    public B retryPolicy(RetryPolicy retryPolicy) {
        transport.retryPolicy(retryPolicy);
        return self();
    }

    /**
     * Sets the largest response that is read; larger ones fail with {@code InvalidResponseException}.
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
     * Uses the connection pool, proxy, TLS settings, interceptors and listeners of an OkHttp client of the
     * application. UniSession keeps its own time limits, retries and redirects, and never closes the client.
     *
     * <p>UniSession cannot redact what that client logs: an OkHttp logging interceptor at level {@code HEADERS} prints
     * the credential unless you redact it, and at level {@code BODY} prints complete requests and responses.
     *
     * @param httpClient the application's client
     * @return this builder
     */
    public B httpClient(OkHttpClient httpClient) {
        transport.httpClient(httpClient);
        return self();
    }

    /**
     * Replaces the clocks and waits, for tests. It governs the expiry of tokens, the waits before retries, and the
     * limits that are checked between requests. The limit of a single request always uses real time.
     *
     * @param timing the timing to use
     * @return this builder
     */
    public B timing(Timing timing) {
        transport.timing(timing);
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

    /**
     * The settings so far, for the builder of a provider.
     *
     * @return the settings
     */
    protected final ProviderSettings settings() {
        return settings.transport(transport.build()).build();
    }

    @SuppressWarnings("unchecked") // B is the class of this, as its declaration asks
    private B self() {
        return (B) this;
    }
}
