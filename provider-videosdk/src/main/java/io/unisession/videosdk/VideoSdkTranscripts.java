package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Transcript;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.Map;
import java.util.Optional;

/**
 * The transcripts and summaries of a project. Returned by {@link VideoSdkClient#transcripts()}. To list what there is of
 * one session, use {@link VideoSdkClient#listTranscripts}. Version 2 only.
 *
 * <p>Every call can throw {@link io.unisession.error.SessionException} and its subclasses, as {@link
 * VideoSdkClient#getSession} does.
 *
 * @see <a
 *     href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-post-transcriptions-summary">VideoSDK's
 *     reference</a>
 */
public final class VideoSdkTranscripts {
    private static final Endpoint START =
            Endpoint.post("startTranscription", TranscriptSource.REALTIME.path() + "/start");
    private static final Endpoint STOP = Endpoint.post("stopTranscription", TranscriptSource.REALTIME.path() + "/end");

    private final HttpPipeline http;
    private final ApiVersion version;

    VideoSdkTranscripts(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    /**
     * Lists transcripts: {@code GET /ai/v1/post-transcriptions} or {@code /ai/v1/realtime-transcriptions}. Each page is
     * one request. According to VideoSDK's server library, the list of realtime transcripts ignores the room, so those
     * of other rooms and sessions than the query's are left out here.
     *
     * @param source which list
     * @param query which transcripts of it
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the transcripts
     * @throws IllegalArgumentException if the cursor is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<Transcript> list(
            TranscriptSource source, VideoSdkArtifactQuery query, PageRequest first, CallOptions options) {
        return NumberedPages.list(
                        http,
                        request(source, query),
                        NumberedPages.of(TranscriptMapping.elements(source)),
                        first,
                        options)
                .filter(query::matches);
    }

    /**
     * Like {@link #list(TranscriptSource, VideoSdkArtifactQuery, PageRequest, CallOptions)}, from the start and with the
     * client's settings.
     *
     * @param source which list
     * @param query which transcripts of it
     * @return the transcripts
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<Transcript> list(TranscriptSource source, VideoSdkArtifactQuery query) {
        return list(source, query, PageRequest.first(), CallOptions.defaults());
    }

    ApiRequest request(TranscriptSource source, VideoSdkArtifactQuery query) {
        version.requireV2("listTranscripts");
        return query.in(Endpoint.get("listTranscripts", source.path()).request());
    }

    /**
     * Gets a transcript: {@code GET /ai/v1/post-transcriptions/{id}} or {@code /ai/v1/realtime-transcriptions/{id}}.
     *
     * @param source the list that has it
     * @param transcriptId the transcript's id
     * @param options options for this call
     * @return the transcript
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the list does not have it (HTTP 402 or 404)
     */
    public Transcript get(TranscriptSource source, String transcriptId, CallOptions options) {
        version.requireV2("getTranscript");
        return http.call(
                Endpoint.get("getTranscript", source.path() + "/{transcriptId}").request(transcriptId),
                options,
                response -> TranscriptMapping.transcript(response, source, transcriptId));
    }

    /**
     * Like {@link #get(TranscriptSource, String, CallOptions)}, with the client's settings.
     *
     * @param source the list that has it
     * @param transcriptId the transcript's id
     * @return the transcript
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the list does not have it (HTTP 402 or 404)
     */
    public Transcript get(TranscriptSource source, String transcriptId) {
        return get(source, transcriptId, CallOptions.defaults());
    }

    /**
     * Starts transcribing the session that is active in a room: {@code POST /ai/v1/realtime-transcriptions/start}. Not
     * retried once the request may have reached VideoSDK.
     *
     * @param roomId VideoSDK's id of the room
     * @param settings how to transcribe, such as {@code language} and {@code summary}
     * @param options options for this call
     * @return the transcript's id, or empty if the response does not have it
     * @throws IllegalArgumentException if the id is blank; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Optional<String> start(String roomId, StartSettings settings, CallOptions options) {
        version.requireV2(START.operation());
        return http.call(
                START.request().json(settings.toJson(Map.of("roomId", Endpoint.requireId("roomId", roomId)))),
                options,
                VideoSdkRecordings::startedId);
    }

    /**
     * Like {@link #start(String, StartSettings, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @param settings how to transcribe, such as {@code language} and {@code summary}
     * @return the transcript's id, or empty if the response does not have it
     * @throws IllegalArgumentException if the id is blank; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Optional<String> start(String roomId, StartSettings settings) {
        return start(roomId, settings, CallOptions.defaults());
    }

    /**
     * Stops transcribing a room: {@code POST /ai/v1/realtime-transcriptions/end}.
     *
     * @param roomId VideoSDK's id of the room
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stop(String roomId, CallOptions options) {
        version.requireV2(STOP.operation());
        http.call(STOP.request().json(Map.of("roomId", Endpoint.requireId("roomId", roomId))), options);
    }

    /**
     * Like {@link #stop(String, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @throws IllegalArgumentException if the id is blank; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stop(String roomId) {
        stop(roomId, CallOptions.defaults());
    }
}
