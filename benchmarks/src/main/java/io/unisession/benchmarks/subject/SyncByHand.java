package io.unisession.benchmarks.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sessions copied into the same rows by hand: OkHttp, a Jackson parser and a writer, without a state. */
public final class SyncByHand {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator sessions;
    private final JsonGenerator participants;
    private final JsonGenerator intervals;
    private final String observedAt = Instant.now().toString();

    private SyncByHand(Path folder) throws IOException {
        this.sessions = rows(folder.resolve("sessions.ndjson"));
        this.participants = rows(folder.resolve("participants.ndjson"));
        this.intervals = rows(folder.resolve("intervals.ndjson"));
    }

    private static JsonGenerator rows(Path file) throws IOException {
        return JSON.createGenerator(new BufferedOutputStream(Files.newOutputStream(file)))
                .setRootValueSeparator(new SerializedString("\n"));
    }

    /** Copies all pages. */
    public static void copy(String baseUrl, int pages, Path folder) throws IOException {
        SyncByHand copy = new SyncByHand(folder);
        OkHttpClient client = new OkHttpClient();
        for (int page = 1; page <= pages; page++) {
            Request request = new Request.Builder()
                    .url(baseUrl + "/v2/sessions?startDate=1645488000000&endDate=1645574400000&page=" + page)
                    .header("Authorization", "made-up-token")
                    .build();
            try (Response response = client.newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    throw new IOException("HTTP " + response.code());
                }
                copy.page(response.body().bytes());
            }
        }
        copy.sessions.close();
        copy.participants.close();
        copy.intervals.close();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** A person of a session, with the times of each stay. */
    private record Person(@Nullable String id, @Nullable String name, List<String[]> stays) {}

    private void page(byte[] body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = json.currentName().equals("data");
                json.nextToken();
                if (data) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        session(json, body);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void session(JsonParser json, byte[] body) throws IOException {
        int begin = (int) json.currentTokenLocation().getByteOffset();
        String id = "";
        String room = null;
        String label = null;
        String status = null;
        String start = null;
        String end = null;
        List<Person> people = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "roomId" -> room = json.getValueAsString();
                case "customRoomId" -> label = json.getValueAsString();
                case "status" -> status = json.getValueAsString();
                case "start" -> start = json.getValueAsString();
                case "end" -> end = json.getValueAsString();
                case "participants" -> people = people(json);
                default -> json.skipChildren();
            }
        }
        int finish = (int) json.currentLocation().getByteOffset();
        begin(sessions, id);
        field(sessions, "status", status);
        field(sessions, "room_id", room);
        field(sessions, "label", label);
        times(sessions, "started_at", "ended_at", start, end);
        sessions.writeFieldName("raw");
        sessions.writeRawValue(new String(body, begin, finish - begin, StandardCharsets.UTF_8));
        sessions.writeEndObject();
        for (int number = 0; number < people.size(); number++) {
            person(id, number, people.get(number));
        }
    }

    private void person(String id, int number, Person person) throws IOException {
        begin(participants, id);
        participants.writeNumberField("participant_number", number);
        field(participants, "participant_id", person.id());
        field(participants, "name", person.name());
        participants.writeEndObject();
        for (int stay = 0; stay < person.stays().size(); stay++) {
            begin(intervals, id);
            intervals.writeNumberField("participant_number", number);
            intervals.writeNumberField("interval_number", stay);
            times(
                    intervals,
                    "joined_at",
                    "left_at",
                    person.stays().get(stay)[0],
                    person.stays().get(stay)[1]);
            intervals.writeEndObject();
        }
    }

    private void begin(JsonGenerator row, String id) throws IOException {
        row.writeStartObject();
        row.writeStringField("source", "videosdk");
        row.writeStringField("session_id", id);
        row.writeStringField("observed_at", observedAt);
        row.writeNumberField("schema_version", 1);
    }

    private static void field(JsonGenerator row, String name, @Nullable String value) throws IOException {
        if (value != null) {
            row.writeStringField(name, value);
        }
    }

    private static void times(JsonGenerator row, String from, String to, @Nullable String start, @Nullable String end)
            throws IOException {
        Instant began = start == null ? null : Instant.parse(start);
        Instant ended = end == null ? null : Instant.parse(end);
        field(row, from, began == null ? null : began.toString());
        field(row, to, ended == null ? null : ended.toString());
        if (began != null && ended != null) {
            row.writeNumberField("duration_ms", Duration.between(began, ended).toMillis());
        }
    }

    private static List<Person> people(JsonParser json) throws IOException {
        List<Person> people = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            String name = null;
            List<String[]> stays = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "participantId" -> id = json.getValueAsString();
                    case "name" -> name = json.getValueAsString();
                    case "timelog" -> stays = stays(json);
                    default -> json.skipChildren();
                }
            }
            people.add(new Person(id, name, stays));
        }
        return people;
    }

    private static List<String[]> stays(JsonParser json) throws IOException {
        List<String[]> stays = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String[] stay = new String[2];
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean start = json.currentName().equals("start");
                json.nextToken();
                stay[start ? 0 : 1] = json.getValueAsString();
            }
            stays.add(stay);
        }
        return stays;
    }
}
