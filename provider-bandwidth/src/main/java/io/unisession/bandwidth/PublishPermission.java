package io.unisession.bandwidth;

/** What a participant may publish: {@code publishPermissions} in Bandwidth's OpenAPI document. */
public enum PublishPermission {
    /** Audio, such as from a microphone. */
    AUDIO,
    /** Video, such as from a camera or a screen. */
    VIDEO
}
