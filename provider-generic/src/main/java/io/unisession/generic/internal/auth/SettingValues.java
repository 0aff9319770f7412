package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.auth.SettingReference.Place;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The values of the settings that one credential is made of: those of one kind from one source, so that no two accounts
 * are mixed.
 */
public final class SettingValues {
    private final Map<Place, SettingGroup> groups = new EnumMap<>(Place.class);

    private SettingValues() {}

    static SettingValues of(ProviderSettings settings, SettingTemplate... templates) {
        SettingValues values = new SettingValues();
        for (Place place : Place.values()) {
            String[] names = Stream.of(templates)
                    .flatMap(SettingTemplate::references)
                    .filter(reference -> reference.place() == place)
                    .map(SettingReference::name)
                    .distinct()
                    .toArray(String[]::new);
            if (names.length > 0) {
                values.groups.put(place, where(settings, place).group(names));
            }
        }
        return values;
    }

    /** A setting that stands alone, such as one in a path. */
    public static String alone(ProviderSettings settings, SettingReference reference) {
        return where(settings, reference.place()).group(reference.name()).text(reference.name());
    }

    private static ProviderSettings where(ProviderSettings settings, Place place) {
        return switch (place) {
            case ENV -> settings;
            case PROPERTY -> settings.withoutEnvironment();
            case SETTING -> settings.builderOnly();
        };
    }

    String value(SettingReference reference) {
        return Objects.requireNonNull(groups.get(reference.place()), "group").text(reference.name());
    }

    /** The values of all settings in some texts: a service may quote each by itself. */
    List<Secret> secrets(Stream<SettingReference> references) {
        return SettingSecrets.of(references.map(this::value));
    }

    @Override
    public String toString() {
        return "SettingValues" + List.copyOf(groups.keySet());
    }
}
