package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.Map;
import java.util.Optional;

/**
 * The rooms of a project, which version 1 calls meetings; got by {@link VideoSdkClient#rooms()}.
 *
 * <pre>{@code
 * VideoSdkRoom room = client.rooms().create(NewRoom.builder().customRoomId("weekly-planning").build());
 * }</pre>
 *
 * <p>All calls throw {@link io.unisession.error.SessionException} and its children as {@link VideoSdkClient#getSession}
 * does.
 */
public final class VideoSdkRooms {
    private static final Endpoint DEACTIVATE = Endpoint.post("deactivateRoom", "/v2/rooms/deactivate");

    private final HttpPipeline http;
    private final ApiVersion version;
    private final Endpoint create;
    private final Endpoint validate;
    private final Endpoint get;
    private final Endpoint list;

    VideoSdkRooms(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
        String rooms = version == ApiVersion.V1 ? "/v1/meetings" : "/v2/rooms";
        this.create = Endpoint.post("createRoom", rooms);
        // Version 1 validates by POST, which changes nothing.
        this.validate = version == ApiVersion.V1
                ? Endpoint.post("validateRoom", rooms + "/{roomId}").idempotent()
                : Endpoint.get("validateRoom", rooms + "/validate/{roomId}");
        this.get = Endpoint.get("getRoom", rooms + "/{roomId}");
        this.list = Endpoint.get("listRooms", rooms);
    }

    /**
     * Makes a room, or gives the one that has the same custom id: {@code POST /v2/rooms} or {@code POST /v1/meetings}.
     * Not sent again once it may have reached VideoSDK.
     *
     * @param room what the room is to be like
     * @param options what differs from the client's settings in this call
     * @return the room
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if more than a custom id is wanted;
     *     nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public VideoSdkRoom create(NewRoom room, CallOptions options) {
        return http.call(create.request().json(room.toJson(version)), options, RoomMapping::room);
    }

    /**
     * As {@link #create(NewRoom, CallOptions)}, with the client's settings.
     *
     * @param room what the room is to be like
     * @return the room
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if more than a custom id is wanted;
     *     nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public VideoSdkRoom create(NewRoom room) {
        return create(room, CallOptions.defaults());
    }

    /**
     * Asks whether a room can be joined: {@code GET /v2/rooms/validate/{roomId}} or {@code POST
     * /v1/meetings/{meetingId}}.
     *
     * @param roomId the room's id, or the application's own id of it
     * @param options what differs from the client's settings in this call
     * @return the room, or empty where VideoSDK calls it not valid, which it says by HTTP 400, 402 or 404
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Optional<VideoSdkRoom> validate(String roomId, CallOptions options) {
        try {
            return Optional.of(http.call(validate.request(roomId), options, RoomMapping::room));
        } catch (NotFoundException unknown) {
            return Optional.empty();
        } catch (InvalidRequestException refused) {
            if (refused.httpStatus() == 400) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * As {@link #validate(String, CallOptions)}, with the client's settings.
     *
     * @param roomId the room's id, or the application's own id of it
     * @return the room, or empty where it is not valid
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Optional<VideoSdkRoom> validate(String roomId) {
        return validate(roomId, CallOptions.defaults());
    }

    /**
     * Gets a room: {@code GET /v2/rooms/{roomId}} or {@code GET /v1/meetings/{id}}.
     *
     * @param roomId the room's id, or the application's own id of it
     * @param options what differs from the client's settings in this call
     * @return the room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such room (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom get(String roomId, CallOptions options) {
        return http.call(get.request(roomId), options, RoomMapping::room);
    }

    /**
     * As {@link #get(String, CallOptions)}, with the client's settings.
     *
     * @param roomId the room's id, or the application's own id of it
     * @return the room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such room (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom get(String roomId) {
        return get(roomId, CallOptions.defaults());
    }

    /**
     * Lists the rooms of the project, deactivated ones included: {@code GET /v2/rooms} or {@code GET /v1/meetings}, one
     * request per page, none before the pager is walked.
     *
     * @param first where to begin, and the size of a page; VideoSDK's own size is 20, and what it allows at most is not
     *     known
     * @param options what differs from the client's settings, in each request
     * @return the rooms in VideoSDK's order
     * @throws IllegalArgumentException if the cursor of {@code first} is none that a list of VideoSDK gave
     */
    public Pager<VideoSdkRoom> list(PageRequest first, CallOptions options) {
        return NumberedPages.list(
                http, list.operation(), list.request(), NumberedPages.of(RoomMapping::element), first, options);
    }

    /**
     * As {@link #list(PageRequest, CallOptions)}, from the beginning and with the client's settings.
     *
     * @return the rooms
     */
    public Pager<VideoSdkRoom> list() {
        return list(PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Deactivates a room for ever: {@code POST /v2/rooms/deactivate}. Version 2 only.
     *
     * @param roomId VideoSDK's id of the room; the application's own id is not found here
     * @param options what differs from the client's settings in this call
     * @return the room as it is now
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such room (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom deactivate(String roomId, CallOptions options) {
        version.requireV2(DEACTIVATE.operation());
        Map<String, String> body = Map.of("roomId", Endpoint.requireId("roomId", roomId));
        return http.call(DEACTIVATE.request().json(body), options, RoomMapping::room);
    }

    /**
     * As {@link #deactivate(String, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @return the room as it is now
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if there is no such room (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom deactivate(String roomId) {
        return deactivate(roomId, CallOptions.defaults());
    }

    /** The version alone. */
    @Override
    public String toString() {
        return "VideoSdkRooms[" + version + "]";
    }
}
