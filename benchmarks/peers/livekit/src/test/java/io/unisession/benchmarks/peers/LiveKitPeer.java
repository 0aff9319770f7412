package io.unisession.benchmarks.peers;

import io.livekit.server.RoomServiceClient;
import java.util.List;
import java.util.concurrent.Callable;

/** Gets a room by LiveKit's library. */
public final class LiveKitPeer implements Callable<Object> {
    private static final List<String> NAMES = List.of("abc-xyzw-lmno");

    private final RoomServiceClient rooms;

    public LiveKitPeer(String baseUrl) {
        this.rooms = RoomServiceClient.createClient(baseUrl, "made-up-key", "made-up-secret-of-thirty-two-characters");
    }

    @Override
    public Object call() throws Exception {
        return rooms.listRooms(NAMES).execute().body().get(0);
    }
}
