package io.unisession.videosdk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What happens when VideoSDK ends a session automatically: the {@code type} of {@code autoCloseConfig}. */
public enum AutoCloseType {
    /** The session ends. A new one can begin in the room: {@code session-ends}. */
    SESSION_ENDS("session-ends"),

    /** The session ends and the room is deactivated permanently: {@code session-end-and-deactivate}. */
    SESSION_END_AND_DEACTIVATE("session-end-and-deactivate");

    private final String word;

    AutoCloseType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The type with this word; null for another word. */
    static @Nullable AutoCloseType of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElse(null);
    }
}
