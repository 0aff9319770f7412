package io.unisession.videosdk;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.Transcript;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ArtifactLinks;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.PageNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session left behind, out of all lists of VideoSDK, and new addresses of its files. Some lists require the room,
 * so the session is read first; and some may ignore the session, so what is of another one is left out.
 */
final class SessionArtifacts implements RecordingListing, TranscriptListing {
    private final HttpPipeline http;
    private final ApiVersion version;
    private final VideoSdkRecordings recordings;
    private final VideoSdkTranscripts transcripts;

    SessionArtifacts(
            HttpPipeline http, ApiVersion version, VideoSdkRecordings recordings, VideoSdkTranscripts transcripts) {
        this.http = http;
        this.version = version;
        this.recordings = recordings;
        this.transcripts = transcripts;
    }

    @Override
    public Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        Endpoint.requireId("sessionId", sessionId);
        return http.listWhole(first, options, "listRecordings", calls -> {
            VideoSdkArtifactQuery query = query(sessionId, room("listRecordings", sessionId, calls));
            List<Recording> all = new ArrayList<>();
            for (RecordingSource source : sources()) {
                all.addAll(of(
                        sessionId,
                        calls,
                        recordings.request(source, query),
                        NumberedPages.of(RecordingMapping.elements(source)),
                        // Version 1 may leave the session out, although it filters by it.
                        version == ApiVersion.V1));
            }
            return all;
        });
    }

    private List<RecordingSource> sources() {
        return version == ApiVersion.V1 ? List.of(RecordingSource.ROOM) : List.of(RecordingSource.values());
    }

    private static VideoSdkArtifactQuery query(String sessionId, @Nullable String roomId) {
        VideoSdkArtifactQuery.Builder query = VideoSdkArtifactQuery.builder().sessionId(sessionId);
        return roomId == null ? query.build() : query.roomId(roomId).build();
    }

    @Override
    public Pager<Transcript> listTranscripts(String sessionId, PageRequest first, CallOptions options) {
        version.requireV2("listTranscripts");
        Endpoint.requireId("sessionId", sessionId);
        return http.listWhole(first, options, "listTranscripts", calls -> {
            VideoSdkArtifactQuery query = query(sessionId, room("listTranscripts", sessionId, calls));
            List<Transcript> all = new ArrayList<>();
            for (TranscriptSource source : TranscriptSource.values()) {
                all.addAll(of(
                        sessionId,
                        calls,
                        transcripts.request(source, query),
                        NumberedPages.of(TranscriptMapping.elements(source)),
                        false));
            }
            return all;
        });
    }

    private @Nullable String room(String operation, String sessionId, CallSequence calls) {
        Session session = calls.call(
                Endpoint.get(operation, version.sessionPath()).request(sessionId),
                response -> SessionMapping.session(response, sessionId));
        return session.roomId().orElse(null);
    }

    private static <A extends SessionArtifact> List<A> of(
            String sessionId,
            CallSequence calls,
            ApiRequest request,
            NumberedPages.PageMapping<A> mapping,
            boolean keepsUnnamed) {
        return calls.list(page -> request.query("page", PageNumbers.requireNumber(page)), mapping::map).stream()
                .filter(artifact -> artifact.sessionId().map(sessionId::equals).orElse(keepsUnnamed))
                .toList();
    }

    /** Gets the recording or transcript again, and in it the file. */
    ArtifactFile freshLink(SessionArtifact artifact, ArtifactFile file, CallOptions options) {
        List<ArtifactFile> files = artifact instanceof Recording recording
                ? again(recording, options).files()
                : Stream.of(again((Transcript) artifact, options))
                        .flatMap(again -> Stream.concat(again.files().stream(), again.summaryFiles().stream()))
                        .toList();
        return ArtifactLinks.find(file, files);
    }

    private Recording again(Recording recording, CallOptions options) {
        List<RecordingSource> known = recording.unwrap(VideoSdkRecording.class).stream()
                .map(VideoSdkRecording::source)
                .toList();
        List<RecordingSource> sources = known.isEmpty() ? sources() : known;
        // One that was read from JSON does not say which list it is from.
        int last = sources.size() - 1;
        return sources.subList(0, last).stream()
                .flatMap(source -> find(source, recording.id(), options).stream())
                .findFirst()
                .orElseGet(() -> recordings.get(sources.get(last), recording.id(), options));
    }

    private Optional<Recording> find(RecordingSource source, String recordingId, CallOptions options) {
        try {
            return Optional.of(recordings.get(source, recordingId, options));
        } catch (NotFoundException inAnotherList) {
            return Optional.empty();
        }
    }

    private Transcript again(Transcript transcript, CallOptions options) {
        TranscriptSource source = transcript
                .unwrap(VideoSdkTranscript.class)
                .map(VideoSdkTranscript::source)
                .orElse(transcript.recordingId().isPresent() ? TranscriptSource.RECORDING : TranscriptSource.REALTIME);
        return transcripts.get(source, transcript.id(), options);
    }
}
