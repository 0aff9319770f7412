package io.unisession.videosdk;

import io.unisession.spi.EscapedText;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of a participant's mode: an element of {@code changeModeHistory}. */
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

    /** Reads the changes; none if they are not an array. */
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
                // One time here, whereas the timelog of a participant is a list of intervals.
                case "timelog" -> changedAt = json.instant();
                default -> {}
            }
        }
        return of(mode, changedAt);
    }

    /**
     * The new mode: {@code mode}, with the values of {@link VideoSdkParticipant#mode()}.
     *
     * @return the mode as sent, or empty if VideoSDK does not send it
     */
    public Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    /**
     * When the mode changed: {@code timelog}.
     *
     * @return the time, or empty if VideoSDK does not send it
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
        return EscapedText.of("ModeChange[mode=" + mode + ", changedAt=" + changedAt + "]");
    }
}
