package io.unisession.generic.internal.auth;

import io.unisession.generic.internal.auth.SettingReference.Place;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The values of the settings that one credential is made of: those of one kind from one source, so that no two accounts are mixed. */
final class SettingValues {
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
                ProviderSettings where = place == Place.PROPERTY ? settings.withoutEnvironment() : settings;
                values.groups.put(place, where.group(names));
            }
        }
        return values;
    }

    String value(SettingReference reference) {
        return Objects.requireNonNull(groups.get(reference.place()), "group").text(reference.name());
    }

    @Override
    public String toString() {
        return "SettingValues" + List.copyOf(groups.keySet());
    }
}
