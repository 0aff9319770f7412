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

/** The floor for Janus: the participants of a room got by hand, with one POST and a Jackson parser. */
public final class FloorOfJanus implements Callable<Object>, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final MediaType TYPE = MediaType.get("application/json");

    private final OkHttpClient client;
    private final Request template;
    private final String room;

    /** Somebody in the room. */
    private record Person(@Nullable String id, @Nullable String display, boolean publisher) {}

    /** A room with what UniSession's session has. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Room(
            int httpStatus,
            @Nullable String requestId,
            byte[] raw,
            @Nullable String id,
            List<Person> people) {}

    /** A floor over a target that has the Admin API at {@code /admin}. */
    public FloorOfJanus(String target) {
        Target parsed = Target.parse(target);
        this.client = Target.clientByHand(target);
        this.template = new Request.Builder()
                .url(parsed.baseUrl() + "/admin/")
                .header("Accept", "application/json")
                .build();
        this.room = parsed.what();
    }

    @Override
    public Object call() throws IOException {
        byte[] body = ("{\"admin_secret\":\"made-up-admin-secret\",\"janus\":\"message_plugin\",\"transaction\":\"t\","
                        + "\"plugin\":\"janus.plugin.videoroom\",\"request\":{\"request\":\"listparticipants\",\"room\":"
                        + room + "}}")
                .getBytes(StandardCharsets.UTF_8);
        Request request =
                template.newBuilder().post(RequestBody.create(body, TYPE)).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            return room(
                    response.code(),
                    response.header("X-Request-Id"),
                    response.body().bytes());
        }
    }

    private static Room room(int httpStatus, @Nullable String requestId, byte[] raw) throws IOException {
        String id = null;
        List<Person> people = new ArrayList<>();
        try (JsonParser json = JSON.createParser(raw)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean result = json.currentName().equals("response");
                json.nextToken();
                while (result && json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    switch (field) {
                        case "error_code" -> throw new IOException("error " + json.getText());
                        case "room" -> id = json.getText();
                        case "participants" -> readPeople(json, people);
                        default -> json.skipChildren();
                    }
                }
            }
        }
        return new Room(httpStatus, requestId, raw, id, people);
    }

    private static void readPeople(JsonParser json, List<Person> people) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            String display = null;
            boolean publisher = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getText();
                    case "display" -> display = json.getText();
                    case "publisher" -> publisher = json.getBooleanValue();
                    default -> json.skipChildren();
                }
            }
            people.add(new Person(id, display, publisher));
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
