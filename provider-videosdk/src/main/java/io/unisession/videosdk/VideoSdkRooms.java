package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rooms of a project, which version 1 calls meetings. Returned by {@link VideoSdkClient#rooms()}.
 *
 * <pre>{@code
 * VideoSdkRoom room = client.rooms().create(NewRoom.builder().customRoomId("weekly-planning").build());
 * }</pre>
 *
 * <p>Every call can throw {@link io.unisession.error.SessionException} and its subclasses, as {@link
 * VideoSdkClient#getSession} does.
 */
public final class VideoSdkRooms {
    private static final Endpoint DEACTIVATE = Endpoint.post("deactivateRoom", "/v2/rooms/deactivate");
    private static final Endpoint END_SESSION = Endpoint.post("endSession", "/v2/sessions/end");
    private static final Endpoint REMOVE_PARTICIPANT =
            Endpoint.post("removeParticipant", "/v2/sessions/participants/remove");

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
        // Version 1 validates by POST, which changes nothing, so it can be retried.
        this.validate = version == ApiVersion.V1
                ? Endpoint.post("validateRoom", rooms + "/{roomId}").idempotent()
                : Endpoint.get("validateRoom", rooms + "/validate/{roomId}");
        this.get = Endpoint.get("getRoom", rooms + "/{roomId}");
        this.list = Endpoint.get("listRooms", rooms);
    }

    /**
     * Creates a room, or returns the existing room with the same custom id: {@code POST /v2/rooms} or {@code POST
     * /v1/meetings}. Not retried once the request may have reached VideoSDK.
     *
     * @param room the room to create
     * @param options options for this call
     * @return the room
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the room has more than a custom id;
     *     nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public VideoSdkRoom create(NewRoom room, CallOptions options) {
        return http.call(create.request().json(room.toJson(version)), options, RoomMapping::room);
    }

    /**
     * Like {@link #create(NewRoom, CallOptions)}, with the client's settings.
     *
     * @param room the room to create
     * @return the room
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the room has more than a custom id;
     *     nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public VideoSdkRoom create(NewRoom room) {
        return create(room, CallOptions.defaults());
    }

    /**
     * Checks whether a room with this id exists in the caller's account: {@code GET /v2/rooms/validate/{roomId}} or
     * {@code POST /v1/meetings/{meetingId}}. A deactivated room exists too; {@link VideoSdkRoom#isDisabled()} tells
     * whether it can still be joined.
     *
     * @param roomId the room's id, or the application's own id of it
     * @param options options for this call
     * @return the room, or empty if VideoSDK rejects the id with HTTP 400, 402 or 404
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Optional<VideoSdkRoom> validate(String roomId, CallOptions options) {
        try {
            return Optional.of(
                    http.call(validate.request(roomId), options, response -> RoomMapping.room(response, roomId)));
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
     * Like {@link #validate(String, CallOptions)}, with the client's settings.
     *
     * @param roomId the room's id, or the application's own id of it
     * @return the room, or empty if the caller's account has no room with this id
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
     * @param options options for this call
     * @return the room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom get(String roomId, CallOptions options) {
        return http.call(get.request(roomId), options, response -> RoomMapping.room(response, roomId));
    }

    /**
     * Like {@link #get(String, CallOptions)}, with the client's settings.
     *
     * @param roomId the room's id, or the application's own id of it
     * @return the room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom get(String roomId) {
        return get(roomId, CallOptions.defaults());
    }

    /**
     * Lists the rooms of the project, including deactivated ones: {@code GET /v2/rooms} or {@code GET /v1/meetings}.
     * Each page is one request. Nothing is sent until the pager is iterated.
     *
     * @param first where to start, and the page size; VideoSDK's default size is 20, its maximum is undocumented
     * @param options options for each request
     * @return the rooms in VideoSDK's order
     * @throws IllegalArgumentException if the cursor of {@code first} is not from a list of VideoSDK
     */
    public Pager<VideoSdkRoom> list(PageRequest first, CallOptions options) {
        return NumberedPages.list(http, list.request(), NumberedPages.of(RoomMapping::element), first, options);
    }

    /**
     * Like {@link #list(PageRequest, CallOptions)}, from the start and with the client's settings.
     *
     * @return the rooms
     */
    public Pager<VideoSdkRoom> list() {
        return list(PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Lists the rooms whose id or custom id is exactly this text: {@code GET /v2/rooms} with {@code query}, which
     * VideoSDK's server library sends. Version 2 only.
     *
     * @param roomOrCustomRoomId VideoSDK's id of the room, or the application's own
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the rooms in VideoSDK's order
     * @throws IllegalArgumentException if the text is blank, {@code .} or {@code ..}, or the cursor is not from a list of
     *     VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkRoom> search(String roomOrCustomRoomId, PageRequest first, CallOptions options) {
        version.requireV2("listRooms by search");
        return NumberedPages.list(
                http,
                list.request().query("query", Endpoint.requireId("roomOrCustomRoomId", roomOrCustomRoomId)),
                NumberedPages.of(RoomMapping::element),
                first,
                options);
    }

    /**
     * Like {@link #search(String, PageRequest, CallOptions)}, from the start and with the client's settings.
     *
     * @param roomOrCustomRoomId VideoSDK's id of the room, or the application's own
     * @return the rooms
     * @throws IllegalArgumentException if the text is blank, {@code .} or {@code ..}
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<VideoSdkRoom> search(String roomOrCustomRoomId) {
        return search(roomOrCustomRoomId, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Deactivates a room permanently: {@code POST /v2/rooms/deactivate}. Version 2 only.
     *
     * @param roomId VideoSDK's id of the room; VideoSDK does not find it by the application's own id
     * @param options options for this call
     * @return the deactivated room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom deactivate(String roomId, CallOptions options) {
        version.requireV2(DEACTIVATE.operation());
        Map<String, String> body = Map.of("roomId", Endpoint.requireId("roomId", roomId));
        return http.call(DEACTIVATE.request().json(body), options, RoomMapping::room);
    }

    /**
     * Like {@link #deactivate(String, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @return the deactivated room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public VideoSdkRoom deactivate(String roomId) {
        return deactivate(roomId, CallOptions.defaults());
    }

    /**
     * Ends the session that is active in a room, by the room alone: {@code POST /v2/sessions/end}. Version 2 only. To end
     * a session by its id, safe from ending a newer one, use {@link VideoSdkClient#endSession}.
     *
     * @param roomId VideoSDK's id of the room, or the application's own id of it
     * @param ending which session, and how
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room has no active session (HTTP 402 or 404)
     */
    public void endSession(String roomId, RoomEnding ending, CallOptions options) {
        version.requireV2(END_SESSION.operation());
        http.call(END_SESSION.request().json(ending.toJson(Endpoint.requireId("roomId", roomId))), options);
    }

    /**
     * Like {@link #endSession(String, RoomEnding, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room, or the application's own id of it
     * @param ending which session, and how
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room has no active session (HTTP 402 or 404)
     */
    public void endSession(String roomId, RoomEnding ending) {
        endSession(roomId, ending, CallOptions.defaults());
    }

    /**
     * Removes a participant from the session that is active in a room, by the room alone: {@code POST
     * /v2/sessions/participants/remove}. Version 2 only.
     *
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room has no such participant now (HTTP 402 or 404)
     */
    public void removeParticipant(String roomId, String participantId, CallOptions options) {
        version.requireV2(REMOVE_PARTICIPANT.operation());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("roomId", Endpoint.requireId("roomId", roomId));
        body.put("participantId", Endpoint.requireId("participantId", participantId));
        http.call(REMOVE_PARTICIPANT.request().json(body), options);
    }

    /**
     * Like {@link #removeParticipant(String, String, CallOptions)}, with the client's settings.
     *
     * @param roomId VideoSDK's id of the room
     * @param participantId the participant's id
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the room has no such participant now (HTTP 402 or 404)
     */
    public void removeParticipant(String roomId, String participantId) {
        removeParticipant(roomId, participantId, CallOptions.defaults());
    }

    /** Shows the version. */
    @Override
    public String toString() {
        return "VideoSdkRooms[" + version + "]";
    }
}
