package io.unisession.spi;

import io.unisession.Secret;
import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import io.unisession.spi.http.TransportSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is opened with: how to talk, and named settings, which come from the builder, else from system
 * properties, else from environment variables, in all three under the same name.
 */
public final class ProviderSettings {
    private final String provider;
    private final TransportSettings transport;
    private final List<SettingSource> sources;
    private final @Nullable String baseUrl;
    private final @Nullable Executor executor;

    private ProviderSettings(Builder builder) {
        this.provider = builder.provider;
        this.transport = builder.transport;
        Map<String, String> given = Map.copyOf(builder.given);
        List<SettingSource> all = new ArrayList<>();
        all.add(SettingSource.of("builder", given::get));
        all.addAll(builder.surroundings);
        this.sources = List.copyOf(all);
        this.baseUrl = builder.baseUrl;
        this.executor = builder.executor;
    }

    private ProviderSettings(ProviderSettings settings, List<SettingSource> sources) {
        this.provider = settings.provider;
        this.transport = settings.transport;
        this.sources = sources;
        this.baseUrl = settings.baseUrl;
        this.executor = settings.executor;
    }

    /**
     * Starts the settings of a provider, with nothing but defaults.
     *
     * @param provider the provider's id
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * The id of the provider that is opened.
     *
     * @return the id
     */
    public String provider() {
        return provider;
    }

    /**
     * How to talk to the provider.
     *
     * @return the settings of the transport
     */
    public TransportSettings transport() {
        return transport;
    }

    /**
     * Where async calls run, where the application said it.
     *
     * @return the application's executor, or empty for threads of the client's own
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * The address of the service: the builder's, else the setting named after the provider, such as
     * {@code VIDEOSDK_BASE_URL}, else the provider's own.
     *
     * @param standard the provider's own
     * @return the base URL, as it was given
     */
    public String baseUrl(String standard) {
        if (baseUrl != null) {
            return baseUrl;
        }
        return find(settingPrefix() + "BASE_URL").map(Secret::reveal).orElse(standard);
    }

    private String settingPrefix() {
        return provider.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    }

    /**
     * A setting that stands alone.
     *
     * @param name the setting's name
     * @return its value from the first source that has it, hidden; empty where none does
     * @throws ConfigurationException if the first source that has it has it blank
     */
    public Optional<Secret> find(String name) {
        return firstWithAny(name).map(group -> group.secret(name));
    }

    /**
     * Settings that belong together, from the first source that has any of them. What that source lacks is not looked
     * for elsewhere.
     *
     * @param names the settings of which at least one is needed, for the search and for the message
     * @return the group
     * @throws ConfigurationException if no source has any of them; {@code attemptedSources} lists where each was looked
     *     for
     */
    public SettingGroup group(String... names) {
        return firstWithAny(names).orElseThrow(() -> missing(names));
    }

    private Optional<SettingGroup> firstWithAny(String... names) {
        return sources.stream()
                .map(source -> new SettingGroup(this, source))
                .filter(group -> Stream.of(names).anyMatch(group::has))
                .findFirst();
    }

    /**
     * The same settings without the environment of the process, for those that are said to come from elsewhere.
     *
     * @return settings that are looked for on the builder and in all other sources
     */
    public ProviderSettings withoutEnvironment() {
        return new ProviderSettings(
                this, sources.stream().filter(source -> !source.isEnvironment()).toList());
    }

    /**
     * The same settings without any that the application did not give on the builder.
     *
     * @return settings that are looked for on the builder alone
     */
    public ProviderSettings builderOnly() {
        return new ProviderSettings(this, sources.subList(0, 1));
    }

    private ConfigurationException missing(String... names) {
        List<String> attempted = sources.stream()
                .flatMap(source -> Stream.of(names).map(name -> source.kind() + " " + name))
                .toList();
        String missing =
                names.length == 1 ? names[0] + " is not set" : "none of " + String.join(", ", names) + " is set";
        String hint = switch (sources.size()) {
            case 1 -> "use the builder, or call fromEnvironment()";
            case 2 -> "use the builder or this source: " + sources.get(1).kind();
            default -> "use environment variables, system properties or the builder";
        };
        return misconfigured(missing + "; " + hint, attempted);
    }

    /**
     * The exception for settings that are there and wrong.
     *
     * @param fault what is wrong and what to do, without any value
     * @return the exception, to be thrown
     */
    public ConfigurationException misconfigured(String fault) {
        return misconfigured(fault, List.of());
    }

    private ConfigurationException misconfigured(String fault, List<String> attempted) {
        return new ConfigurationException(
                provider + " is not configured: " + fault,
                FailureDetails.builder(provider, "configure").build(),
                attempted);
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + provider + "]";
    }

    /** Collects the settings. */
    public static final class Builder {
        private final String provider;
        private final Map<String, String> given = new LinkedHashMap<>();
        private TransportSettings transport = TransportSettings.builder().build();
        private List<SettingSource> surroundings = List.of();
        private @Nullable String baseUrl;
        private @Nullable Executor executor;

        private Builder(String provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        /**
         * Gives a setting.
         *
         * @param name the setting's name
         * @param value its value
         * @return this builder
         */
        public Builder setting(String name, String value) {
            given.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets where settings are looked for that were not given.
         *
         * @param sources the sources in the order in which they are asked; none by default
         * @return this builder
         */
        public Builder sources(SettingSource... sources) {
            this.surroundings = List.of(sources);
            return this;
        }

        /**
         * Sets how to talk to the provider.
         *
         * @param transport the settings of the transport
         * @return this builder
         */
        public Builder transport(TransportSettings transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /**
         * Sets the address of the service.
         *
         * @param baseUrl the base URL, or null for the provider's own
         * @return this builder
         */
        public Builder baseUrl(@Nullable String baseUrl) {
            this.baseUrl = baseUrl;
            return this;
        }

        /**
         * Sets where async calls run.
         *
         * @param executor the application's executor, or null for threads of the client's own
         * @return this builder
         */
        public Builder executor(@Nullable Executor executor) {
            this.executor = executor;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public ProviderSettings build() {
            return new ProviderSettings(this);
        }
    }
}
