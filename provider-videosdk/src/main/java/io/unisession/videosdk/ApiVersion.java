package io.unisession.videosdk;

import io.unisession.Secret;
import io.unisession.error.FailureDetails;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.spi.ProviderSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of VideoSDK's server API. Both are on the same host and appear to share sessions. What version 1 calls a
 * meeting is a room in version 2.
 */
public enum ApiVersion {
    /**
     * The older version, below {@code /v1}, with meetings and meeting-sessions. It has fewer operations and fields, but
     * ends a session by its id.
     */
    V1,

    /** The current version, below {@code /v2}, with rooms and sessions. */
    V2;

    static final String SETTING = "VIDEOSDK_API_VERSION";

    /** The version in the settings, as {@code v2}, {@code V2} or {@code 2}; version 2 if it is not set. */
    static ApiVersion of(ProviderSettings settings) {
        Optional<Secret> word = settings.find(SETTING);
        if (word.isEmpty()) {
            return V2;
        }
        return switch (word.get().reveal().toLowerCase(Locale.ROOT)) {
            case "v1", "1" -> V1;
            case "v2", "2" -> V2;
            default -> throw settings.misconfigured(SETTING + " must be v1 or v2");
        };
    }

    /** The path of a session. */
    String sessionPath() {
        return this == V1 ? "/v1/meeting-sessions/{sessionId}" : "/v2/sessions/{sessionId}";
    }

    /** The exception for an operation that only the other version has. Throw it before anything is sent. */
    UnsupportedCapabilityException unsupported(String what) {
        ApiVersion other = this == V1 ? V2 : V1;
        return new UnsupportedCapabilityException(
                VideoSdkProvider.ID + " does not support " + what + " in version " + number() + " of its API; version "
                        + other.number() + " does. Set apiVersion on the builder, or " + SETTING,
                FailureDetails.builder(VideoSdkProvider.ID, what).build());
    }

    /** Throws before anything is sent if this is version 1. */
    void requireV2(String operation) {
        if (this == V1) {
            throw unsupported(operation);
        }
    }

    private int number() {
        return this == V1 ? 1 : 2;
    }
}
