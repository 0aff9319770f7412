package io.unisession.livekit;

import io.unisession.spi.http.Endpoint;

/**
 * The operations of LiveKit's {@code RoomService} and {@code Egress}. Each has the name of the client's method, which errors and logs show.
 * All are POST; those that read, and those that may be repeated without harm, are declared idempotent.
 */
final class LiveKitEndpoints {
    private static final String SERVICE = "/twirp/livekit.RoomService/";

    static final Endpoint GET_SESSION = listRooms("getSession");
    static final Endpoint LIST_SESSIONS = listRooms("listSessions");
    static final Endpoint LIST_ROOMS = listRooms("listRooms");

    /** Returns the existing room if there is one with that name. */
    static final Endpoint CREATE_ROOM =
            Endpoint.post("createRoom", SERVICE + "CreateRoom").idempotent();

    static final Endpoint UPDATE_ROOM_METADATA =
            Endpoint.post("updateRoomMetadata", SERVICE + "UpdateRoomMetadata").idempotent();

    /** Not idempotent: a second request might end the next session in the room. */
    static final Endpoint END_SESSION = Endpoint.post("endSession", SERVICE + "DeleteRoom");

    static final Endpoint LIST_PARTICIPANTS =
            Endpoint.post("listParticipants", SERVICE + "ListParticipants").idempotent();
    static final Endpoint GET_PARTICIPANT =
            Endpoint.post("getParticipant", SERVICE + "GetParticipant").idempotent();

    /** Not idempotent: a second request might remove somebody who has rejoined. */
    static final Endpoint REMOVE_PARTICIPANT = Endpoint.post("removeParticipant", SERVICE + "RemoveParticipant");

    static final Endpoint LIST_RECORDINGS =
            Endpoint.post("listRecordings", "/twirp/livekit.Egress/ListEgress").idempotent();

    private LiveKitEndpoints() {}

    /** Listing rooms is how a room is found, so other operations begin with it, under their own name. */
    static Endpoint listRooms(String operation) {
        return Endpoint.post(operation, SERVICE + "ListRooms").idempotent();
    }
}
