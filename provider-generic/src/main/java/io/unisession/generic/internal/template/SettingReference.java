package io.unisession.generic.internal.template;

import io.unisession.spi.ProviderSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reference to a setting, such as <code>${env:ACME_TOKEN}</code>. */
public record SettingReference(Source source, String name) implements Template.Piece {
    /** How references are written, for messages. */
    public static final String FORMS = "${env:NAME}, ${property:NAME} or ${setting:NAME}";

    private static final Pattern FORM = Pattern.compile("\\$\\{(env|property|setting):([A-Za-z_][A-Za-z0-9_.-]*)}");

    /** Parses a reference; empty if the text is none. */
    public static Optional<SettingReference> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new SettingReference(Source.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2)))
                : Optional.empty();
    }

    /** Whether the name begins with a prefix, as {@code acme.token} and {@code ACME_TOKEN} do with {@code ACME_}. */
    public boolean beginsWith(String prefix) {
        return normal(name).startsWith(normal(prefix));
    }

    private static String normal(String text) {
        return text.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether its name is that of a secret. */
    boolean isSecret() {
        return SecretNames.endsLikeSecret(name);
    }

    @Override
    public String value(Values values) {
        return values.setting(this);
    }

    /** Where a setting may come from. */
    public enum Source {
        /** The builder, system properties, environment variables, in this order. */
        ENV,
        /** The builder, system properties. */
        PROPERTY,
        /** The builder. */
        SETTING;

        /** The settings, without the sources that it must not come from. */
        public ProviderSettings in(ProviderSettings settings) {
            return switch (this) {
                case ENV -> settings;
                case PROPERTY -> settings.withoutEnvironment();
                case SETTING -> settings.builderOnly();
            };
        }
    }
}
