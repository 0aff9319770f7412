package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;

/** Lists the sessions that took place in a room. */
@FunctionalInterface
public interface RoomSessionListing extends Capability {
    /**
     * Lists the sessions of a room in the provider's order, usually newest first. Nothing is sent before the pager is
     * walked; each page is one request, so walking may throw what {@link io.unisession.SessionClient#getSession}
     * throws.
     *
     * @param roomId the room's id, as {@link Session#roomId()} gives it
     * @param first where to begin, and the size of a page
     * @param options what differs from the client's settings, in each request
     * @return the sessions; for a room that the provider does not know, none, or the walk throws
     *     {@code NotFoundException}, as the provider responds
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    Pager<Session> listRoomSessions(String roomId, PageRequest first, CallOptions options);

    /**
     * As {@link #listRoomSessions(String, PageRequest, CallOptions)}, from the beginning and with the client's
     * settings.
     *
     * @param roomId the room's id
     * @return the sessions
     */
    default Pager<Session> listRoomSessions(String roomId) {
        return listRoomSessions(roomId, PageRequest.first(), CallOptions.defaults());
    }
}
