package io.unisession.vendortests.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import livekit.LivekitModels;
import livekit.LivekitRoom;

/**
 * Stands before a fake, which speaks JSON, for a library that speaks protocol buffers. It translates with the library's own
 * messages, as strictly as they are: a field that they do not have, or of another type, fails the call.
 */
final class ProtobufFront implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Operation> OPERATIONS = Map.of(
            "ListRooms",
            new Operation(LivekitRoom.ListRoomsRequest.newBuilder(), LivekitRoom.ListRoomsResponse.newBuilder()),
            "CreateRoom",
            new Operation(LivekitRoom.CreateRoomRequest.newBuilder(), LivekitModels.Room.newBuilder()),
            "DeleteRoom",
            new Operation(LivekitRoom.DeleteRoomRequest.newBuilder(), LivekitRoom.DeleteRoomResponse.newBuilder()),
            "UpdateRoomMetadata",
            new Operation(LivekitRoom.UpdateRoomMetadataRequest.newBuilder(), LivekitModels.Room.newBuilder()),
            "ListParticipants",
            new Operation(
                    LivekitRoom.ListParticipantsRequest.newBuilder(),
                    LivekitRoom.ListParticipantsResponse.newBuilder()),
            "GetParticipant",
            new Operation(LivekitRoom.RoomParticipantIdentity.newBuilder(), LivekitModels.ParticipantInfo.newBuilder()),
            "RemoveParticipant",
            new Operation(
                    LivekitRoom.RoomParticipantIdentity.newBuilder(),
                    LivekitRoom.RemoveParticipantResponse.newBuilder()));

    private final FakeLiveKit fake;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What an operation takes and returns. */
    private record Operation(Message.Builder request, Message.Builder response) {}

    ProtobufFront(FakeLiveKit fake) {
        this.fake = fake;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::translate);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void translate(HttpExchange exchange) throws IOException {
        try {
            respond(exchange);
        } catch (Exception untranslatable) {
            // The library reports the status; the reason is for whoever reads the test's output.
            byte[] reason = untranslatable.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(599, reason.length);
            exchange.getResponseBody().write(reason);
        } finally {
            exchange.close();
        }
    }

    private void respond(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        Operation operation = OPERATIONS.get(path.substring(path.lastIndexOf('/') + 1));
        Message request = operation
                .request()
                .clone()
                .mergeFrom(exchange.getRequestBody().readAllBytes())
                .build();
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(fake.baseUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonFormat.printer().print(request)));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            forwarded.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
        byte[] body = response.statusCode() == 200
                ? protobuf(response.body(), operation.response().clone())
                : response.body().getBytes(StandardCharsets.UTF_8);
        // Errors are JSON, or text, for every client of Twirp.
        String type = response.statusCode() == 200 ? "application/protobuf" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] protobuf(String json, Message.Builder message) throws IOException {
        JsonNode known = MAPPER.readTree(json);
        withoutNewerFields(known);
        JsonFormat.parser().merge(known.toString(), message);
        return message.build().toByteArray();
    }

    /** What servers have that are newer than the library. */
    private static void withoutNewerFields(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("identity")) {
            object.remove("capabilities");
        }
        node.forEach(ProtobufFront::withoutNewerFields);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
