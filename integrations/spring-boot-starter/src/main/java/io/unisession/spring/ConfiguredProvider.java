package io.unisession.spring;

import io.unisession.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** A provider below {@code unisession.providers}, with the settings that were found there by their keys. */
record ConfiguredProvider(String id, ProviderProperties properties, Map<String, String> settings) {
    static final String PREFIX = "unisession.providers";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]+)\\}");

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
                Map<String, String> settings = value instanceof Map<?, ?> map ? settings(map) : Map.of();
                providers.add(new ConfiguredProvider(id, properties, settings));
            }
        });
        return providers;
    }

    private static Map<String, String> settings(Map<?, ?> properties) {
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
        settings.keySet().removeIf(key -> SHARED.contains(plain(key)));
        return settings;
    }

    /** The placeholders that nothing resolved, by the keys of the settings that have them. */
    Map<String, String> placeholders() {
        Map<String, String> placeholders = new TreeMap<>();
        settings.forEach((key, value) -> {
            Matcher placeholder = PLACEHOLDER.matcher(value);
            if (placeholder.find()) {
                placeholders.put(key, placeholder.group(1));
            }
        });
        return placeholders;
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
