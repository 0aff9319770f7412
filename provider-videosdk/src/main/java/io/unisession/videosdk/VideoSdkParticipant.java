package io.unisession.videosdk;

import io.unisession.Participant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What VideoSDK says of a participant beyond the neutral model; get it by
 * {@code participant.unwrap(VideoSdkParticipant.class)}. All but the document id comes only in lists of active
 * participants, as far as VideoSDK's documentation shows. {@code events}, whose form it does not show, is in
 * {@code participant.raw()}.
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

    /** No builder: one per participant would be a good part of the memory that a response takes. */
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
     * Whether a participant seems to be VideoSDK's recorder, which joins as people do and is listed with them: one
     * whose name is {@code recorder}, as in VideoSDK's examples. No field says so for certain, and a person may have
     * that name too.
     *
     * <pre>{@code
     * session.participants().stream().filter(Predicate.not(VideoSdkParticipant::isRecorder))
     * }</pre>
     *
     * @param participant a participant of VideoSDK
     * @return true for one whose name is {@code recorder}, in upper or lower case
     */
    public static boolean isRecorder(Participant participant) {
        return participant.name().filter("recorder"::equalsIgnoreCase).isPresent();
    }

    /**
     * VideoSDK's own id of this entry: {@code _id}. The participant's id, which the application chose or VideoSDK made
     * up, is {@code participant.id()}.
     *
     * @return the id, or empty where the response does not carry it
     */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    /**
     * How the participant takes part now, in VideoSDK's word: {@code CONFERENCE}, {@code SEND_AND_RECV},
     * {@code RECV_ONLY}, {@code SIGNALLING_ONLY}, or one that came later.
     *
     * @return the word, or empty where the response does not carry it
     */
    public Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    /**
     * How the participant took part over time: {@code changeModeHistory}.
     *
     * @return an unmodifiable list in VideoSDK's order, empty where the response does not carry it
     */
    public List<ModeChange> modeChanges() {
        return modeChanges;
    }

    /**
     * How long joining took: {@code initTime}. The unit is not documented; the documented values would be seconds.
     *
     * @return the figure as it was sent, or empty where the response does not carry it
     */
    public Optional<BigDecimal> initTime() {
        return Optional.ofNullable(initTime);
    }

    /**
     * What the participant joined with: {@code deviceInfo}.
     *
     * @return the device, or empty where the response does not carry it
     */
    public Optional<ParticipantDevice> device() {
        return Optional.ofNullable(device);
    }

    /**
     * Where the participant joined from, by VideoSDK's guess: {@code geoLocation}.
     *
     * @return the place, or empty where the response does not carry it
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

    /** Id and mode; where people are and what they use is no matter of logs. */
    @Override
    public String toString() {
        return "VideoSdkParticipant[documentId=" + documentId + ", mode=" + mode + "]";
    }
}
