package io.unisession.videosdk;

/**
 * What a join token lets a participant do: {@code permissions}. VideoSDK's guides ask not to put {@link #ASK_JOIN} into
 * one token with the others.
 */
public enum JoinPermission {
    /** Joins at once: {@code allow_join}. */
    ALLOW_JOIN("allow_join"),

    /** Joins when someone inside lets them in: {@code ask_join}. */
    ASK_JOIN("ask_join"),

    /** May turn others' microphone and camera on and off: {@code allow_mod}. */
    ALLOW_MOD("allow_mod");

    private final String word;

    JoinPermission(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
