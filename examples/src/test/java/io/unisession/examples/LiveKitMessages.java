package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.ProviderRequest;
import io.unisession.RetryPolicy;
import io.unisession.SessionQuery;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitClient;
import io.unisession.livekit.NewJoinToken;
import io.unisession.livekit.NewRoom;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.util.Map;

/** The messages that only LiveKit's client has. */
final class LiveKitMessages {
    private final Messages messages;

    LiveKitMessages(Messages messages) {
        this.messages = messages;
    }

    private interface Call {
        Object with(LiveKitClient client, FakeLiveKit service);
    }

    private void failureOf(String title, Call call) {
        try (FakeLiveKit service = FakeLiveKit.start();
                LiveKitClient client = LiveKit.builder()
                        .url(service.baseUrl().toString())
                        .credentials(service.apiKey(), service.apiSecret())
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            messages.failureOf("livekit, " + title, () -> call.with(client, service));
        }
    }

    private static Object none(Runnable call) {
        call.run();
        return "no failure";
    }

    private void configuration() {
        messages.failureOf(
                "livekit, no URL",
                () -> LiveKit.builder()
                        .credentials("made-up-key", "made-up-secret")
                        .build());
        messages.failureOf(
                "livekit, a URL without TLS",
                () -> LiveKit.builder()
                        .url("ws://livekit.example.com")
                        .credentials("made-up-key", "made-up-secret")
                        .build());
    }

    private void arguments() {
        failureOf(
                "a cursor",
                (client, service) -> client.listSessions(
                        SessionQuery.all(), PageRequest.first().startingAt("2"), CallOptions.defaults()));
        messages.failureOf(
                "livekit, a room for nobody", () -> NewRoom.builder("r").maxParticipants(0));
        messages.failureOf(
                "livekit, a timeout that is too short",
                () -> NewRoom.builder("r").emptyTimeout(Duration.ofMillis(1)));
        messages.failureOf(
                "livekit, no lifetime", () -> NewJoinToken.builder("r", "i").lifetime(Duration.ZERO));
    }

    private void errors() {
        failureOf("a wrong secret", (client, service) -> {
            try (LiveKitClient stranger = LiveKit.builder()
                    .url(service.baseUrl().toString())
                    .credentials(service.apiKey(), "another made-up secret")
                    .build()) {
                return stranger.getSession("team-room");
            }
        });
        failureOf("a wrong base URL", (client, service) -> {
            try (LiveKitClient lost = LiveKit.builder()
                    .url(service.baseUrl() + "/rtc")
                    .credentials(service.apiKey(), service.apiSecret())
                    .build()) {
                return lost.getSession("team-room");
            }
        });
        failureOf("a missing grant", (client, service) -> {
            FakeResponse denied =
                    FakeResponse.json(401, "{\"code\":\"unauthenticated\",\"msg\":\"permissions denied\"}");
            service.enqueue(denied, denied);
            return client.request(
                    ProviderRequest.post("/twirp/livekit.RoomService/SendData").build());
        });
        failureOf("an unknown room", (client, service) -> none(() -> client.endSession("team-room")));
    }

    private void sessions() {
        failureOf("a room that has ended", (client, service) -> client.getSession("team-room"));
        failureOf("a room that nobody is in", (client, service) -> {
            service.openRoom("team-room");
            return client.getSession("team-room");
        });
        failureOf(
                "participants of a room that nobody is in",
                (client, service) ->
                        client.listParticipants("team-room").stream().toList());
    }

    private void invalidResponses() {
        failureOf("not a list of rooms", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getSession("team-room");
        });
        failureOf("not a room", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.createRoom(NewRoom.builder("r").build());
        });
        failureOf("a room without a name", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{\"rooms\":[{\"sid\":\"RM_1\"}]}"));
            return none(() -> client.endSession("RM_1"));
        });
        failureOf("not a participant", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getParticipant("team-room", "user-42");
        });
    }

    /** What the fake says to authors of tests. */
    private void mistakesOfTests() {
        failureOf("its fake, a token that is not valid", (client, service) -> service.joinWithToken("made.up.token"));
        failureOf(
                "its fake, a token that is not a join token",
                (client, service) ->
                        service.joinWithToken(service.token(Map.of("roomList", true), Duration.ofHours(1))));
        failureOf("its fake, a room that is full", (client, service) -> {
            client.createRoom(NewRoom.builder("team-room").maxParticipants(1).build());
            service.joinParticipant("team-room", "user-42", "Priya Raman");
            return service.joinParticipant("team-room", "user-43", "Tomas Novak");
        });
        failureOf("its fake, nobody who could leave", (client, service) -> {
            service.openRoom("team-room");
            return none(() -> service.leaveParticipant("team-room", "user-42"));
        });
        failureOf("its fake, no rooms to add", (client, service) -> none(() -> service.addRooms("{}")));
    }

    void all() {
        configuration();
        arguments();
        errors();
        sessions();
        invalidResponses();
        mistakesOfTests();
    }
}
