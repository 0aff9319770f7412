package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recordings of a project, in the lists in which VideoSDK keeps them. Returned by {@link
 * VideoSdkClient#recordings()}. To list what there is of one session, use {@link VideoSdkClient#listRecordings}.
 *
 * <pre>{@code
 * Pager<Recording> tracks = client.recordings()
 *         .list(RecordingSource.TRACK, VideoSdkArtifactQuery.builder().roomId(roomId).build());
 * }</pre>
 *
 * <p>Version 1 only lists, gets and deletes recordings of rooms. Every call can throw {@link
 * io.unisession.error.SessionException} and its subclasses, as {@link VideoSdkClient#getSession} does.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-recordings">VideoSDK's
 *     reference</a>
 */
public final class VideoSdkRecordings {
    private static final String PARTICIPANT_ID = "participantId";
    private static final Endpoint LIST_V1 = Endpoint.get("listRecordings", "/v1/meeting-recordings");
    private static final Endpoint GET_V1 = Endpoint.get("getRecording", "/v1/meeting-recordings/{recordingId}");
    private static final Endpoint DELETE_V1 =
            Endpoint.of("DELETE", "deleteRecording", "/v1/meeting-recordings/{recordingId}");

    private final HttpPipeline http;
    private final ApiVersion version;

    VideoSdkRecordings(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    /**
     * Lists recordings: {@code GET /v2/recordings}, {@code /v2/recordings/participant} and so on, or {@code GET
     * /v1/meeting-recordings}. Each page is one request.
     *
     * @param source which list
     * @param query which recordings of it
     * @param first where to start, and the page size; VideoSDK's maximum is undocumented
     * @param options options for each request
     * @return the recordings, in an order that VideoSDK does not document
     * @throws IllegalArgumentException if the cursor of {@code first} is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the source is not {@code ROOM} or the
     *     query has a filter other than the room and the session; nothing is sent
     */
    public Pager<Recording> list(
            RecordingSource source, VideoSdkArtifactQuery query, PageRequest first, CallOptions options) {
        return NumberedPages.list(
                http, request(source, query), NumberedPages.of(RecordingMapping.elements(source)), first, options);
    }

    ApiRequest request(RecordingSource source, VideoSdkArtifactQuery query) {
        requireSource("listRecordings", source);
        return version == ApiVersion.V1
                ? query.inV1(LIST_V1.request(), version)
                : query.in(Endpoint.get("listRecordings", source.path()).request());
    }

    /**
     * Like {@link #list(RecordingSource, VideoSdkArtifactQuery, PageRequest, CallOptions)}, from the start and with
     * the client's settings.
     *
     * @param source which list
     * @param query which recordings of it
     * @return the recordings
     */
    public Pager<Recording> list(RecordingSource source, VideoSdkArtifactQuery query) {
        return list(source, query, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Gets a recording: {@code GET /v2/recordings/{id}} and so on, or {@code GET /v1/meeting-recordings/{id}}.
     *
     * @param source the list that has it
     * @param recordingId the recording's id
     * @param options options for this call
     * @return the recording
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the source is not {@code ROOM}
     * @throws io.unisession.error.NotFoundException if the list does not have it (HTTP 402 or 404)
     */
    public Recording get(RecordingSource source, String recordingId, CallOptions options) {
        return get(source, VideoSdkArtifactQuery.all(), recordingId, options);
    }

    private Recording get(
            RecordingSource source, VideoSdkArtifactQuery query, String recordingId, CallOptions options) {
        requireSource("getRecording", source);
        Endpoint get =
                version == ApiVersion.V1 ? GET_V1 : Endpoint.get("getRecording", source.path() + "/{recordingId}");
        return http.call(
                query.in(get.request(recordingId)),
                options,
                response -> RecordingMapping.recording(response, source, recordingId));
    }

    /**
     * Like {@link #get(RecordingSource, String, CallOptions)}, with the client's settings.
     *
     * @param source the list that has it
     * @param recordingId the recording's id
     * @return the recording
     */
    public Recording get(RecordingSource source, String recordingId) {
        return get(source, recordingId, CallOptions.defaults());
    }

    /**
     * Gets a recording of a room together with its transcripts, which are in {@code recording.raw()}: {@code GET
     * /v2/recordings/{id}} with {@code withTranscription}. VideoSDK's server library sends it. Version 2 only.
     *
     * @param recordingId the recording's id
     * @param options options for this call
     * @return the recording
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public Recording getWithTranscription(String recordingId, CallOptions options) {
        version.requireV2("getRecording with transcripts");
        return get(
                RecordingSource.ROOM,
                VideoSdkArtifactQuery.builder().withTranscription().build(),
                recordingId,
                options);
    }

    /**
     * Like {@link #getWithTranscription(String, CallOptions)}, with the client's settings.
     *
     * @param recordingId the recording's id
     * @return the recording
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public Recording getWithTranscription(String recordingId) {
        return getWithTranscription(recordingId, CallOptions.defaults());
    }

    /**
     * Deletes a recording: {@code DELETE /v2/recordings/{id}}, {@code /v2/recordings/participant/{id}} and so on, or
     * {@code DELETE /v1/meeting-recordings/{id}}. According to VideoSDK's server library, version 2 hides it rather than
     * erasing it. VideoSDK's reference does not show how to delete merged recordings.
     *
     * @param source the list that has it
     * @param recordingId the recording's id
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the source is not {@code ROOM}
     * @throws io.unisession.error.NotFoundException if the list does not have it (HTTP 402 or 404)
     */
    public void delete(RecordingSource source, String recordingId, CallOptions options) {
        requireSource("deleteRecording", source);
        Endpoint delete = version == ApiVersion.V1
                ? DELETE_V1
                : Endpoint.of("DELETE", "deleteRecording", source.path() + "/{recordingId}");
        http.call(delete.request(recordingId), options);
    }

    /**
     * Like {@link #delete(RecordingSource, String, CallOptions)}, with the client's settings.
     *
     * @param source the list that has it
     * @param recordingId the recording's id
     */
    public void delete(RecordingSource source, String recordingId) {
        delete(source, recordingId, CallOptions.defaults());
    }

    /**
     * Starts recording the session that is active in a room: {@code POST /v2/recordings/start}, or {@code
     * /v2/recordings/composite/start} for {@link RecordingSource#COMPOSITE}. Not retried once the request may have
     * reached VideoSDK.
     *
     * @param source {@code ROOM} or {@code COMPOSITE}
     * @param roomId VideoSDK's id of the room
     * @param settings how to record
     * @param options options for this call
     * @return the recording's id, or empty if the response does not have it
     * @throws IllegalArgumentException if the id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Optional<String> start(RecordingSource source, String roomId, StartSettings settings, CallOptions options) {
        return start(source, Map.of("roomId", Endpoint.requireId("roomId", roomId)), settings, options);
    }

    /**
     * Like {@link #start(RecordingSource, String, StartSettings, CallOptions)}, with the client's settings.
     *
     * @param source {@code ROOM} or {@code COMPOSITE}
     * @param roomId VideoSDK's id of the room
     * @param settings how to record
     * @return the recording's id, or empty if the response does not have it
     * @throws IllegalArgumentException if the id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Optional<String> start(RecordingSource source, String roomId, StartSettings settings) {
        return start(source, roomId, settings, CallOptions.defaults());
    }

    /**
     * Starts recording one participant: {@code POST /v2/recordings/participant/start}, or one of their tracks: {@code
     * /v2/recordings/participant/track/start}, with the setting {@code kind}.
     *
     * @param source {@code PARTICIPANT} or {@code TRACK}
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @param settings how to record
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void startParticipant(
            RecordingSource source, String roomId, String participantId, StartSettings settings, CallOptions options) {
        start(source, ids(roomId, participantId), settings, options);
    }

    /**
     * Like {@link #startParticipant(RecordingSource, String, String, StartSettings, CallOptions)}, with the client's
     * settings.
     *
     * @param source {@code PARTICIPANT} or {@code TRACK}
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @param settings how to record
     * @throws IllegalArgumentException if an id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void startParticipant(RecordingSource source, String roomId, String participantId, StartSettings settings) {
        startParticipant(source, roomId, participantId, settings, CallOptions.defaults());
    }

    private Optional<String> start(
            RecordingSource source, Map<String, String> ids, StartSettings settings, CallOptions options) {
        version.requireV2("startRecording");
        return http.call(
                Endpoint.post("startRecording", source.startPath(ids.containsKey(PARTICIPANT_ID)))
                        .request()
                        .json(settings.toJson(ids)),
                options,
                VideoSdkRecordings::startedId);
    }

    /** The id, under one of several names; empty for a response that is a sentence. */
    static Optional<String> startedId(ApiResponse response) {
        return Stream.of("/id", "/recordingId", "/data/id", "/data/recordingId")
                .flatMap(pointer -> response.document().text(pointer).stream())
                .findFirst();
    }

    /**
     * Stops recording a room: {@code POST /v2/recordings/end}, or {@code /v2/recordings/composite/stop} for {@link
     * RecordingSource#COMPOSITE}, which needs the recording's id.
     *
     * @param source {@code ROOM} or {@code COMPOSITE}
     * @param roomId VideoSDK's id of the room
     * @param settings {@code id} or, for a composite recording, {@code recordingId}, to stop one of several
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stop(RecordingSource source, String roomId, StartSettings settings, CallOptions options) {
        stop(source, Map.of("roomId", Endpoint.requireId("roomId", roomId)), settings, options);
    }

    /**
     * Like {@link #stop(RecordingSource, String, StartSettings, CallOptions)}, with the client's settings.
     *
     * @param source {@code ROOM} or {@code COMPOSITE}
     * @param roomId VideoSDK's id of the room
     * @param settings {@code id} or, for a composite recording, {@code recordingId}, to stop one of several
     * @throws IllegalArgumentException if the id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stop(RecordingSource source, String roomId, StartSettings settings) {
        stop(source, roomId, settings, CallOptions.defaults());
    }

    /**
     * Stops recording one participant or one of their tracks: {@code POST /v2/recordings/participant/stop} or {@code
     * /v2/recordings/participant/track/stop}, which needs the setting {@code kind}.
     *
     * @param source {@code PARTICIPANT} or {@code TRACK}
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @param settings {@code kind} for a track
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stopParticipant(
            RecordingSource source, String roomId, String participantId, StartSettings settings, CallOptions options) {
        stop(source, ids(roomId, participantId), settings, options);
    }

    /**
     * Like {@link #stopParticipant(RecordingSource, String, String, StartSettings, CallOptions)}, with the client's
     * settings.
     *
     * @param source {@code PARTICIPANT} or {@code TRACK}
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @param settings {@code kind} for a track
     * @throws IllegalArgumentException if an id is blank, or the source is not one of those above; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public void stopParticipant(RecordingSource source, String roomId, String participantId, StartSettings settings) {
        stopParticipant(source, roomId, participantId, settings, CallOptions.defaults());
    }

    private void stop(RecordingSource source, Map<String, String> ids, StartSettings settings, CallOptions options) {
        version.requireV2("stopRecording");
        http.call(
                Endpoint.post("stopRecording", source.stopPath(ids.containsKey(PARTICIPANT_ID)))
                        .request()
                        .json(settings.toJson(ids)),
                options);
    }

    private static Map<String, String> ids(String roomId, String participantId) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("roomId", Endpoint.requireId("roomId", roomId));
        ids.put(PARTICIPANT_ID, Endpoint.requireId(PARTICIPANT_ID, participantId));
        return ids;
    }

    private void requireSource(String operation, RecordingSource source) {
        if (version == ApiVersion.V1 && source != RecordingSource.ROOM) {
            throw version.unsupported(operation + " of " + source);
        }
    }
}
