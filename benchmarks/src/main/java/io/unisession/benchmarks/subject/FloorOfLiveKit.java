package io.unisession.benchmarks.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The floor for LiveKit: a room got by hand, with one POST, a ready token and a Jackson parser. */
public final class FloorOfLiveKit implements Callable<Object>, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final MediaType TYPE = MediaType.get("application/json");

    private final OkHttpClient client;
    private final Request template;
    private final String room;

    /** A room with the same fields as UniSession's, and with times as the texts they came as. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Room(
            int httpStatus,
            @Nullable String requestId,
            byte[] raw,
            @Nullable String sid,
            @Nullable String name,
            @Nullable String createdAt,
            int emptyTimeout,
            int departureTimeout,
            int maxParticipants,
            int numParticipants,
            int numPublishers,
            boolean recording,
            @Nullable String metadata) {}

    /** A floor over a target that responds in JSON below {@code /json}. */
    public FloorOfLiveKit(String target) {
        Target parsed = Target.parse(target);
        this.client = Target.clientByHand(target);
        this.template = new Request.Builder()
                .url(parsed.baseUrl() + "/json/twirp/livekit.RoomService/ListRooms")
                .header("Authorization", "Bearer made-up-token")
                .header("Accept", "application/json")
                .build();
        this.room = parsed.what();
    }

    @Override
    public Object call() throws IOException {
        byte[] body = ("{\"names\":[\"" + room + "\"]}").getBytes(StandardCharsets.UTF_8);
        Request request =
                template.newBuilder().post(RequestBody.create(body, TYPE)).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            byte[] raw = response.body().bytes();
            return rooms(response.code(), response.header("X-Request-Id"), raw).get(0);
        }
    }

    private static List<Room> rooms(int httpStatus, @Nullable String requestId, byte[] raw) throws IOException {
        List<Room> rooms = new ArrayList<>();
        try (JsonParser json = JSON.createParser(raw)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                json.nextToken();
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    rooms.add(room(httpStatus, requestId, raw, json));
                }
            }
        }
        return rooms;
    }

    private static Room room(int httpStatus, @Nullable String requestId, byte[] raw, JsonParser json)
            throws IOException {
        String sid = null;
        String name = null;
        String createdAt = null;
        String metadata = null;
        int emptyTimeout = 0;
        int departureTimeout = 0;
        int maxParticipants = 0;
        int numParticipants = 0;
        int numPublishers = 0;
        boolean recording = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "sid" -> sid = json.getText();
                case "name" -> name = json.getText();
                case "creation_time_ms" -> createdAt = json.getText();
                case "metadata" -> metadata = json.getText();
                case "empty_timeout" -> emptyTimeout = json.getIntValue();
                case "departure_timeout" -> departureTimeout = json.getIntValue();
                case "max_participants" -> maxParticipants = json.getIntValue();
                case "num_participants" -> numParticipants = json.getIntValue();
                case "num_publishers" -> numPublishers = json.getIntValue();
                case "active_recording" -> recording = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        return new Room(
                httpStatus,
                requestId,
                raw,
                sid,
                name,
                createdAt,
                emptyTimeout,
                departureTimeout,
                maxParticipants,
                numParticipants,
                numPublishers,
                recording,
                metadata);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
