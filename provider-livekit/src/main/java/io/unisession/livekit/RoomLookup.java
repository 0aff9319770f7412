package io.unisession.livekit;

import io.unisession.Session;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds open rooms by either of their ids. LiveKit's requests take the name of a room. Its {@code sid}, which is the
 * session's id, is only in the list of rooms, and is looked up for each call: once the room has ended, another may be
 * open under the same name.
 */
final class RoomLookup {
    static final String FORGETS = "LiveKit forgets rooms when they end, and participants when they leave";

    private static final String SID_PREFIX = "RM_";

    private final HttpPipeline http;
    private final GrantTokens tokens;

    RoomLookup(HttpPipeline http, GrantTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /**
     * The request for the room with this id. Rooms can be selected by name only, so a {@code sid} needs all of them. A
     * name might look like a {@code sid}; that room is in the whole list too.
     */
    ApiRequest request(Endpoint listRooms, String id) {
        Endpoint.requireId("sessionId", id);
        return isSid(id) ? request(listRooms) : request(listRooms).json(Map.of("names", List.of(id)));
    }

    /** The request for all rooms. */
    ApiRequest request(Endpoint listRooms) {
        return listRooms.withAuthenticator(tokens.of(Grants.LIST)).request().json(Map.of());
    }

    /** The open room with this id, whether anybody is in it or not. */
    Session room(String operation, String id, CallSequence calls) {
        ApiRequest request = request(LiveKitEndpoints.listRooms(operation), id);
        return calls.call(request, response -> {
                    Optional<Session> room = RoomMapping.find(response, id);
                    if (room.filter(found -> found.roomId().isEmpty()).isPresent()) {
                        throw new UnusableResponseException(
                                "the room has no name, by which LiveKit's requests find it");
                    }
                    return room;
                })
                .orElseThrow(() -> notOpen(operation));
    }

    /** The name of the room with this id. Sends a request only if the id may be a {@code sid}. */
    String name(String operation, String id, CallSequence calls) {
        Endpoint.requireId("sessionId", id);
        return isSid(id) ? room(operation, id, calls).roomId().orElseThrow() : id;
    }

    NotFoundException notOpen(String operation) {
        return http.notListed(operation, "no room with this name or sid is open; " + FORGETS);
    }

    NotFoundException empty(String operation) {
        return http.notListed(
                operation,
                "the room is open, but nobody is in it, so it is not a session (LiveKit's count may be some seconds late)");
    }

    NotFoundException nobody(String operation) {
        return http.notListed(operation, "no room with this name is open, or nobody is in it; " + FORGETS);
    }

    static boolean isSid(String id) {
        return id.startsWith(SID_PREFIX);
    }
}
