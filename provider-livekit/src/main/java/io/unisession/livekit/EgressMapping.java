package io.unisession.livekit;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Page;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Maps an {@code EgressInfo}, whose times and durations are nanoseconds, to a recording. */
final class EgressMapping {
    /** The only kind of which the name of the field is documented. */
    private static final String WHOLE_ROOM = "room_composite";

    private final List<ArtifactFile> files = new ArrayList<>();
    private @Nullable String id;
    private @Nullable String roomId;
    private @Nullable String roomName;
    private @Nullable String status;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private boolean ofWholeRoom;

    private EgressMapping() {}

    /** A page of the list. */
    static Page<Recording> page(ApiResponse response) throws IOException {
        JsonReader json = response.json();
        ItemList<Recording> items = null;
        String next = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "items" -> items = ItemList.read(json, each -> read(each, response));
                    case "next_page_token" -> next = token(json);
                    default -> {}
                }
            }
        }
        List<Recording> read = (items == null ? ItemList.<Recording>missing(false) : items).require(null);
        return Page.builder(read).nextCursor(next).metadata(response.metadata()).build();
    }

    private static @Nullable String token(JsonReader json) throws IOException {
        String token = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                token = json.field().equals("token") ? json.id() : token;
            }
        }
        return token == null || token.isBlank() ? null : token;
    }

    private static @Nullable Recording read(JsonReader json, ApiResponse response) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        EgressMapping mapping = new EgressMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        return mapping.id == null
                ? null
                : mapping.toRecording()
                        .raw(json.documentFrom(position))
                        .unreadableFields(json.unreadableFields(position))
                        .metadata(response.metadata())
                        .build();
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "egress_id" -> id = json.id();
            case "room_id" -> roomId = json.id();
            case "room_name" -> roomName = json.id();
            case "status" -> status = json.text();
            case "started_at" -> startedAt = json.instantSinceEpoch(TimeUnit.NANOSECONDS);
            case "ended_at" -> endedAt = json.instantSinceEpoch(TimeUnit.NANOSECONDS);
            case WHOLE_ROOM -> ofWholeRoom = !json.isNull();
            case "file_results" -> readFiles(json);
            default -> {}
        }
    }

    private void readFiles(JsonReader json) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    files.add(file(json));
                }
            }
        }
    }

    private static ArtifactFile file(JsonReader json) throws IOException {
        ArtifactFile.Builder file = ArtifactFile.builder();
        String name = null;
        String location = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "filename" -> name = json.id();
                case "location" -> location = json.id();
                case "size" -> file.sizeBytes(json.wholeNumber());
                case "duration" -> file.duration(nanoseconds(json.wholeNumber()));
                default -> {}
            }
        }
        return file.path(location == null || location.isBlank() ? name : location)
                .format(format(name))
                .build();
    }

    private static @Nullable String format(@Nullable String name) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        return name == null || dot < 0 || dot == name.length() - 1 ? null : name.substring(dot + 1);
    }

    private static @Nullable Duration nanoseconds(@Nullable Long duration) {
        return duration == null || duration <= 0 ? null : Duration.ofNanos(duration);
    }

    private Recording.Builder toRecording() {
        return Recording.builder(LiveKitProvider.ID)
                .id(id)
                .sessionId(roomId)
                .roomId(roomName)
                .status(status())
                .providerStatus(status)
                .kind(ofWholeRoom ? RecordingKind.SESSION : RecordingKind.UNKNOWN)
                .providerKind(ofWholeRoom ? WHOLE_ROOM : null)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .files(files);
    }

    /** {@code EGRESS_LIMIT_REACHED} does not say whether there are files. */
    private ArtifactStatus status() {
        return switch (status == null ? "" : status) {
            case "EGRESS_STARTING", "EGRESS_ACTIVE" -> ArtifactStatus.ACTIVE;
            case "EGRESS_ENDING" -> ArtifactStatus.PROCESSING;
            case "EGRESS_COMPLETE" -> ArtifactStatus.READY;
            case "EGRESS_FAILED", "EGRESS_ABORTED" -> ArtifactStatus.FAILED;
            default -> ArtifactStatus.UNKNOWN;
        };
    }
}
