package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.EscapedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The media quality of one participant, with their device, location and network. VideoSDK sends {@code unknown} for a
 * location or network that it does not know.
 *
 * @see <a
 *     href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-session-peer-quality-stats">VideoSDK's
 *     reference</a>
 */
public final class ParticipantStatistics {
    private final @Nullable String sessionId;
    private final @Nullable String roomId;
    private final @Nullable String participantId;
    private final @Nullable String participantName;
    private final @Nullable String deviceName;
    private final @Nullable String deviceVersion;
    private final @Nullable String sdkName;
    private final @Nullable String sdkVersion;
    private final @Nullable ParticipantLocation location;
    private final @Nullable String networkNumber;
    private final @Nullable String networkOwner;
    private final List<QualitySample> samples;
    private final List<ResolutionUsage> resolutionUsages;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private ParticipantStatistics(Builder builder) {
        this.sessionId = builder.sessionId;
        this.roomId = builder.roomId;
        this.participantId = builder.participantId;
        this.participantName = builder.participantName;
        this.deviceName = builder.deviceName;
        this.deviceVersion = builder.deviceVersion;
        this.sdkName = builder.sdkName;
        this.sdkVersion = builder.sdkVersion;
        this.location = builder.location;
        this.networkNumber = builder.networkNumber;
        this.networkOwner = builder.networkOwner;
        this.samples = builder.samples;
        this.resolutionUsages = builder.resolutionUsages;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The session's id: {@code sessionId}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * The id of the session's room: {@code roomId}, or {@code meetingId}, the name that VideoSDK's documentation has
     * here.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The participant's id: {@code participantId}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * The participant's name: {@code participantName}.
     *
     * @return the name, or empty if the response does not have it
     */
    public Optional<String> participantName() {
        return Optional.ofNullable(participantName);
    }

    /**
     * The device or browser: {@code deviceInfo.deviceName}.
     *
     * @return its name, or empty if the response does not have it
     */
    public Optional<String> deviceName() {
        return Optional.ofNullable(deviceName);
    }

    /**
     * The version of the device or browser: {@code deviceInfo.deviceVersion}.
     *
     * @return the version, or empty if the response does not have it
     */
    public Optional<String> deviceVersion() {
        return Optional.ofNullable(deviceVersion);
    }

    /**
     * The participant's VideoSDK library: {@code sdkInfo.sdkName}.
     *
     * @return its name, or empty if the response does not have it
     */
    public Optional<String> sdkName() {
        return Optional.ofNullable(sdkName);
    }

    /**
     * The version of that library: {@code sdkInfo.sdkVersion}.
     *
     * @return the version, or empty if the response does not have it
     */
    public Optional<String> sdkVersion() {
        return Optional.ofNullable(sdkVersion);
    }

    /**
     * Where the participant was, as estimated by VideoSDK: {@code location}.
     *
     * @return the location, or empty if the response does not have it
     */
    public Optional<ParticipantLocation> location() {
        return Optional.ofNullable(location);
    }

    /**
     * The autonomous system number of the participant's network: {@code network.asn}.
     *
     * @return the number as text, or empty if the response does not have it
     */
    public Optional<String> networkNumber() {
        return Optional.ofNullable(networkNumber);
    }

    /**
     * The operator of the participant's network: {@code network.org}.
     *
     * @return the organisation, or empty if the response does not have it
     */
    public Optional<String> networkOwner() {
        return Optional.ofNullable(networkOwner);
    }

    /**
     * The measurements over time: {@code stats}.
     *
     * @return an unmodifiable list in VideoSDK's order
     */
    public List<QualitySample> samples() {
        return samples;
    }

    /**
     * The video resolutions in use over time: {@code resolutionUsage}.
     *
     * @return an unmodifiable list in VideoSDK's order, empty if the response does not have it
     */
    public List<ResolutionUsage> resolutionUsages() {
        return resolutionUsages;
    }

    /**
     * VideoSDK's response with every field, including those that this library does not know.
     *
     * @return the response
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantStatistics that
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(participantId, that.participantId)
                && Objects.equals(participantName, that.participantName)
                && Objects.equals(deviceName, that.deviceName)
                && Objects.equals(deviceVersion, that.deviceVersion)
                && Objects.equals(sdkName, that.sdkName)
                && Objects.equals(sdkVersion, that.sdkVersion)
                && Objects.equals(location, that.location)
                && Objects.equals(networkNumber, that.networkNumber)
                && Objects.equals(networkOwner, that.networkOwner)
                && samples.equals(that.samples)
                && resolutionUsages.equals(that.resolutionUsages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                sessionId,
                roomId,
                participantId,
                participantName,
                deviceName,
                deviceVersion,
                sdkName,
                sdkVersion,
                location,
                networkNumber,
                networkOwner,
                samples,
                resolutionUsages);
    }

    @Override
    public String toString() {
        return EscapedText.of("ParticipantStatistics[sessionId=" + sessionId + ", participantId=" + participantId
                + ", samples=" + samples.size() + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String sessionId;
        private @Nullable String roomId;
        private @Nullable String participantId;
        private @Nullable String participantName;
        private @Nullable String deviceName;
        private @Nullable String deviceVersion;
        private @Nullable String sdkName;
        private @Nullable String sdkVersion;
        private @Nullable ParticipantLocation location;
        private @Nullable String networkNumber;
        private @Nullable String networkOwner;
        private List<QualitySample> samples = List.of();
        private List<ResolutionUsage> resolutionUsages = List.of();
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder() {}

        Builder sessionId(@Nullable String sessionId) {
            this.sessionId = sessionId;
            return this;
        }

        Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        Builder participantId(@Nullable String participantId) {
            this.participantId = participantId;
            return this;
        }

        Builder participantName(@Nullable String participantName) {
            this.participantName = participantName;
            return this;
        }

        Builder deviceName(@Nullable String deviceName) {
            this.deviceName = deviceName;
            return this;
        }

        Builder deviceVersion(@Nullable String deviceVersion) {
            this.deviceVersion = deviceVersion;
            return this;
        }

        Builder sdkName(@Nullable String sdkName) {
            this.sdkName = sdkName;
            return this;
        }

        Builder sdkVersion(@Nullable String sdkVersion) {
            this.sdkVersion = sdkVersion;
            return this;
        }

        Builder location(@Nullable ParticipantLocation location) {
            this.location = location;
            return this;
        }

        Builder networkNumber(@Nullable String networkNumber) {
            this.networkNumber = networkNumber;
            return this;
        }

        Builder networkOwner(@Nullable String networkOwner) {
            this.networkOwner = networkOwner;
            return this;
        }

        Builder samples(List<QualitySample> samples) {
            this.samples = List.copyOf(samples);
            return this;
        }

        Builder resolutionUsages(List<ResolutionUsage> resolutionUsages) {
            this.resolutionUsages = List.copyOf(resolutionUsages);
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        ParticipantStatistics build() {
            return new ParticipantStatistics(this);
        }
    }
}
