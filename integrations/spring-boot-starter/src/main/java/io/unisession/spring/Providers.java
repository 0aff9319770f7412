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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Opens the clients and receivers of all configured providers, or reports all that is wrong with them. */
final class Providers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final Map<String, SessionClient> clients = new TreeMap<>();
    private final Map<String, Webhook> webhooks = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** A receiver, and the URL that its provider signs, if it is configured. */
    record Webhook(WebhookReceiver receiver, @Nullable String url) {}

    /** What the clients use of the application. */
    record Surroundings(
            Environment environment,
            ObjectProvider<OkHttpClient> httpClient,
            ObjectProvider<Executor> executor,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<SessionClientCustomizer> customizers) {}

    Providers(Surroundings surroundings) {
        List<ConfiguredProvider> configured = ConfiguredProvider.in(surroundings.environment());
        requireOnePrimary(configured);
        configured.forEach(provider -> open(provider, surroundings));
        if (!faults.isEmpty()) {
            close();
            throw new InvalidProvidersException(faults);
        }
    }

    /** Takes the clients of a test. They have no webhooks. */
    Providers(List<SessionClient> clients) {
        clients.forEach(client -> this.clients.put(client.provider(), client));
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
        if (!provider.placeholders().isEmpty()) {
            provider.placeholders()
                    .forEach((key, placeholder) -> faults.add(unresolved(provider.property(key), placeholder)));
            return;
        }
        Set<String> settings = ConcurrentHashMap.newKeySet();
        try {
            clients.put(provider.id(), client(provider, surroundings, settings));
            openWebhook(provider, surroundings.environment(), settings);
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
        return provider.settings().keySet().stream().filter(key -> !read.contains(ConfiguredProvider.plain(key)));
    }

    private SessionClient client(ConfiguredProvider provider, Surroundings surroundings, Set<String> settings) {
        Sessions.Builder builder = Sessions.builder(provider.id());
        readSettings(builder, provider, surroundings.environment(), settings);
        ProviderProperties properties = provider.properties();
        limit(provider, "attempt-timeout", properties.attemptTimeout(), builder::attemptTimeout);
        limit(provider, "total-timeout", properties.totalTimeout(), builder::totalTimeout);
        limit(
                provider,
                "max-retries",
                properties.maxRetries(),
                retries -> builder.retryPolicy(RetryPolicy.standard().withMaxRetries(retries)));
        limit(
                provider,
                "max-response-size",
                properties.maxResponseSize(),
                size -> builder.maxResponseBytes(bytes(size)));
        builder.keepRaw(properties.keepRaw());
        surroundings.httpClient().ifUnique(builder::httpClient);
        surroundings.executor().ifAvailable(builder::executor);
        surroundings.listeners().orderedStream().forEach(builder::listener);
        surroundings.customizers().orderedStream().forEach(customizer -> customizer.customize(provider.id(), builder));
        return builder.build();
    }

    /** Applies a limit, or reports the property that has it. */
    private <T> void limit(ConfiguredProvider provider, String key, @Nullable T value, Consumer<T> setting) {
        if (value == null) {
            return;
        }
        try {
            setting.accept(value);
        } catch (IllegalArgumentException outOfRange) {
            String property = provider.property(key);
            faults.add(new Fault(property, String.valueOf(outOfRange.getMessage()), "Correct " + property + "."));
        }
    }

    private static int bytes(DataSize size) {
        if (size.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a response cannot have " + size.toBytes() + " bytes: at most 2147483647 fit into memory");
        }
        return (int) size.toBytes();
    }

    private void openWebhook(ConfiguredProvider provider, Environment environment, Set<String> settings) {
        String path = provider.properties().webhook().path();
        if (path == null) {
            return;
        }
        if (!path.startsWith("/")) {
            faults.add(new Fault(
                    provider.property("webhook.path"),
                    "no request would arrive at " + path + ", since a path starts with a slash",
                    "Did you mean /" + path + "?"));
            return;
        }
        Webhooks.Builder builder = Webhooks.builder(provider.id());
        readSettings(builder, provider, environment, settings);
        Webhook webhook =
                new Webhook(builder.build(), provider.properties().webhook().url());
        if (webhooks.putIfAbsent(path, webhook) != null) {
            faults.add(new Fault(
                    provider.property("webhook.path"),
                    "another provider has the path " + path,
                    "Give each webhook a path of its own."));
        }
    }

    private static void readSettings(
            SettingsBuilder<?> builder, ConfiguredProvider provider, Environment environment, Set<String> settings) {
        builder.settingsFrom(ConfiguredProvider.PREFIX + "." + provider.id(), setting -> {
            settings.add(setting);
            return provider.find(environment, setting);
        });
        builder.settingsFrom("Spring's Environment", setting -> Optional.ofNullable(environment.getProperty(setting)));
    }

    /** Spring leaves a placeholder that nothing resolves as it is, and the provider would take it for the credential. */
    private static Fault unresolved(String property, String placeholder) {
        return new Fault(
                property,
                "nothing sets " + placeholder + ", which its value refers to",
                "Set " + placeholder + ", for example as an environment variable, or correct " + property + ".");
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
