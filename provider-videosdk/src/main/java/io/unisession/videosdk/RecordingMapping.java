package io.unisession.videosdk;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.ProviderDocument;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Maps a recording of any list, whose fields differ by the list and have changed over time. */
final class RecordingMapping implements ObjectMapping<Recording> {
    private final RecordingSource source;
    private @Nullable String id;
    private @Nullable String roomId;
    private @Nullable String meetingId;
    private @Nullable String sessionId;
    private @Nullable String participantId;
    private @Nullable String participantName;
    private @Nullable String kind;
    private @Nullable String status;
    private @Nullable String fileFormat;
    private @Nullable String region;
    private @Nullable String userId;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private List<ArtifactFile> files = List.of();
    private List<String> unreadable = List.of();

    private RecordingMapping(RecordingSource source) {
        this.source = source;
    }

    /** The recording in a response about one. */
    static Recording recording(ApiResponse response, RecordingSource source, String requestedId) throws IOException {
        Recording recording = EnvelopeReader.of(response, () -> new RecordingMapping(source));
        if (recording == null) {
            throw new UnusableResponseException("it has no recording with an id, or more than one");
        }
        response.requireIsAbout(requestedId, recording.id());
        return recording;
    }

    /** Maps the recordings of a list. */
    static NumberedPages.ItemMapping<Recording> elements(RecordingSource source) {
        return (JsonReader json, ResponseMetadata metadata) ->
                EnvelopeReader.of(json, metadata, () -> new RecordingMapping(source));
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "roomId" -> roomId = json.id();
            case "meetingId" -> meetingId = json.id();
            case "sessionId" -> sessionId = json.id();
            case "participantId" -> participantId = json.id();
            case "participantName" -> participantName = json.text();
            case "kind" -> kind = json.id();
            case "status" -> status = json.id();
            case "fileFormat" -> fileFormat = json.id();
            case "region" -> region = json.id();
            case "userId" -> userId = json.id();
            case "start", "startedAt" -> start = json.instant();
            case "end", "stoppedAt" -> end = json.instant();
            case "createdAt" -> createdAt = json.instant();
            case "updatedAt" -> updatedAt = json.instant();
            case "file" -> {
                ArtifactFile file = FileMapping.file(json);
                files = file == null ? List.of() : List.of(file);
            }
            case "files" -> files = FileMapping.files(json);
            default -> {}
        }
    }

    @Override
    public void unreadableFields(List<String> names) {
        unreadable = names;
    }

    @Override
    public @Nullable Recording value(ProviderDocument raw, ResponseMetadata metadata) {
        return id == null
                ? null
                : Recording.builder(VideoSdkProvider.ID)
                        .id(id)
                        .sessionId(sessionId)
                        .roomId(ObjectMapping.either(roomId, meetingId))
                        .participantId(participantId)
                        .kind(neutralKind())
                        .providerKind(kind)
                        .status(neutralStatus())
                        .providerStatus(status)
                        .startedAt(start)
                        .endedAt(end)
                        // A file may play longer than from start to end, so with several files nothing is known.
                        .duration(
                                start == null && files.size() == 1
                                        ? files.get(0).duration().orElse(null)
                                        : null)
                        .files(files)
                        .providerValue(new VideoSdkRecording(
                                source, participantName, fileFormat, region, userId, createdAt, updatedAt))
                        .unreadableFields(unreadable)
                        .raw(raw)
                        .metadata(metadata)
                        .build();
    }

    private RecordingKind neutralKind() {
        if (kind == null) {
            return source.kind();
        }
        return switch (kind) {
            case "audio_video" -> RecordingKind.PARTICIPANT;
            case "audio" -> RecordingKind.AUDIO;
            case "video" -> RecordingKind.VIDEO;
            case "screen_audio" -> RecordingKind.SCREEN_AUDIO;
            case "screen_video" -> RecordingKind.SCREEN_VIDEO;
            default -> RecordingKind.UNKNOWN;
        };
    }

    /** Most lists have no status: a recording with a file is ready, and one with a start and no end goes on. */
    private ArtifactStatus neutralStatus() {
        if (status != null) {
            return statusOf(status);
        }
        if (!files.isEmpty()) {
            return ArtifactStatus.READY;
        }
        if (start == null) {
            return ArtifactStatus.UNKNOWN;
        }
        return end == null ? ArtifactStatus.ACTIVE : ArtifactStatus.PROCESSING;
    }

    /** The statuses of merges, and of transcripts as far as VideoSDK documents them. */
    static ArtifactStatus statusOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pending", "processing" -> ArtifactStatus.PROCESSING;
            case "completed" -> ArtifactStatus.READY;
            case "failed", "cancelled" -> ArtifactStatus.FAILED;
            default -> ArtifactStatus.UNKNOWN;
        };
    }
}
