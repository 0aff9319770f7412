package io.unisession.videosdk;

import io.unisession.Secret;
import io.unisession.error.FailureDetails;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.spi.ProviderSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of VideoSDK's server API. Both are served by the same host, and seem to know the same sessions and to take
 * the same tokens; what version 1 calls a meeting is a room in version 2.
 */
public enum ApiVersion {
    /**
     * Meetings and meeting-sessions, below {@code /v1}: older, with fewer fields, but it ends a session by the
     * session's id alone.
     */
    V1,

    /** Rooms and sessions, below {@code /v2}: the current version. */
    V2;

    static final String SETTING = "VIDEOSDK_API_VERSION";

    /**
     * The version that the settings ask for: {@code v2}, {@code V2} or {@code 2}, and version 2 where they say nothing.
     */
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

    /** Where a session is, with its id as a variable. */
    String sessionPath() {
        return this == V1 ? "/v1/meeting-sessions/{sessionId}" : "/v2/sessions/{sessionId}";
    }

    /** For what the other version can do and this one cannot; thrown before the network. */
    UnsupportedCapabilityException unsupported(String what) {
        ApiVersion other = this == V1 ? V2 : V1;
        return new UnsupportedCapabilityException(
                VideoSdkProvider.ID + " does not support " + what + " in version " + number() + " of its API; version "
                        + other.number() + " does (" + SETTING + ")",
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
