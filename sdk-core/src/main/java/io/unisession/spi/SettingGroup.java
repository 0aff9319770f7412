package io.unisession.spi;

import io.unisession.Secret;
import io.unisession.spi.http.HttpPipeline;
import java.util.Optional;

/**
 * Settings that belong together, such as a user name and its password, all from one source, so that the user name of
 * one account is never combined with the password of another.
 */
public final class SettingGroup {
    private final ProviderSettings settings;
    private final SettingSource source;

    SettingGroup(ProviderSettings settings, SettingSource source) {
        this.settings = settings;
        this.source = source;
    }

    /**
     * Whether the source has a setting, even a blank one.
     *
     * @param name the setting's name
     * @return true if it is set
     */
    public boolean has(String name) {
        return source.find(name).isPresent();
    }

    /**
     * A required setting.
     *
     * @param name the setting's name
     * @return its value, trimmed: pasting often adds white space
     * @throws io.unisession.error.ConfigurationException if it is missing or blank; other sources are not tried
     */
    public Secret secret(String name) {
        Optional<Secret> value = source.find(name);
        if (value.isEmpty()) {
            throw settings.misconfigured(missing(name));
        }
        if (value.get().reveal().isBlank()) {
            throw settings.misconfigured(name + " is blank (" + source.kind() + ")");
        }
        String text = value.get().reveal().strip();
        if (isQuoted(text)) {
            throw settings.misconfigured(
                    name + " (" + source.kind() + ") is in quotes, which would be sent too; remove the quotes");
        }
        return Secret.of(text);
    }

    private String missing(String name) {
        return settings.elsewhere(name, source)
                .map(other -> name + " (" + other + ") and the settings it belongs with (" + source.kind()
                        + ") come from different sources. Set them all in one, so that two accounts are never mixed")
                .orElse(name + " is missing. Set it in the same place as the settings it belongs with (" + source.kind()
                        + ")");
    }

    /**
     * A required setting that is not secret.
     *
     * @param name the setting's name
     * @return its value, trimmed
     * @throws io.unisession.error.ConfigurationException if it is missing or blank; other sources are not tried
     */
    public String text(String name) {
        return secret(name).reveal();
    }

    /**
     * A required setting that is an address.
     *
     * @param name the setting's name
     * @return the URL, trimmed
     * @throws io.unisession.error.ConfigurationException if it is missing or blank, or requests cannot be sent to it: it
     *     must be https, or http for loopback, without user, password, query and fragment
     */
    public String url(String name) {
        String url = text(name);
        try {
            HttpPipeline.requireBaseUrl(name + " (" + source.kind() + ")", url);
        } catch (IllegalArgumentException unusable) {
            throw settings.misconfigured(String.valueOf(unusable.getMessage()));
        }
        return url;
    }

    /** Shells and settings files differ in whether quotes are part of a value. In credentials they never are. */
    private static boolean isQuoted(String text) {
        char first = text.charAt(0);
        return text.length() > 1 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
    }
}
