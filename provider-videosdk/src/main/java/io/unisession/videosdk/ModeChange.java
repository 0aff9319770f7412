package io.unisession.videosdk;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a participant's {@code changeModeHistory}: from when on the participant took part in which way. */
public final class ModeChange {
    private final @Nullable String mode;
    private final @Nullable Instant changedAt;

    private ModeChange(@Nullable String mode, @Nullable Instant changedAt) {
        this.mode = mode;
        this.changedAt = changedAt;
    }

    static ModeChange of(@Nullable String mode, @Nullable Instant changedAt) {
        return new ModeChange(mode, changedAt);
    }

    /** The changes at the reader, none where there is no array of them. */
    static List<ModeChange> readAll(JsonReader json) throws IOException {
        List<ModeChange> changes = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    changes.add(read(json));
                }
            }
        }
        return changes;
    }

    private static ModeChange read(JsonReader json) throws IOException {
        String mode = null;
        Instant changedAt = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "mode" -> mode = json.id();
                // A single moment, unlike the participant's timelog, which is a list of stays.
                case "timelog" -> changedAt = json.instant();
                default -> {}
            }
        }
        return of(mode, changedAt);
    }

    /**
     * The mode that began: {@code mode}.
     *
     * @return VideoSDK's word, as of {@link VideoSdkParticipant#mode()}, or empty where it does not say
     */
    public Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    /**
     * When it began: {@code timelog}.
     *
     * @return the moment, or empty where VideoSDK does not say
     */
    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModeChange that
                && Objects.equals(mode, that.mode)
                && Objects.equals(changedAt, that.changedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, changedAt);
    }

    @Override
    public String toString() {
        return "ModeChange[mode=" + mode + ", changedAt=" + changedAt + "]";
    }
}
