package io.unisession.generic.internal.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that a descriptor asks for.
 *
 * @param place where it is looked for, beside the builder
 * @param name its name
 */
public record SettingReference(Place place, String name) {
    /** How references are written, in words. */
    public static final String FORMS = "${env:NAME}, ${property:NAME} or ${setting:NAME}";

    /** How references are written. */
    public static final Pattern FORM = Pattern.compile("\\$\\{(env|property|setting):([A-Za-z_][A-Za-z0-9_.-]*)}");

    /** A reference as it stands in a descriptor; empty if the text is none. */
    public static Optional<SettingReference> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(of(form)) : Optional.empty();
    }

    /** The reference that was found. */
    public static SettingReference of(MatchResult form) {
        return new SettingReference(Place.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2));
    }

    /** Where settings are looked for. */
    public enum Place {
        /** Environment variables, and system properties, which come first as everywhere in UniSession. */
        ENV,
        /** System properties alone. */
        PROPERTY,
        /** The builder alone. */
        SETTING
    }
}
