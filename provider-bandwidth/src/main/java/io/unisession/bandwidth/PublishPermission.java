package io.unisession.bandwidth;

/** What a participant may send to the others: {@code publishPermissions} in Bandwidth's OpenAPI document. */
public enum PublishPermission {
    /** Sound, as of a microphone. */
    AUDIO,
    /** Pictures, as of a camera or a screen. */
    VIDEO
}
