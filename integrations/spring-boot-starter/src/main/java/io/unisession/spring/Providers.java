package io.unisession.spring;

import io.unisession.CallListener;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.SettingsBuilder;
import io.unisession.Webhooks;
import io.unisession.error.SessionException;
import io.unisession.event.WebhookReceiver;
import io.unisession.spi.Suggestions;
import io.unisession.spring.InvalidProvidersException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** Opens the clients and receivers of all configured providers, or reports all that is wrong with them. */
final class Providers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final Environment environment;
    private final Map<String, SessionClient> clients = new TreeMap<>();
    private final Map<String, Webhook> webhooks = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** A receiver, and the URL that its provider signs, if it is configured. */
    record Webhook(WebhookReceiver receiver, @Nullable String url) {}

    /** What the clients use of the application. */
    record Surroundings(
            ObjectProvider<OkHttpClient> httpClient,
            ObjectProvider<Executor> executor,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<SessionClientCustomizer> customizers) {}

    Providers(Environment environment, Surroundings surroundings) {
        this.environment = environment;
        List<ConfiguredProvider> configured = ConfiguredProvider.in(environment);
        requireOnePrimary(configured);
        configured.forEach(provider -> open(provider, surroundings));
        if (!faults.isEmpty()) {
            close();
            throw new InvalidProvidersException(faults);
        }
    }

    SessionClient client(String id) {
        SessionClient client = clients.get(id);
        if (client == null) {
            throw new IllegalStateException("the provider " + id + " is no longer configured: below "
                    + ConfiguredProvider.PREFIX + " are " + clients.keySet());
        }
        return client;
    }

    /** The ids of the providers. */
    Set<String> ids() {
        return clients.keySet();
    }

    /** The webhooks by their paths. */
    Map<String, Webhook> webhooks() {
        return webhooks;
    }

    Webhook webhook(String path) {
        return Objects.requireNonNull(webhooks.get(path), path);
    }

    private void requireOnePrimary(List<ConfiguredProvider> configured) {
        List<String> primaries = configured.stream()
                .filter(provider -> provider.properties().primary())
                .map(provider -> provider.property("primary"))
                .toList();
        if (primaries.size() > 1) {
            faults.add(new Fault(
                    String.join(", ", primaries),
                    "more than one provider is primary",
                    "Leave primary: true at the provider whose client is injected where no qualifier is given."));
        }
    }

    private void open(ConfiguredProvider provider, Surroundings surroundings) {
        if (!Sessions.providers().contains(provider.id())) {
            faults.add(unknown(provider));
            return;
        }
        Set<String> settings = ConcurrentHashMap.newKeySet();
        try {
            clients.put(provider.id(), client(provider, surroundings, settings));
            openWebhook(provider, settings);
            unread(provider, settings)
                    .forEach(key -> LOG.warn(
                            "The property {} has no effect: {} did not read it",
                            provider.property(key),
                            provider.id()));
        } catch (SessionException | IllegalArgumentException unusable) {
            faults.add(fault(provider, unusable, settings));
            unread(provider, settings).forEach(key -> misspelled(key, provider, settings));
        }
    }

    /** A provider that cannot be opened may not have read all its settings, so only what looks like another is a fault. */
    private void misspelled(String key, ConfiguredProvider provider, Set<String> settings) {
        List<String> known = settings.stream().map(provider::key).toList();
        Suggestions.nearest(key, known)
                .ifPresent(nearest -> faults.add(new Fault(
                        provider.property(key),
                        provider.id() + " has no such setting",
                        "Did you mean " + provider.property(nearest) + "?")));
    }

    /** The properties that the provider did not look up. */
    private static Stream<String> unread(ConfiguredProvider provider, Set<String> settings) {
        Set<String> read = settings.stream()
                .map(provider::key)
                .map(ConfiguredProvider::plain)
                .collect(Collectors.toSet());
        return provider.keys().stream().filter(key -> !read.contains(ConfiguredProvider.plain(key)));
    }

    private SessionClient client(ConfiguredProvider provider, Surroundings surroundings, Set<String> settings) {
        Sessions.Builder builder = Sessions.builder(provider.id());
        readSettings(builder, provider, settings);
        ProviderProperties properties = provider.properties();
        Optional.ofNullable(properties.attemptTimeout()).ifPresent(builder::attemptTimeout);
        Optional.ofNullable(properties.totalTimeout()).ifPresent(builder::totalTimeout);
        Optional.ofNullable(properties.maxRetries())
                .map(RetryPolicy.standard()::withMaxRetries)
                .ifPresent(builder::retryPolicy);
        Optional.ofNullable(properties.maxResponseSize())
                .map(size -> Math.toIntExact(size.toBytes()))
                .ifPresent(builder::maxResponseBytes);
        builder.keepRaw(properties.keepRaw());
        surroundings.httpClient().ifUnique(builder::httpClient);
        surroundings.executor().ifAvailable(builder::executor);
        surroundings.listeners().orderedStream().forEach(builder::listener);
        surroundings.customizers().orderedStream().forEach(customizer -> customizer.customize(provider.id(), builder));
        return builder.build();
    }

    private void openWebhook(ConfiguredProvider provider, Set<String> settings) {
        String path = provider.properties().webhook().path();
        if (path == null) {
            return;
        }
        Webhooks.Builder builder = Webhooks.builder(provider.id());
        readSettings(builder, provider, settings);
        Webhook webhook =
                new Webhook(builder.build(), provider.properties().webhook().url());
        if (webhooks.putIfAbsent(path, webhook) != null) {
            faults.add(new Fault(
                    provider.property("webhook.path"),
                    "another provider has the path " + path,
                    "Give each webhook a path of its own."));
        }
    }

    private void readSettings(SettingsBuilder<?> builder, ConfiguredProvider provider, Set<String> settings) {
        builder.settingsFrom(ConfiguredProvider.PREFIX + "." + provider.id(), setting -> {
            settings.add(setting);
            return provider.find(environment, setting);
        });
        builder.settingsFrom("Spring's Environment", setting -> Optional.ofNullable(environment.getProperty(setting)));
    }

    private static Fault unknown(ConfiguredProvider provider) {
        Set<String> installed = Sessions.providers();
        String available = installed.isEmpty() ? "none" : String.join(", ", installed);
        String hint = Suggestions.nearest(provider.id(), installed)
                .map(nearest -> "Did you mean " + ConfiguredProvider.PREFIX + "." + nearest + "?")
                .orElse("Correct the id, or add the provider's artifact to the dependencies.");
        return new Fault(
                ConfiguredProvider.PREFIX + "." + provider.id(),
                "there is no provider \"" + provider.id() + "\" on the class path (available: " + available + ")",
                hint);
    }

    private static Fault fault(ConfiguredProvider provider, RuntimeException unusable, Set<String> settings) {
        String reason = String.valueOf(unusable.getMessage());
        String properties = settings.stream()
                .filter(setting -> reason.matches("(?s).*\\b" + setting + "\\b.*"))
                .map(provider::key)
                .sorted()
                .map(provider::property)
                .collect(Collectors.joining(", "));
        String property = ConfiguredProvider.PREFIX + "." + provider.id();
        return new Fault(
                properties.isEmpty() ? property : properties,
                reason,
                properties.isEmpty()
                        ? "Correct the properties below " + property + "."
                        : "Set or correct " + properties + ".");
    }

    @Override
    public void close() {
        clients.values().forEach(SessionClient::close);
    }
}
