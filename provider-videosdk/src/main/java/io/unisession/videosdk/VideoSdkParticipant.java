package io.unisession.videosdk;

import io.unisession.Participant;
import io.unisession.spi.EscapedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a VideoSDK participant that the neutral {@code Participant} does not have. Get them with {@code
 * participant.unwrap(VideoSdkParticipant.class)}. As far as the documentation shows, only lists of active participants
 * have more than the document id. {@code events}, whose structure is undocumented, is in {@code participant.raw()}.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-active-participants">VideoSDK's
 *     reference</a>
 */
public final class VideoSdkParticipant {
    private final @Nullable String documentId;
    private final @Nullable String mode;
    private final List<ModeChange> modeChanges;
    private final @Nullable BigDecimal initTime;
    private final @Nullable ParticipantDevice device;
    private final @Nullable ParticipantLocation location;

    /** No builder, because one per participant would take much of a response's memory. */
    VideoSdkParticipant(
            @Nullable String documentId,
            @Nullable String mode,
            List<ModeChange> modeChanges,
            @Nullable BigDecimal initTime,
            @Nullable ParticipantDevice device,
            @Nullable ParticipantLocation location) {
        this.documentId = documentId;
        this.mode = mode;
        this.modeChanges = List.copyOf(modeChanges);
        this.initTime = initTime;
        this.device = device;
        this.location = location;
    }

    /**
     * Whether a participant looks like VideoSDK's recorder, which joins as a participant named {@code recorder}.
     * VideoSDK has no field for this, so a person named "recorder" is taken for one.
     *
     * <pre>{@code
     * session.participants().stream().filter(Predicate.not(VideoSdkParticipant::isRecorder))
     * }</pre>
     *
     * @param participant a participant of VideoSDK
     * @return true if the participant's name is {@code recorder}, in any case
     */
    public static boolean isRecorder(Participant participant) {
        return participant.name().filter("recorder"::equalsIgnoreCase).isPresent();
    }

    /**
     * VideoSDK's own id of this entry: {@code _id}. The participant's id is {@code participant.id()}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    /**
     * How the participant takes part now: {@code mode}, such as {@code CONFERENCE}, {@code SEND_AND_RECV}, {@code
     * RECV_ONLY} or {@code SIGNALLING_ONLY}. VideoSDK may add others.
     *
     * @return the mode as sent, or empty if the response does not have it
     */
    public Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    /**
     * How the participant's mode changed over time: {@code changeModeHistory}.
     *
     * @return an unmodifiable list in VideoSDK's order, empty if the response does not have it
     */
    public List<ModeChange> modeChanges() {
        return modeChanges;
    }

    /**
     * How long joining took: {@code initTime}. The unit is undocumented; the documented values look like seconds.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> initTime() {
        return Optional.ofNullable(initTime);
    }

    /**
     * The participant's device: {@code deviceInfo}.
     *
     * @return the device, or empty if the response does not have it
     */
    public Optional<ParticipantDevice> device() {
        return Optional.ofNullable(device);
    }

    /**
     * Where the participant joined from, as estimated by VideoSDK: {@code geoLocation}.
     *
     * @return the location, or empty if the response does not have it
     */
    public Optional<ParticipantLocation> location() {
        return Optional.ofNullable(location);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkParticipant that
                && Objects.equals(documentId, that.documentId)
                && Objects.equals(mode, that.mode)
                && Objects.equals(modeChanges, that.modeChanges)
                && Objects.equals(initTime, that.initTime)
                && Objects.equals(device, that.device)
                && Objects.equals(location, that.location);
    }

    @Override
    public int hashCode() {
        return Objects.hash(documentId, mode, modeChanges, initTime, device, location);
    }

    /** Shows id and mode only, because logs should not say where people are or what they use. */
    @Override
    public String toString() {
        return EscapedText.of("VideoSdkParticipant[documentId=" + documentId + ", mode=" + mode + "]");
    }
}
