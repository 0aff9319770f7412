package io.unisession.livekit;

import java.util.Locale;

/** What a participant may publish: the words of {@code canPublishSources}. */
public enum TrackSource {
    /** A camera: {@code camera}. */
    CAMERA,

    /** A microphone: {@code microphone}. */
    MICROPHONE,

    /** The picture of a shared screen: {@code screen_share}. */
    SCREEN_SHARE,

    /** The sound of a shared screen: {@code screen_share_audio}. */
    SCREEN_SHARE_AUDIO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
