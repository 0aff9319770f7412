package io.unisession.benchmarks.server;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the benchmarks' service responds, whole, head and body. Nothing but the JDK is needed for it. */
public final class Responses {
    /** Ids that the paths below hold. */
    public static final String SMALL = "621490331a4fb00409e38ca4";

    /** The session with ten thousand participants. */
    public static final String LARGE = "621490331a4fb00409e38ca5";

    /** The UUID of the meeting of Zoom. */
    public static final String ZOOM_MEETING = "4444AAAiAAAAAiAiAiiAii==";

    private static final int PARTICIPANTS = 10_000;
    private static final int STAYS = 3;
    private static final int PAGE_SIZE = 20;
    private static final int PAGES = 5_000;
    private static final String LIST = "/v2/sessions?";

    private final Map<String, byte[]> responses;
    private final byte[] notFound = http("404 Not Found", "application/json", text("{\"message\":\"not found\"}"));

    /** Makes all responses. */
    public Responses() {
        byte[] session = resource("videosdk-session.json");
        byte[] stream = json(resource("opentok-stream.json"));
        this.responses = Map.ofEntries(
                entry("/v2/sessions/" + SMALL, json(session)),
                entry("/v2/sessions/" + LARGE, json(largeSession())),
                entry(
                        "/v1/accounts/5500000/sessions/75c21163-e110-41bc-bd76-1bb428ec85d5",
                        json(resource("bandwidth-session.json"))),
                entry("/v1/Rooms/RM00000000000000000000000000000000", json(resource("twilio-room.json"))),
                entry(
                        "/v2/project/123456/session/2_MX4xMjM0NTZ-fk1hZGUgdXB-fg/stream/8b732909-0a06-46a2-8ea8-074e64d43422",
                        stream),
                entry(
                        "/v2/project/00000000-0000-4000-8000-000000000000/session/2_MX4xMjM0NTZ-fk1hZGUgdXB-fg/stream/8b732909-0a06-46a2-8ea8-074e64d43422",
                        stream),
                entry("/twirp/livekit.RoomService/ListRooms", http("200 OK", "application/protobuf", roomOfLiveKit())),
                entry("/json/twirp/livekit.RoomService/ListRooms", json(resource("livekit-rooms.json"))),
                entry("/admin/", json(resource("janus-participants.json"))),
                entry("/zoom/oauth/token", json(resource("zoom-token.json"))),
                entry("/zoom/past_meetings/" + ZOOM_MEETING.replace("=", "%3D"), json(resource("zoom-meeting.json"))));
    }

    /** The response to a path with its query. */
    public byte[] to(String path) {
        byte[] response = responses.get(path);
        if (response != null) {
            return response;
        }
        return path.startsWith(LIST) ? json(page(path)) : notFound;
    }

    /** How many pages the list of sessions has. */
    public static int pages() {
        return PAGES;
    }

    /** How many sessions a page has. */
    public static int pageSize() {
        return PAGE_SIZE;
    }

    private byte[] page(String path) {
        long page = 1;
        for (String parameter : path.substring(LIST.length()).split("&", -1)) {
            if (parameter.startsWith("page=")) {
                page = Long.parseLong(parameter.substring("page=".length()));
            }
        }
        String session = new String(resource("videosdk-session.json"), StandardCharsets.UTF_8);
        StringBuilder json = new StringBuilder("{\"pageInfo\":{\"currentPage\":")
                .append(page)
                .append(",\"perPage\":")
                .append(PAGE_SIZE)
                .append(",\"lastPage\":")
                .append(PAGES)
                .append(",\"total\":")
                .append(PAGES * PAGE_SIZE)
                .append("},\"data\":[");
        for (int index = 0; index < PAGE_SIZE; index++) {
            json.append(index == 0 ? "" : ",").append(session);
        }
        return text(json.append("]}").toString());
    }

    private static byte[] largeSession() {
        String small = new String(resource("videosdk-session.json"), StandardCharsets.UTF_8);
        int begin = small.indexOf("\"participants\":[") + "\"participants\":[".length();
        int end = small.indexOf("],\"activeDuration\"");
        StringBuilder json = new StringBuilder(small.substring(0, begin).replace(SMALL, LARGE));
        Instant start = Instant.parse("2022-02-22T07:26:43.001Z");
        for (int index = 0; index < PARTICIPANTS; index++) {
            json.append(index == 0 ? "" : ",")
                    .append("{\"_id\":\"6214903400000004")
                    .append(String.format(Locale.ROOT, "%08x", index))
                    .append("\",\"participantId\":\"p")
                    .append(10_000 + index)
                    .append("\",\"name\":\"test-")
                    .append(index)
                    .append("\",\"timelog\":[");
            for (int stay = 0; stay < STAYS; stay++) {
                Instant joined = start.plusMillis(1_117L * index + 60_000L * stay);
                json.append(stay == 0 ? "" : ",")
                        .append("{\"start\":\"")
                        .append(millis(joined))
                        .append("\",\"end\":\"")
                        .append(millis(joined.plusMillis(45_013)))
                        .append("\"}");
            }
            json.append("]}");
        }
        return text(json.append(small.substring(end)).toString());
    }

    /** Always with three digits after the point, unlike {@link Instant#toString()}. */
    private static String millis(Instant instant) {
        String seconds = Instant.ofEpochSecond(instant.getEpochSecond()).toString();
        return seconds.replace("Z", String.format(Locale.ROOT, ".%03dZ", instant.getNano() / 1_000_000));
    }

    /** A list of one room in LiveKit's binary form: field 1, and in it sid, name, limits and creation time. */
    private static byte[] roomOfLiveKit() {
        ByteArrayOutputStream room = new ByteArrayOutputStream();
        field(room, 1, text("RM_made_up_room"));
        field(room, 2, text("abc-xyzw-lmno"));
        room.write(3 << 3);
        room.write(100);
        room.write(4 << 3);
        room.write(50);
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        field(list, 1, room.toByteArray());
        return list.toByteArray();
    }

    private static void field(ByteArrayOutputStream message, int number, byte[] value) {
        message.write(number << 3 | 2);
        message.write(value.length);
        message.writeBytes(value);
    }

    private static byte[] json(byte[] body) {
        return http("200 OK", "application/json", body);
    }

    private static byte[] http(String status, String contentType, byte[] body) {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length
                + "\r\nX-Request-Id: 7f3a\r\n\r\n";
        ByteArrayOutputStream response = new ByteArrayOutputStream(head.length() + body.length);
        response.writeBytes(text(head));
        response.writeBytes(body);
        return response.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Responses.class.getResourceAsStream("/responses/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
