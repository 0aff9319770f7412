package io.unisession.videosdk;

import io.unisession.spi.http.Endpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to end the session that is active in a room. Immutable: each method returns a new value.
 *
 * <pre>{@code
 * client.rooms().endSession(roomId, RoomEnding.standard().ignoringClosed(), CallOptions.defaults());
 * }</pre>
 */
public final class RoomEnding {
    private static final RoomEnding STANDARD = new RoomEnding(Map.of());

    private final Map<String, Object> fields;

    private RoomEnding(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Ends whichever session is active in the room.
     *
     * @return an ending without parameters
     */
    public static RoomEnding standard() {
        return STANDARD;
    }

    /**
     * Ends this session only: {@code sessionId}. According to VideoSDK's server library, a newer session of the same room
     * then goes on; its reference does not say so clearly.
     *
     * @param sessionId the session's id
     * @return a copy of this ending with the session
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public RoomEnding ofSession(String sessionId) {
        return with("sessionId", Endpoint.requireId("sessionId", sessionId));
    }

    /**
     * Succeeds even if the session has ended already: {@code ignoreClosed}, which VideoSDK's server library sends.
     *
     * @return a copy of this ending that ignores closed sessions
     */
    public RoomEnding ignoringClosed() {
        return with("ignoreClosed", true);
    }

    /**
     * Forces the end: {@code vsdkForceKill}, which VideoSDK's server library sends. What it does beyond a normal end is
     * not documented.
     *
     * @return a copy of this ending that is forced
     */
    public RoomEnding forced() {
        return with("vsdkForceKill", true);
    }

    private RoomEnding with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.put(name, value);
        return new RoomEnding(Collections.unmodifiableMap(copy));
    }

    Map<String, Object> toJson(String roomId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("roomId", roomId);
        body.putAll(fields);
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomEnding that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The parameters. */
    @Override
    public String toString() {
        return "RoomEnding" + fields.keySet();
    }
}
