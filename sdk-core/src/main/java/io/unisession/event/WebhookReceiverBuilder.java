package io.unisession.event;

import io.unisession.Timing;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the builders of all providers' receivers have in common.
 *
 * @param <B> the builder itself
 */
public abstract class WebhookReceiverBuilder<B extends WebhookReceiverBuilder<B>> {
    private final ProviderSettings.Builder settings;
    private final List<SettingSource> ownSources = new ArrayList<>();
    private Timing timing = Timing.system();
    private boolean readsEnvironment;

    /**
     * Starts a builder.
     *
     * @param provider the provider's id
     */
    protected WebhookReceiverBuilder(String provider) {
        this.settings = ProviderSettings.builder(provider);
    }

    /**
     * Creates the receiver. Nothing is sent.
     *
     * @return a receiver, to be shared by all threads
     * @throws io.unisession.error.ConfigurationException if a secret is missing or invalid: without a secret, no event
     *     could be trusted
     */
    public abstract WebhookReceiver build();

    /**
     * Reads settings that are not set on the builder from system properties, then from environment variables.
     *
     * @return this builder
     */
    public B fromEnvironment() {
        readsEnvironment = true;
        return self();
    }

    /**
     * Reads settings that are not set on the builder from the application.
     *
     * @param source returns the value of a setting by its name, or empty
     * @return this builder
     */
    public B settingsFrom(Function<String, Optional<String>> source) {
        ownSources.add(SettingSource.changing("application's settings", Objects.requireNonNull(source, "source")));
        return self();
    }

    /**
     * Sets a setting.
     *
     * @param name the setting's name, such as {@code ZOOM_WEBHOOK_SECRET}
     * @param value its value
     * @return this builder
     */
    public B setting(String name, String value) {
        settings.setting(name, value);
        return self();
    }

    /**
     * Sets the clock, for tests.
     *
     * @param clock the clock that tells whether a request is too old
     * @return this builder
     */
    public B timing(Timing clock) {
        this.timing = Objects.requireNonNull(clock, "clock");
        return self();
    }

    /**
     * The settings from all sources.
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
                .transport(TransportSettings.builder().timing(timing).build())
                .build();
    }

    @SuppressWarnings("unchecked") // B is the class of this, as its declaration asks
    private B self() {
        return (B) this;
    }
}
