package io.unisession.videosdk;

/** What VideoSDK does when it ends a session by itself: the {@code type} of {@code autoCloseConfig}. */
public enum AutoCloseType {
    /** The session ends, and the next one may begin in its room: {@code session-ends}. */
    SESSION_ENDS("session-ends"),

    /** The session ends, and its room is deactivated for ever: {@code session-end-and-deactivate}. */
    SESSION_END_AND_DEACTIVATE("session-end-and-deactivate");

    private final String word;

    AutoCloseType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
