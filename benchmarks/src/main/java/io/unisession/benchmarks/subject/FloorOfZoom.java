package io.unisession.benchmarks.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A meeting of Zoom got by hand, with a token that is already there. */
public final class FloorOfZoom implements Callable<Object>, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Request TEMPLATE = new Request.Builder()
            .url("https://replaced.invalid/")
            .header("Authorization", "Bearer made-up-token")
            .header("Accept", "application/json")
            .build();

    private final OkHttpClient client;
    private final HttpUrl meetings;
    private final String encodedId;

    /** Over a target that has Zoom's API below {@code /zoom}. */
    public FloorOfZoom(String target) {
        Target parsed = Target.parse(target);
        this.client = Target.clientByHand(target);
        this.meetings = HttpUrl.get(parsed.baseUrl() + "/zoom/past_meetings");
        this.encodedId = parsed.what().replace("=", "%3D");
    }

    /** With the fields of UniSession's, and with times as the texts they came as. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Meeting(
            int httpStatus,
            @Nullable String requestId,
            byte[] raw,
            @Nullable String uuid,
            @Nullable String number,
            @Nullable String topic,
            @Nullable String start,
            @Nullable String end,
            @Nullable String hostId,
            @Nullable String hostName,
            @Nullable String hostEmail,
            @Nullable String department,
            @Nullable String source,
            long type,
            long minutes,
            long totalMinutes,
            long participants) {}

    @Override
    public Object call() throws IOException {
        Request request = TEMPLATE.newBuilder()
                .url(meetings.newBuilder().addEncodedPathSegment(encodedId).build())
                .build();
        try (Response response = client.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            return meeting(response.code(), response.header("X-Request-Id"), body);
        }
    }

    private static Meeting meeting(int httpStatus, @Nullable String requestId, byte[] body) throws IOException {
        String uuid = null;
        String number = null;
        String topic = null;
        String start = null;
        String end = null;
        String hostId = null;
        String hostName = null;
        String hostEmail = null;
        String department = null;
        String source = null;
        long type = 0;
        long minutes = 0;
        long totalMinutes = 0;
        long participants = 0;
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "uuid" -> uuid = json.getText();
                    case "id" -> number = json.getText();
                    case "topic" -> topic = json.getText();
                    case "start_time" -> start = json.getText();
                    case "end_time" -> end = json.getText();
                    case "host_id" -> hostId = json.getText();
                    case "user_name" -> hostName = json.getText();
                    case "user_email" -> hostEmail = json.getText();
                    case "dept" -> department = json.getText();
                    case "source" -> source = json.getText();
                    case "type" -> type = json.getLongValue();
                    case "duration" -> minutes = json.getLongValue();
                    case "total_minutes" -> totalMinutes = json.getLongValue();
                    case "participants_count" -> participants = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
        }
        return new Meeting(
                httpStatus,
                requestId,
                body,
                uuid,
                number,
                topic,
                start,
                end,
                hostId,
                hostName,
                hostEmail,
                department,
                source,
                type,
                minutes,
                totalMinutes,
                participants);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
