package io.unisession.videosdk;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Transcript;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a transcript. One written during the session names its room and session in {@code extension}. */
final class TranscriptMapping implements ObjectMapping<Transcript> {
    private final TranscriptSource source;
    private @Nullable String id;
    private @Nullable String roomId;
    private @Nullable String sessionId;
    private @Nullable String recordingId;
    private @Nullable String status;
    private @Nullable String filePath;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private List<ArtifactFile> files = List.of();
    private List<ArtifactFile> summaryFiles = List.of();
    private List<String> unreadable = List.of();

    private TranscriptMapping(TranscriptSource source) {
        this.source = source;
    }

    /** The transcript in a response about one. */
    static Transcript transcript(ApiResponse response, TranscriptSource source, String requestedId) throws IOException {
        Transcript transcript = EnvelopeReader.of(response, () -> new TranscriptMapping(source));
        if (transcript == null) {
            throw new UnusableResponseException("it has no transcript with an id, or more than one");
        }
        response.requireIsAbout(requestedId, transcript.id());
        return transcript;
    }

    /** Maps the transcripts of a list. */
    static NumberedPages.ItemMapping<Transcript> elements(TranscriptSource source) {
        return (JsonReader json, ResponseMetadata metadata) ->
                EnvelopeReader.of(json, metadata, () -> new TranscriptMapping(source));
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "roomId" -> roomId = json.id();
            case "sessionId" -> sessionId = json.id();
            case "recordingId" -> recordingId = json.id();
            case "status" -> status = json.id();
            case "filePath" -> filePath = json.text();
            case "start" -> start = json.instant();
            case "end" -> end = json.instant();
            case "extension" -> readExtension(json);
            case "transcriptionFilePaths" -> files = FileMapping.texts(json);
            case "summarizedFilePaths" -> summaryFiles = FileMapping.texts(json);
            default -> {}
        }
    }

    private void readExtension(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                if (json.field().equals("extensionConfig") && json.enterObject()) {
                    while (json.nextField()) {
                        switch (json.field()) {
                            case "roomId" -> roomId = ObjectMapping.either(roomId, json.id());
                            case "sessionId" -> sessionId = ObjectMapping.either(sessionId, json.id());
                            default -> {}
                        }
                    }
                }
            }
        }
    }

    @Override
    public void unreadableFields(List<String> names) {
        unreadable = names;
    }

    @Override
    public @Nullable Transcript value(ProviderDocument raw, ResponseMetadata metadata) {
        return id == null
                ? null
                : Transcript.builder(VideoSdkProvider.ID)
                        .id(id)
                        .sessionId(sessionId)
                        .roomId(roomId)
                        .recordingId(recordingId)
                        .status(status == null ? ArtifactStatus.UNKNOWN : RecordingMapping.statusOf(status))
                        .providerStatus(status)
                        .startedAt(start)
                        .endedAt(end)
                        .files(files)
                        .summaryFiles(summaryFiles)
                        .providerValue(new VideoSdkTranscript(source, ObjectMapping.secret(filePath)))
                        .unreadableFields(unreadable)
                        .raw(raw)
                        .metadata(metadata)
                        .build();
    }
}
