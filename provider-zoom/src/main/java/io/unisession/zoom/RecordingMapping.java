package io.unisession.zoom;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.Secret;
import io.unisession.Transcript;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the files of a meeting's cloud recording. Zoom lists everything that it keeps of a meeting in one list: each file is
 * a recording, unless its type says that it is a transcript or a summary.
 */
final class RecordingMapping {
    private static final Set<String> TRANSCRIPTS = Set.of("TRANSCRIPT", "VTT", "CC");
    private static final String SUMMARY = "SUMMARY";

    private final ArtifactFile.Builder file = ArtifactFile.builder();
    private @Nullable String id;
    private @Nullable String fileType;
    private @Nullable String recordingType;
    private @Nullable String status;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    private RecordingMapping() {}

    /**
     * Creates what a file is.
     *
     * @param <T> a recording or a transcript
     */
    @FunctionalInterface
    private interface Value<T> {
        /** The value; null if the file is none of that type. */
        @Nullable
        T of(RecordingMapping mapping, Meeting meeting, JsonReader json, int position, boolean ofParticipant)
                throws IOException;
    }

    /** The run of a meeting that the files are of. */
    private record Meeting(ApiResponse response, String requestedId) {
        private String sessionId() {
            return response.document().text("/uuid").orElse(requestedId);
        }

        private @Nullable String roomId() {
            return response.document().text("/id").orElse(null);
        }
    }

    static List<Recording> recordings(ApiResponse response, String requestedId) throws IOException {
        return files(response, requestedId, RecordingMapping::recording);
    }

    static List<Transcript> transcripts(ApiResponse response, String requestedId) throws IOException {
        return files(response, requestedId, RecordingMapping::transcript);
    }

    private static <T> List<T> files(ApiResponse response, String requestedId, Value<T> value) throws IOException {
        Meeting meeting = new Meeting(response, requestedId);
        JsonReader json = response.json();
        List<T> found = new ArrayList<>();
        boolean complete = false;
        if (json.enterObject()) {
            while (json.nextField()) {
                String field = json.field();
                boolean ofParticipant = field.equals("participant_audio_files");
                if (ofParticipant || field.equals("recording_files")) {
                    complete |= !ofParticipant;
                    readFiles(json, meeting, ofParticipant, value, found);
                }
            }
        }
        if (!complete) {
            throw new UnusableResponseException("it has no list at /recording_files");
        }
        return found;
    }

    private static <T> void readFiles(
            JsonReader json, Meeting meeting, boolean ofParticipant, Value<T> value, List<T> found) throws IOException {
        List<T> ofType = new ArrayList<>();
        ItemList.read(json, each -> {
                    int position = each.position();
                    RecordingMapping mapping = read(each);
                    if (mapping == null) {
                        return null;
                    }
                    T read = value.of(mapping, meeting, each, position, ofParticipant);
                    if (read != null) {
                        ofType.add(read);
                    }
                    return mapping;
                })
                .require(null);
        found.addAll(ofType);
    }

    private static @Nullable RecordingMapping read(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return null;
        }
        RecordingMapping mapping = new RecordingMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        return mapping.id == null ? null : mapping;
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "file_type" -> fileType = json.text();
            case "file_extension" -> file.format(lowerCase(json.text()));
            case "file_size" -> file.sizeBytes(json.wholeNumber());
            case "file_path" -> file.path(json.text());
            case "download_url" -> file.address(secret(json.text()));
            case "recording_type" -> recordingType = json.text();
            case "status" -> status = json.text();
            case "recording_start" -> startedAt = json.instant();
            case "recording_end" -> endedAt = json.instant();
            default -> {}
        }
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Secret secret(@Nullable String address) {
        return address == null || address.isBlank() ? null : Secret.of(address);
    }

    private boolean isTranscript() {
        return fileType != null && TRANSCRIPTS.contains(fileType);
    }

    private boolean isSummary() {
        return SUMMARY.equals(fileType);
    }

    private @Nullable Recording recording(Meeting meeting, JsonReader json, int position, boolean ofParticipant)
            throws IOException {
        return isTranscript() || isSummary()
                ? null
                : Recording.builder(ZoomProvider.ID)
                        .id(id)
                        .sessionId(meeting.sessionId())
                        .roomId(meeting.roomId())
                        .status(status())
                        .providerStatus(status)
                        .startedAt(startedAt)
                        .endedAt(endedAt)
                        .kind(kind(ofParticipant))
                        .providerKind(recordingType == null ? fileType : recordingType)
                        .files(List.of(file.build()))
                        .raw(json.documentFrom(position))
                        .unreadableFields(json.unreadableFields(position))
                        .metadata(meeting.response().metadata())
                        .build();
    }

    private @Nullable Transcript transcript(Meeting meeting, JsonReader json, int position, boolean ofParticipant)
            throws IOException {
        return isTranscript() || isSummary()
                ? Transcript.builder(ZoomProvider.ID)
                        .id(id)
                        .sessionId(meeting.sessionId())
                        .roomId(meeting.roomId())
                        .status(status())
                        .providerStatus(status)
                        .startedAt(startedAt)
                        .endedAt(endedAt)
                        .files(isSummary() ? List.of() : List.of(file.build()))
                        .summaryFiles(isSummary() ? List.of(file.build()) : List.of())
                        .raw(json.documentFrom(position))
                        .unreadableFields(json.unreadableFields(position))
                        .metadata(meeting.response().metadata())
                        .build()
                : null;
    }

    private RecordingKind kind(boolean ofParticipant) {
        if (ofParticipant) {
            return RecordingKind.AUDIO;
        }
        return switch (fileType == null ? "" : fileType) {
            case "MP4", "M4A" -> RecordingKind.SESSION;
            case "CHAT" -> RecordingKind.CHAT;
            default -> RecordingKind.UNKNOWN;
        };
    }

    private ArtifactStatus status() {
        return switch (status == null ? "" : status) {
            case "completed" -> ArtifactStatus.READY;
            case "processing" -> ArtifactStatus.PROCESSING;
            default -> ArtifactStatus.UNKNOWN;
        };
    }
}
