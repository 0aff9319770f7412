package io.unisession.videosdk;

import io.unisession.Secret;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What VideoSDK says of a transcript beyond the neutral fields. Get it with {@code
 * transcript.unwrap(VideoSdkTranscript.class)}; every other field is in {@code transcript.raw()}.
 */
public final class VideoSdkTranscript {
    private final TranscriptSource source;
    private final @Nullable Secret recordingAddress;

    VideoSdkTranscript(TranscriptSource source, @Nullable Secret recordingAddress) {
        this.source = source;
        this.recordingAddress = recordingAddress;
    }

    /**
     * The list that the transcript is in.
     *
     * @return the source
     */
    public TranscriptSource source() {
        return source;
    }

    /**
     * The address of the file that was transcribed: {@code filePath}.
     *
     * @return the address, or empty if the session itself was transcribed
     */
    public Optional<Secret> recordingAddress() {
        return Optional.ofNullable(recordingAddress);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkTranscript that
                && source == that.source
                && Objects.equals(recordingAddress, that.recordingAddress);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, recordingAddress);
    }

    @Override
    public String toString() {
        return "VideoSdkTranscript[source=" + source + "]";
    }
}
