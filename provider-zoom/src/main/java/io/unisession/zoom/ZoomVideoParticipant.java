package io.unisession.zoom;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a user in a session of Zoom's Video SDK that the neutral {@code Participant} does not have. Get them with
 * {@code participant.unwrap(ZoomVideoParticipant.class)}. Somebody with several records has the fields of the first.
 */
public final class ZoomVideoParticipant {
    private final @Nullable String participantUuid;
    private final @Nullable String device;
    private final @Nullable String networkType;
    private final @Nullable String ipAddress;
    private final @Nullable String location;
    private final @Nullable String dataCenter;
    private final @Nullable String leaveReason;

    private ZoomVideoParticipant(Builder builder) {
        this.participantUuid = builder.participantUuid;
        this.device = builder.device;
        this.networkType = builder.networkType;
        this.ipAddress = builder.ipAddress;
        this.location = builder.location;
        this.dataCenter = builder.dataCenter;
        this.leaveReason = builder.leaveReason;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The id by which the user can be removed: {@code participant_uuid}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> participantUuid() {
        return Optional.ofNullable(participantUuid);
    }

    /**
     * The kind of device: {@code device}.
     *
     * @return Zoom's words, or empty if the response does not have it
     */
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }

    /**
     * The kind of network: {@code network_type}.
     *
     * @return Zoom's word, or empty if the response does not have it
     */
    public Optional<String> networkType() {
        return Optional.ofNullable(networkType);
    }

    /**
     * The address of the user's device: {@code ip_address}.
     *
     * @return the address, or empty if the response does not have it
     */
    public Optional<String> ipAddress() {
        return Optional.ofNullable(ipAddress);
    }

    /**
     * Where the user was: {@code location}.
     *
     * @return the place, or empty if the response does not have it
     */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /**
     * The data center to which the user was connected: {@code data_center}.
     *
     * @return its name, or empty if the response does not have it
     */
    public Optional<String> dataCenter() {
        return Optional.ofNullable(dataCenter);
    }

    /**
     * Why the user left: {@code leave_reason}.
     *
     * @return Zoom's words, or empty if the response does not have it
     */
    public Optional<String> leaveReason() {
        return Optional.ofNullable(leaveReason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoomVideoParticipant that
                && Objects.equals(participantUuid, that.participantUuid)
                && Objects.equals(device, that.device)
                && Objects.equals(networkType, that.networkType)
                && Objects.equals(ipAddress, that.ipAddress)
                && Objects.equals(location, that.location)
                && Objects.equals(dataCenter, that.dataCenter)
                && Objects.equals(leaveReason, that.leaveReason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(participantUuid, device, networkType, ipAddress, location, dataCenter, leaveReason);
    }

    /** Leaves out address and place, which are personal. */
    @Override
    public String toString() {
        return "ZoomVideoParticipant[device=" + device + "]";
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String participantUuid;
        private @Nullable String device;
        private @Nullable String networkType;
        private @Nullable String ipAddress;
        private @Nullable String location;
        private @Nullable String dataCenter;
        private @Nullable String leaveReason;

        private Builder() {}

        Builder participantUuid(@Nullable String participantUuid) {
            this.participantUuid = participantUuid;
            return this;
        }

        Builder device(@Nullable String device) {
            this.device = device;
            return this;
        }

        Builder networkType(@Nullable String networkType) {
            this.networkType = networkType;
            return this;
        }

        Builder ipAddress(@Nullable String ipAddress) {
            this.ipAddress = ipAddress;
            return this;
        }

        Builder location(@Nullable String location) {
            this.location = location;
            return this;
        }

        Builder dataCenter(@Nullable String dataCenter) {
            this.dataCenter = dataCenter;
            return this;
        }

        Builder leaveReason(@Nullable String leaveReason) {
            this.leaveReason = leaveReason;
            return this;
        }

        ZoomVideoParticipant build() {
            return new ZoomVideoParticipant(this);
        }
    }
}
