package io.unisession.videosdk;

/**
 * What a join token allows: {@code permissions}. VideoSDK's guides say not to combine {@link #ASK_JOIN} with the
 * others.
 */
public enum JoinPermission {
    /** May join: {@code allow_join}. */
    ALLOW_JOIN("allow_join"),

    /** May ask to join, and joins when a participant admits them: {@code ask_join}. */
    ASK_JOIN("ask_join"),

    /**
     * May moderate: {@code allow_mod}. VideoSDK's documentation says that this includes turning the microphones and
     * cameras of others on and off; its own library adds removing participants and controlling recordings.
     */
    ALLOW_MOD("allow_mod");

    private final String word;

    JoinPermission(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
