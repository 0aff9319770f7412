package io.unisession;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;

/**
 * What every client can be built with, whichever provider it is for. Each provider's builder adds its credentials.
 *
 * @param <C> the client
 * @param <B> the provider's builder
 */
public abstract class SessionClientBuilder<C extends SessionClient, B extends SessionClientBuilder<C, B>> {
    private final ProviderSettings.Builder settings;
    private final TransportSettings.Builder transport = TransportSettings.builder();

    /**
     * For builders of providers.
     *
     * @param provider the provider's id
     */
    protected SessionClientBuilder(String provider) {
        this.settings = ProviderSettings.builder(provider);
    }

    /**
     * Makes the client. Nothing is sent.
     *
     * @return a new client, to be shared and closed
     * @throws io.unisession.error.ConfigurationException if settings are missing or wrong; the message names them,
     *     never their values
     */
    public abstract C build();

    /**
     * Looks up the settings that this builder was not given, credentials above all: first as system properties, then as
     * environment variables of the same name. Where neither names another address by {@code <PROVIDER>_BASE_URL},
     * requests go to the provider's own.
     *
     * @return this builder
     */
    public B fromEnvironment() {
        settings.sources(SettingSource.systemProperties(), SettingSource.environment());
        return self();
    }

    /**
     * Gives a setting by the name that it has in the environment, such as {@code VIDEOSDK_TOKEN}.
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
     * Sends all requests to another address than the provider's own: a test server, a gateway.
     *
     * @param baseUrl an https URL without query; http is allowed for loopback
     * @return this builder
     */
    public B baseUrl(String baseUrl) {
        settings.baseUrl(Objects.requireNonNull(baseUrl, "baseUrl"));
        return self();
    }

    /**
     * Limits each sending of a request, from the look-up of the host to the last byte of the response.
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
     * Limits each call, all attempts and the waits between them included.
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
     * Sets how often and when a failed request is sent again.
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
     * Sets whether the provider's responses are kept for {@code raw()}. Without them, a large response takes a third less
     * memory while it is read, and a session or participant that is held does not hold the response that it came in. The
     * client reads responses into arrays that it uses again, and keeps as many of them as there are processors.
     *
     * @param keepRaw true unless set; with false, reading any field by {@code raw()} throws
     *     {@link io.unisession.error.RawNotKeptException}, while {@code unwrap} gives all that it gives otherwise
     * @return this builder
     */
    public B keepRaw(boolean keepRaw) {
        transport.keepRaw(keepRaw);
        return self();
    }

    /**
     * Adds someone who watches the calls, for metrics and traces.
     *
     * @param listener the listener
     * @return this builder
     */
    public B listener(CallListener listener) {
        transport.listener(listener);
        return self();
    }

    /**
     * Uses the connection pool, proxy, TLS settings, interceptors and listeners of an OkHttp client of the application.
     * UniSession keeps its own time limits, retries and redirects, and never closes the client.
     *
     * <p>What that client writes is its own: an interceptor that logs at the level of headers prints the credential
     * unless it is told to redact it, and at the level of bodies all that requests and responses hold.
     *
     * @param httpClient the application's client
     * @return this builder
     */
    public B httpClient(OkHttpClient httpClient) {
        transport.httpClient(httpClient);
        return self();
    }

    /**
     * Puts another passing of time in place, for tests: the expiry of tokens, the waits before a request is sent again,
     * and the limits that are checked between requests. How long a single request may take is always real time.
     *
     * @param timing the time that the client is to see
     * @return this builder
     */
    public B timing(Timing timing) {
        transport.timing(timing);
        return self();
    }

    /**
     * Runs async calls on an executor of the application, which is never shut down.
     *
     * @param executor the application's executor; each call holds one of its threads until it is over
     * @return this builder
     */
    public B executor(Executor executor) {
        settings.executor(Objects.requireNonNull(executor, "executor"));
        return self();
    }

    /**
     * What was set, for builders of providers.
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
