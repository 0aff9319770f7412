package io.unisession.spring;

import io.unisession.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** A provider below {@code unisession.providers}. Its {@code keys} are the properties that were found there. */
record ConfiguredProvider(String id, ProviderProperties properties, Set<String> keys) {
    static final String PREFIX = "unisession.providers";

    private static final Set<String> SHARED = Set.of(
            "enabled",
            "primary",
            "attempttimeout",
            "totaltimeout",
            "maxretries",
            "maxresponsesize",
            "keepraw",
            "webhook");

    /** The enabled providers, in alphabetical order. */
    static List<ConfiguredProvider> in(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, Object> entries = new TreeMap<>(
                binder.bind(PREFIX, Bindable.mapOf(String.class, Object.class)).orElse(Map.of()));
        List<ConfiguredProvider> providers = new ArrayList<>();
        entries.forEach((name, value) -> {
            String id = id(name);
            ProviderProperties properties =
                    binder.bindOrCreate(PREFIX + "." + name(id), Bindable.of(ProviderProperties.class));
            if (properties.enabled()) {
                Set<String> keys = value instanceof Map<?, ?> map ? keys(map) : Set.of();
                providers.add(new ConfiguredProvider(id, properties, keys));
            }
        });
        return providers;
    }

    private static Set<String> keys(Map<?, ?> properties) {
        return properties.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !SHARED.contains(plain(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Environment variables cannot have hyphens, so they name google-meet as GOOGLEMEET. */
    private static String id(String name) {
        return Sessions.providers().stream()
                .filter(id -> plain(id).equals(plain(name)))
                .findFirst()
                .orElse(name);
    }

    private static String name(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** A name as Spring Boot compares it: without case and hyphens. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The property of this provider, or of one of its settings. */
    String property(String key) {
        return PREFIX + "." + name(id) + "." + key;
    }

    /**
     * The key for a setting: its name without the provider's prefix, so that BW_ACCOUNT_ID is
     * unisession.providers.bandwidth.account-id.
     */
    String key(String setting) {
        String prefix = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
        String rest = setting.startsWith(prefix)
                ? setting.substring(prefix.length())
                : setting.substring(setting.indexOf('_') + 1);
        return rest.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of a setting below {@code unisession.providers}. */
    Optional<String> find(Environment environment, String setting) {
        return Optional.ofNullable(Binder.get(environment)
                .bind(property(key(setting)), String.class)
                .orElse(null));
    }
}
