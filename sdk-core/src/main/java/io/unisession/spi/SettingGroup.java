package io.unisession.spi;

import io.unisession.Secret;
import java.util.Optional;

/**
 * Settings that belong together, such as a user name and its password, all from one source, so that the name of one
 * account is never joined with the password of another.
 */
public final class SettingGroup {
    private final ProviderSettings settings;
    private final SettingSource source;

    SettingGroup(ProviderSettings settings, SettingSource source) {
        this.settings = settings;
        this.source = source;
    }

    /**
     * Whether the source has a setting, be it blank.
     *
     * @param name the setting's name
     * @return true if it is set
     */
    public boolean has(String name) {
        return source.find(name).isPresent();
    }

    /**
     * A setting that must be there.
     *
     * @param name the setting's name
     * @return its value, hidden, without white space at its ends, which pasting adds and no credential has
     * @throws io.unisession.error.ConfigurationException if it is missing or blank; other sources are not asked
     */
    public Secret secret(String name) {
        Optional<Secret> value = source.find(name);
        if (value.isEmpty()) {
            throw settings.misconfigured(
                    name + " is missing; settings that belong together must come from the same source, here: "
                            + source.kind());
        }
        if (value.get().reveal().isBlank()) {
            throw settings.misconfigured(name + " is blank (" + source.kind() + ")");
        }
        return Secret.of(value.get().reveal().strip());
    }

    /**
     * A setting that must be there and is no secret.
     *
     * @param name the setting's name
     * @return its value, without white space at its ends
     * @throws io.unisession.error.ConfigurationException if it is missing or blank; other sources are not asked
     */
    public String text(String name) {
        return secret(name).reveal();
    }
}
