package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.Map;
import java.util.Optional;

/**
 * The HLS streams of a project, and its livestreams over RTMP. Returned by {@link VideoSdkClient#streams()}. Version 2
 * only.
 *
 * <p>Every call can throw {@link io.unisession.error.SessionException} and its subclasses, as {@link
 * VideoSdkClient#getSession} does.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-all-hls">VideoSDK's reference</a>
 */
public final class VideoSdkStreams {
    private static final Endpoint LIST = Endpoint.get("listStreams", "/v2/hls");
    private static final Endpoint GET = Endpoint.get("getStream", "/v2/hls/{streamId}");
    private static final Endpoint ACTIVE = Endpoint.get("getActiveStream", "/v2/hls/{roomId}/active");
    private static final Endpoint START = Endpoint.post("startStream", "/v2/hls/start");
    private static final Endpoint STOP = Endpoint.post("stopStream", "/v2/hls/end");

    private static final Endpoint LIST_LIVESTREAMS = Endpoint.get("listLivestreams", "/v2/livestreams");
    private static final Endpoint GET_LIVESTREAM = Endpoint.get("getLivestream", "/v2/livestreams/{livestreamId}");

    private final HttpPipeline http;
    private final ApiVersion version;

    VideoSdkStreams(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    /**
     * Lists streams: {@code GET /v2/hls}. Each page is one request.
     *
     * @param query which streams: by room, session or search
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the streams, in an order that VideoSDK does not document
     * @throws IllegalArgumentException if the cursor is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkStream> list(VideoSdkArtifactQuery query, PageRequest first, CallOptions options) {
        version.requireV2(LIST.operation());
        return NumberedPages.list(
                http, query.in(LIST.request()), NumberedPages.of(StreamMapping::element), first, options);
    }

    /**
     * Like {@link #list(VideoSdkArtifactQuery, PageRequest, CallOptions)}, from the start and with the client's settings.
     *
     * @param query which streams
     * @return the streams
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkStream> list(VideoSdkArtifactQuery query) {
        return list(query, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Gets a stream: {@code GET /v2/hls/{id}}.
     *
     * @param streamId the stream's id
     * @param options options for this call
     * @return the stream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public VideoSdkStream get(String streamId, CallOptions options) {
        version.requireV2(GET.operation());
        return http.call(GET.request(streamId), options, response -> {
            VideoSdkStream stream = StreamMapping.stream(response);
            response.requireIsAbout(streamId, stream.id());
            return stream;
        });
    }

    /**
     * Like {@link #get(String, CallOptions)}, with the client's settings.
     *
     * @param streamId the stream's id
     * @return the stream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public VideoSdkStream get(String streamId) {
        return get(streamId, CallOptions.defaults());
    }

    /**
     * Gets the stream that a room has now: {@code GET /v2/hls/{roomId}/active}.
     *
     * @param roomId VideoSDK's id of the room
     * @param options options for this call
     * @return the stream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is none
     */
    public VideoSdkStream getActive(String roomId, CallOptions options) {
        version.requireV2(ACTIVE.operation());
        return http.call(ACTIVE.request(roomId), options, StreamMapping::stream);
    }

    /**
     * Like {@link #getActive(String, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @return the stream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is none
     */
    public VideoSdkStream getActive(String roomId) {
        return getActive(roomId, CallOptions.defaults());
    }

    /**
     * Starts streaming the session that is active in a room: {@code POST /v2/hls/start}. Not retried once the request
     * may have reached VideoSDK.
     *
     * @param roomId VideoSDK's id of the room
     * @param settings how to stream
     * @param options options for this call
     * @return the stream's id, or empty if the response does not have it
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
     * @param settings how to stream
     * @return the stream's id, or empty if the response does not have it
     * @throws IllegalArgumentException if the id is blank; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Optional<String> start(String roomId, StartSettings settings) {
        return start(roomId, settings, CallOptions.defaults());
    }

    /**
     * Stops streaming a room: {@code POST /v2/hls/end}.
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

    /**
     * Lists the livestreams over RTMP: {@code GET /v2/livestreams}. Each page is one request.
     *
     * @param query which livestreams: by room or session
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the livestreams, in an order that VideoSDK does not document
     * @throws IllegalArgumentException if the cursor is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkLivestream> listLivestreams(
            VideoSdkArtifactQuery query, PageRequest first, CallOptions options) {
        version.requireV2(LIST_LIVESTREAMS.operation());
        return NumberedPages.list(
                http,
                query.in(LIST_LIVESTREAMS.request()),
                NumberedPages.of(LivestreamMapping::element),
                first,
                options);
    }

    /**
     * Like {@link #listLivestreams(VideoSdkArtifactQuery, PageRequest, CallOptions)}, from the start and with the
     * client's settings.
     *
     * @param query which livestreams
     * @return the livestreams
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkLivestream> listLivestreams(VideoSdkArtifactQuery query) {
        return listLivestreams(query, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Gets a livestream: {@code GET /v2/livestreams/{id}}. VideoSDK's server library has this operation; the shape of
     * its response is not documented, so this expects that of an element of the list.
     *
     * @param livestreamId the livestream's id
     * @param options options for this call
     * @return the livestream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public VideoSdkLivestream getLivestream(String livestreamId, CallOptions options) {
        version.requireV2(GET_LIVESTREAM.operation());
        return http.call(GET_LIVESTREAM.request(livestreamId), options, response -> {
            VideoSdkLivestream livestream = LivestreamMapping.livestream(response);
            response.requireIsAbout(livestreamId, livestream.id());
            return livestream;
        });
    }

    /**
     * Like {@link #getLivestream(String, CallOptions)}, with the client's settings.
     *
     * @param livestreamId the livestream's id
     * @return the livestream
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if it does not exist (HTTP 402 or 404)
     */
    public VideoSdkLivestream getLivestream(String livestreamId) {
        return getLivestream(livestreamId, CallOptions.defaults());
    }
}
