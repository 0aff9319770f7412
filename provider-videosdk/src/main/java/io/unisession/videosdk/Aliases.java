package io.unisession.videosdk;

import org.jspecify.annotations.Nullable;

/** A field that VideoSDK sends by one of two names. */
final class Aliases {
    private Aliases() {}

    /** The value under the first name, or under the second where the first has none. */
    static @Nullable String of(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
