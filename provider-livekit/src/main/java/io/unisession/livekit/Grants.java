package io.unisession.livekit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token for the server API allows.
 *
 * @param names the grants that are true
 * @param room the only room of {@code roomAdmin}, for which LiveKit has no wildcard; null without that grant
 */
record Grants(List<String> names, @Nullable String room) {
    private static final String ROOM_ADMIN = "roomAdmin";
    private static final List<String> SERVER = List.of("roomList", "roomCreate", "roomRecord", "ingressAdmin");
    private static final List<String> SERVER_AND_ROOM =
            Stream.concat(SERVER.stream(), Stream.of(ROOM_ADMIN)).toList();

    /** For listing rooms. */
    static final Grants LIST = new Grants(List.of("roomList"), null);

    /** For creating and deleting rooms. */
    static final Grants CREATE = new Grants(List.of("roomCreate"), null);

    /** For listing what Egress records. */
    static final Grants RECORD = new Grants(List.of("roomRecord"), null);

    /** For the participants and the metadata of one room. */
    static Grants adminOf(String room) {
        return new Grants(List.of(ROOM_ADMIN), room);
    }

    /** For any request, which may be about a room. */
    static Grants all(@Nullable String room) {
        return room == null ? new Grants(SERVER, null) : new Grants(SERVER_AND_ROOM, room);
    }

    /** The claim {@code video}. */
    Map<String, Object> claim() {
        Map<String, Object> claim = new LinkedHashMap<>();
        names.forEach(name -> claim.put(name, true));
        if (room != null) {
            claim.put("room", room);
        }
        return claim;
    }
}
