package io.unisession.videosdk;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one participant, and after {@link #clear()} those of the next. */
final class ParticipantFields implements ObjectFields<Participant> {
    private final List<Interval> stays = new ArrayList<>(4);
    private @Nullable String id;
    private @Nullable String documentId;
    private @Nullable String name;
    private @Nullable String mode;
    private List<ModeChange> modeChanges = List.of();
    private @Nullable BigDecimal initTime;
    private @Nullable ParticipantDevice device;
    private @Nullable ParticipantLocation location;

    void clear() {
        stays.clear();
        id = null;
        documentId = null;
        name = null;
        mode = null;
        modeChanges = List.of();
        initTime = null;
        device = null;
        location = null;
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "participantId" -> id = json.id();
            case "_id" -> documentId = json.id();
            case "name" -> name = json.id();
            case "timelog" -> readStays(json);
            case "mode" -> mode = json.id();
            case "changeModeHistory" -> modeChanges = ModeChange.readAll(json);
            case "initTime" -> initTime = json.number();
            case "deviceInfo" -> device = ParticipantDevice.read(json);
            case "geoLocation" -> location = ParticipantLocation.read(json);
            default -> {}
        }
    }

    private void readStays(JsonReader json) throws IOException {
        stays.clear();
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    readStay(json);
                }
            }
        }
    }

    private void readStay(JsonReader json) throws IOException {
        Instant start = null;
        Instant end = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "start" -> start = json.instant();
                case "end" -> end = json.instant();
                default -> {}
            }
        }
        // One that says neither when it began nor when it ended would pass for a presence that goes on.
        if (start != null || end != null) {
            stays.add(Interval.of(start, end));
        }
    }

    @Override
    public @Nullable Participant value(ProviderDocument raw, ResponseMetadata metadata) {
        return Aliases.of(id, documentId) == null ? null : participant(raw, metadata);
    }

    /** The participant, even without an id. */
    Participant participant(ProviderDocument raw, ResponseMetadata metadata) {
        return Participant.builder(Aliases.of(id, documentId))
                .name(name)
                .intervals(List.copyOf(stays))
                .providerValue(new VideoSdkParticipant(documentId, mode, modeChanges, initTime, device, location))
                .raw(raw)
                .metadata(metadata)
                .build();
    }
}
