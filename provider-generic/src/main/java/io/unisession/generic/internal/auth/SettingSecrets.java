package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import java.util.List;
import java.util.stream.Stream;

/** Values of settings as secrets: nobody but the application knows which of them are some. */
public final class SettingSecrets {
    /** Anything shorter, such as a version or a region, would be found in words that have nothing to do with it. */
    private static final int SHORTEST = 4;

    private SettingSecrets() {}

    /** Those that are long enough to be hidden wherever they stand. */
    public static List<Secret> of(Stream<String> values) {
        return values.filter(value -> value.length() >= SHORTEST)
                .distinct()
                .map(Secret::of)
                .toList();
    }
}
