package io.unisession;

import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/**
 * What the builders of clients and of webhook receivers have in common: where their settings come from, and how they
 * reach the provider.
 *
 * @param <B> the builder itself
 */
public abstract class SettingsBuilder<B extends SettingsBuilder<B>> {
    final ProviderSettings.Builder settings;
    final TransportSettings.Builder transport = TransportSettings.builder();
    private final List<SettingSource> ownSources = new ArrayList<>();
    private boolean readsEnvironment;

    /**
     * Starts a builder.
     *
     * @param provider the provider's id
     */
    protected SettingsBuilder(String provider) {
        this.settings = ProviderSettings.builder(provider);
    }

    /**
     * Reads the settings that are not set on this builder, such as credentials, from system properties and then from
     * environment variables of the same name. {@code <PROVIDER>_BASE_URL} changes the address; without it, requests go
     * to the provider's own.
     *
     * <p>Settings that belong together, such as a key and its secret, must come from the same source, so that the key
     * of one account never meets the secret of another: all from the builder, all from system properties, or all from
     * environment variables.
     *
     * @return this builder
     */
    public B fromEnvironment() {
        readsEnvironment = true;
        return self();
    }

    /**
     * Adds a source of settings, such as the application's configuration or a vault. It is used for settings that are
     * not set on this builder, after sources added earlier, and before system properties and environment variables.
     *
     * <pre>{@code
     * builder.settingsFrom(name -> Optional.ofNullable(environment.getProperty(name))) // Spring
     * builder.settingsFrom(name -> config.getOptionalValue(name, String.class))        // MicroProfile
     * }</pre>
     *
     * <p>Values are read by {@code build()}. A client reads them again if the service rejects the credentials with HTTP
     * 401; if one has changed, the request is sent once more. So credentials can be replaced while the application
     * runs.
     *
     * @param source returns the value of a setting by its name, such as {@code VIDEOSDK_TOKEN}, or empty; may be called
     *     by several threads at once, also during a call, so it must return quickly
     * @return this builder
     */
    public B settingsFrom(Function<String, Optional<String>> source) {
        return settingsFrom("application's settings", source);
    }

    /**
     * Like {@link #settingsFrom(Function)}, for a source with a name, which messages about missing settings mention.
     *
     * @param name the name of the source, such as {@code vault}
     * @param source returns the value of a setting by its name, or empty; may be called by several threads at once
     * @return this builder
     */
    public B settingsFrom(String name, Function<String, Optional<String>> source) {
        ownSources.add(
                SettingSource.changing(Objects.requireNonNull(name, "name"), Objects.requireNonNull(source, "source")));
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
     * Replaces the clocks and waits, for tests. They apply to the expiry of tokens and signatures, the waits before
     * retries, and the limits that are checked between requests. The limit of a single request always uses real time.
     *
     * @param timing the timing to use
     * @return this builder
     */
    public B timing(Timing timing) {
        transport.timing(timing);
        return self();
    }

    /**
     * The settings so far, for the builder of a provider.
     *
     * @return the settings
     */
    protected final ProviderSettings settings() {
        List<SettingSource> sources = new ArrayList<>(ownSources);
        if (readsEnvironment) {
            sources.add(SettingSource.systemProperties());
            sources.add(SettingSource.environment());
        }
        return settings.sources(sources.toArray(SettingSource[]::new))
                .transport(transport.build())
                .build();
    }

    @SuppressWarnings("unchecked") // B is the class of this, as its declaration asks
    final B self() {
        return (B) this;
    }
}
