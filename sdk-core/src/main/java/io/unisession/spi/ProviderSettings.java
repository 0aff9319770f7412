package io.unisession.spi;

import io.unisession.Secret;
import io.unisession.error.ConfigurationException;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.TransportSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a provider is opened with: those of the transport, and named settings such as credentials. A
 * setting has the same name everywhere: on the builder, in the application's own source, as a system property and as an
 * environment variable.
 */
public final class ProviderSettings {
    /** What the name of a setting ends with that holds a secret which is being replaced by another. */
    public static final String PREVIOUS = "_PREVIOUS";

    private final String provider;
    private final TransportSettings transport;
    private final Set<String> given;
    private final List<SettingSource> sources;
    private final @Nullable String baseUrl;
    private final @Nullable Executor executor;

    private ProviderSettings(Builder builder) {
        this.provider = builder.provider;
        this.transport = builder.transport;
        this.given = Set.copyOf(builder.given.keySet());
        List<SettingSource> all = new ArrayList<>();
        all.add(builder.source());
        all.addAll(builder.surroundings);
        this.sources = List.copyOf(all);
        this.baseUrl = builder.baseUrl;
        this.executor = builder.executor;
    }

    private ProviderSettings(ProviderSettings settings, List<SettingSource> sources) {
        this.provider = settings.provider;
        this.transport = settings.transport;
        this.given = settings.given;
        this.sources = sources;
        this.baseUrl = settings.baseUrl;
        this.executor = settings.executor;
    }

    /**
     * Starts building settings, with defaults for everything.
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
     * The settings of the transport.
     *
     * @return the settings of the transport
     */
    public TransportSettings transport() {
        return transport;
    }

    /**
     * Where async calls run, if the application set it.
     *
     * @return the application's executor, or empty for threads of the client's own
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * The address of the service: the one set on the builder, or else the setting named after the provider, such as
     * {@code VIDEOSDK_BASE_URL}, or else the provider's own.
     *
     * @param standard the provider's own
     * @return the base URL, as it was given
     * @throws ConfigurationException if it comes from a setting and cannot be used; the message names the setting
     */
    public String baseUrl(String standard) {
        return baseUrl(baseUrlName(), standard);
    }

    /**
     * Like {@link #baseUrl(String)}, for a provider whose setting has another name.
     *
     * @param name the name of the setting
     * @param standard the provider's own
     * @return the base URL, as it was given
     * @throws ConfigurationException if it comes from a setting and cannot be used; the message names the setting
     */
    public String baseUrl(String name, String standard) {
        return baseUrl == null ? url(name).orElse(standard) : baseUrl;
    }

    private String baseUrlName() {
        return provider.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_BASE_URL";
    }

    /**
     * Rejects settings on the application's builder that the provider does not have, such as a misspelled name.
     *
     * @param names all settings of the provider; the one for its base URL need not be among them
     * @throws ConfigurationException if the builder has another one; the message suggests the name that was probably
     *     meant
     */
    public void requireKnown(Collection<String> names) {
        Set<String> known = new LinkedHashSet<>(names);
        known.add(baseUrlName());
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    String hint = Suggestions.nearest(name, known)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("its settings are " + String.join(", ", known));
                    throw misconfigured("it has no setting " + name + "; " + hint);
                });
    }

    /**
     * Creates the authenticator of a client. If the credentials come from the application's own source or from a
     * supplier, they can change while the client is open. The authenticator is then created again from the current
     * settings: when a supplier returns another value, and when the service rejects the credentials with HTTP 401 and a
     * value has changed.
     *
     * @param maker creates the authenticator; it must look up the credentials in the settings passed to it, not in
     *     these
     * @return the authenticator
     * @throws ConfigurationException if {@code maker} throws it
     */
    public Authenticator authenticator(Function<ProviderSettings, Authenticator> maker) {
        return canChange() ? new ChangingAuthenticator(this, maker) : maker.apply(this);
    }

    private boolean canChange() {
        return sources.stream().anyMatch(SettingSource::canChange);
    }

    /** Has sources that can change read again. */
    void forgetValues() {
        sources.forEach(SettingSource::forget);
    }

    /** These settings with changed sources. */
    ProviderSettings withSources(Function<SettingSource, SettingSource> change) {
        return new ProviderSettings(this, sources.stream().map(change).toList());
    }

    /**
     * Looks up a single setting.
     *
     * @param name the setting's name
     * @return its value from the first source that has it; empty if none does
     * @throws ConfigurationException if the value is blank
     */
    public Optional<Secret> find(String name) {
        return findGroup(name).map(group -> group.secret(name));
    }

    /**
     * Looks up a secret that may be just being replaced: the setting, and the old value in the setting whose name ends
     * with {@link #PREVIOUS} in addition.
     *
     * @param name the setting's name
     * @return one secret or two
     * @throws ConfigurationException if the setting is missing, or one of the two is blank
     */
    public List<Secret> currentAndPrevious(String name) {
        return Stream.concat(Stream.of(group(name).secret(name)), find(name + PREVIOUS).stream())
                .toList();
    }

    /**
     * Looks up a setting that is an address, such as that of a token endpoint.
     *
     * @param name the setting's name
     * @return the URL, trimmed; empty if no source has it
     * @throws ConfigurationException if the value is blank, or requests cannot be sent to it: it must be https, or http
     *     for loopback, without user, password, query and fragment
     */
    public Optional<String> url(String name) {
        return findGroup(name).map(group -> group.url(name));
    }

    /**
     * Looks up a setting that is on or off.
     *
     * @param name the setting's name
     * @return true for {@code true}; false for {@code false} and if no source has it
     * @throws ConfigurationException if the value is anything else
     */
    public boolean flag(String name) {
        String word = find(name).map(Secret::reveal).orElse("false");
        if (!List.of("true", "false").contains(word)) {
            throw misconfigured(name + " must be true or false");
        }
        return word.equals("true");
    }

    /**
     * Looks up settings that belong together. All come from the first source that has any of them; settings missing
     * there are not looked up elsewhere.
     *
     * @param names the settings, of which at least one must be set
     * @return the group
     * @throws ConfigurationException if no source has any of them; {@code attemptedSources} lists the places tried
     */
    public SettingGroup group(String... names) {
        return findGroup(names).orElseThrow(() -> missing(names));
    }

    /**
     * Looks up settings of which some replace others, such as a ready token, or a key with its secret. As in {@link
     * #group}, all come from the first source that has any of them.
     *
     * @param alternatives two or more, each with the names of settings that belong together
     * @return the group
     * @throws ConfigurationException if no source has any of them; {@code attemptedSources} lists the places tried
     */
    public SettingGroup anyOf(List<List<String>> alternatives) {
        String[] names = alternatives.stream().flatMap(List::stream).toArray(String[]::new);
        String missing = alternatives.stream()
                .map(set -> String.join(" with ", set))
                .collect(Collectors.joining(" nor ", "neither ", " is set"));
        return findGroup(names).orElseThrow(() -> notFound(missing, "one of these", names));
    }

    /** The kind of another source that has a setting, for the message that the right source lacks it. */
    Optional<String> elsewhere(String name, SettingSource source) {
        return sources.stream()
                .filter(other -> other != source && other.find(name).isPresent())
                .map(SettingSource::kind)
                .findFirst();
    }

    /**
     * Looks up settings that belong together and may all be missing.
     *
     * @param names the settings
     * @return the group from the first source that has any of them, or empty if none has
     */
    public Optional<SettingGroup> findGroup(String... names) {
        return sources.stream()
                .map(source -> new SettingGroup(this, source))
                .filter(group -> Stream.of(names).anyMatch(group::has))
                .findFirst();
    }

    /**
     * A copy that does not read environment variables.
     *
     * @return settings that are looked up on the builder and in all other sources
     */
    public ProviderSettings withoutEnvironment() {
        return new ProviderSettings(
                this, sources.stream().filter(source -> !source.isEnvironment()).toList());
    }

    /**
     * A copy that reads only the builder.
     *
     * @return settings that are looked up on the builder alone
     */
    public ProviderSettings builderOnly() {
        return new ProviderSettings(this, sources.subList(0, 1));
    }

    private ConfigurationException missing(String... names) {
        return names.length == 1
                ? notFound(names[0] + " is not set", "it", names)
                : notFound(String.join(", ", names) + " are not set", "them", names);
    }

    private ConfigurationException notFound(String missing, String what, String... names) {
        List<String> attempted = sources.stream()
                .flatMap(source -> Stream.of(names).map(name -> source.kind() + " " + name))
                .toList();
        String hint = sources.size() == 1
                ? ". Set " + what + " on the builder, or call fromEnvironment()"
                : sources.stream().map(SettingSource::kind).collect(Collectors.joining(", ", " (looked in: ", ")"));
        return misconfigured(missing + hint, attempted);
    }

    /**
     * Uses the value of a setting, so that an unfit one is reported by the setting's name.
     *
     * @param name the setting's name
     * @param use creates something from the value
     * @param <T> what it creates
     * @return what {@code use} created
     * @throws ConfigurationException if {@code use} throws IllegalArgumentException; its message must not have the value
     */
    public <T> T using(String name, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException unfit) {
            throw misconfigured(name + " cannot be used: " + unfit.getMessage());
        }
    }

    /**
     * Creates the exception for settings that are set but wrong.
     *
     * @param fault what is wrong and what to do, without any value
     * @return the exception to throw
     */
    public ConfigurationException misconfigured(String fault) {
        return misconfigured(fault, List.of());
    }

    private ConfigurationException misconfigured(String fault, List<String> attempted) {
        return ConfigurationException.notConfigured(provider, fault, null, attempted);
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + provider + "]";
    }

    /** Builds {@link ProviderSettings}. */
    public static final class Builder {
        private final String provider;
        private final Map<String, Supplier<String>> given = new LinkedHashMap<>();
        private boolean suppliedAny;
        private TransportSettings transport = TransportSettings.builder().build();
        private List<SettingSource> surroundings = List.of();
        private @Nullable String baseUrl;
        private @Nullable Executor executor;

        private Builder(String provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        /**
         * Sets a value.
         *
         * @param name the setting's name
         * @param value its value
         * @return this builder
         */
        public Builder setting(String name, String value) {
            Objects.requireNonNull(value, "value");
            given.put(Objects.requireNonNull(name, "name"), () -> value);
            return this;
        }

        /**
         * Sets a value that may change while the client runs.
         *
         * @param name the setting's name
         * @param value returns the current value; called for every request, from many threads at once
         * @return this builder
         */
        public Builder setting(String name, Supplier<String> value) {
            given.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            suppliedAny = true;
            return this;
        }

        private SettingSource source() {
            Map<String, Supplier<String>> values = Map.copyOf(given);
            Function<String, @Nullable String> found = name -> {
                Supplier<String> value = values.get(name);
                return value == null ? null : value.get();
            };
            return suppliedAny ? SettingSource.supplied("builder", found) : SettingSource.of("builder", found);
        }

        /**
         * Sets where to look up settings that are not set on this builder.
         *
         * @param sources the sources, in the order in which they are tried; none by default
         * @return this builder
         */
        public Builder sources(SettingSource... sources) {
            this.surroundings = List.of(sources);
            return this;
        }

        /**
         * Sets the settings of the transport.
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
         * Builds the settings.
         *
         * @return the settings
         */
        public ProviderSettings build() {
            return new ProviderSettings(this);
        }
    }
}
