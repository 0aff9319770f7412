package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.PageRequest;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.bandwidth.BandwidthClient;
import io.unisession.bandwidth.NewParticipant;
import io.unisession.bandwidth.Subscriptions;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.AutoCloseType;
import io.unisession.videosdk.AutoStart;
import io.unisession.videosdk.NewJoinToken;
import io.unisession.videosdk.NewRoom;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkSessionQuery;
import java.time.Duration;
import java.util.Date;
import java.util.Map;

/** The messages that only VideoSDK's or Bandwidth's client has. */
final class VendorMessages {
    private final Messages messages;

    VendorMessages(Messages messages) {
        this.messages = messages;
    }

    private static VideoSdk.Builder videoSdk(FakeVideoSdk service) {
        return VideoSdk.builder().baseUrl(service.baseUrl().toString()).retryPolicy(RetryPolicy.none());
    }

    private static VideoSdkClient withKeys(FakeVideoSdk service) {
        return videoSdk(service)
                .credentials(service.apiKey(), service.secretKey())
                .build();
    }

    private interface VideoSdkCall {
        Object with(VideoSdkClient client);
    }

    private void videoSdk(String title, String response, VideoSdkCall call) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = withKeys(service)) {
            service.enqueue(FakeResponse.json(200, response));
            messages.failureOf("videosdk, " + title, () -> call.with(client));
        }
    }

    private void videoSdk(String title, VideoSdkCall call) {
        videoSdk(title, "{}", call);
    }

    private interface BandwidthCall {
        Object with(BandwidthClient client);
    }

    private void bandwidth(String title, String response, BandwidthCall call) {
        try (FakeBandwidth service = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.enqueue(FakeResponse.json(200, response));
            messages.failureOf("bandwidth, " + title, () -> call.with(client));
        }
    }

    void configuration() {
        messages.failureOf(
                "videosdk, a token with its prefix",
                () -> VideoSdk.builder().token("Bearer made.up.token").build());
        messages.failureOf(
                "videosdk, an unknown version",
                () -> VideoSdk.builder()
                        .token("made.up.token")
                        .setting("VIDEOSDK_API_VERSION", "v3")
                        .build());
        messages.failureOf(
                "videosdk, a base URL with a version",
                () -> VideoSdk.builder()
                        .token("made.up.token")
                        .baseUrl("https://api.videosdk.live/v2")
                        .build());
        messages.failureOf(
                "bandwidth, an account that is no id",
                () -> Bandwidth.builder().credentials("..", "ada", "made-up").build());
        messages.failureOf(
                "bandwidth, a user name with a colon",
                () -> Bandwidth.builder()
                        .credentials("9900000", "ada:l", "made-up")
                        .build());
    }

    void arguments() {
        videoSdk("the participant \"active\"", client -> client.participants().get("s-1", "active"));
        videoSdk(
                "a join token without permissions",
                client -> client.signJoinToken(
                        NewJoinToken.builder().permissions().build()));
        videoSdk(
                "a join token with a claim that the client writes",
                client -> client.signJoinToken(
                        NewJoinToken.builder().claim("roles", "crawler").build()));
        videoSdk(
                "a join token without a lifetime",
                client -> client.signJoinToken(
                        NewJoinToken.builder().lifetime(Duration.ZERO).build()));
        videoSdk(
                "a join token for ever",
                client -> client.signJoinToken(NewJoinToken.builder()
                        .lifetime(Duration.ofSeconds(Long.MAX_VALUE))
                        .build()));
        videoSdk("a session without a room, to be ended", client -> {
            client.endSession(Session.builder("videosdk").id("s-1").build());
            return client;
        });
        messages.failureOf(
                "videosdk, a setting of a room that JSON does not have",
                () -> NewRoom.builder().autoStart(AutoStart.RECORDING, Map.of("start", new Date(0))));
        bandwidth(
                "a cursor",
                "[]",
                client -> client.listParticipants("s-1", PageRequest.first().startingAt("2"), CallOptions.defaults()));
        messages.failureOf(
                "bandwidth, no streams", () -> Subscriptions.builder().streams("p-1"));
    }

    void capabilities() {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient one = videoSdk(service)
                        .token(service.token())
                        .apiVersion(ApiVersion.V1)
                        .build();
                VideoSdkClient two = videoSdk(service).token(service.token()).build()) {
            messages.failureOf(
                    "videosdk, an operation that version 1 lacks",
                    () -> one.statistics().ofSession("s-1"));
            messages.failureOf(
                    "videosdk, settings of a room in version 1",
                    () -> one.rooms()
                            .create(NewRoom.builder()
                                    .autoClose(AutoCloseType.SESSION_ENDS, 60)
                                    .geoFence("eu001")
                                    .build()));
            messages.failureOf(
                    "videosdk, a query that version 1 lacks",
                    () -> one.listSessions(VideoSdkSessionQuery.all().withUserId("u-1")));
            messages.failureOf(
                    "videosdk, a join token without the keys",
                    () -> two.createJoinToken(JoinRequest.forSession("s-1")));
        }
    }

    void invalidResponses() {
        videoSdk("no session", client -> client.getSession("s-1"));
        videoSdk("no room", client -> client.rooms().get("r-1"));
        videoSdk("no participant", client -> client.participants().get("s-1", "p-1"));
        videoSdk(
                "no participants",
                "{\"data\":[{\"participants\":7},{}]}",
                client -> client.listParticipants("s-1").stream().toList());
        videoSdk("no statistics", "[]", client -> client.statistics().ofSession("s-1"));
        videoSdk(
                "no list",
                "{\"message\":\"Welcome\"}",
                client -> client.listSessions(SessionQuery.all()).stream().toList());
        videoSdk(
                "a count without a list",
                "{\"pageInfo\":{\"total\":2}}",
                client -> client.listSessions(SessionQuery.all()).stream().toList());
        videoSdk(
                "another page than the one that was requested",
                "{\"pageInfo\":{\"currentPage\":1},\"data\":[{\"id\":\"s-1\"}]}",
                client ->
                        client
                                .listSessions(
                                        SessionQuery.all(), PageRequest.first().startingAt("2"), CallOptions.defaults())
                                .stream()
                                .toList());
        videoSdk(
                "nothing but tiny elements",
                "{\"id\":\"s-1\",\"participants\":[" + "{},".repeat(50_000) + "{}]}",
                client -> client.getSession("s-1"));
        videoSdk(
                "a list with a session without an id",
                "{\"data\":[{\"id\":\"s-1\"},{}]}",
                client -> client.listSessions(SessionQuery.all()).stream().toList());
        videoSdk("a session without a room, to be ended by its id", "{\"id\":\"s-1\"}", client -> {
            client.endSession("s-1");
            return client;
        });
        videoSdk(
                "a session without a room, to be joined",
                "{\"id\":\"s-1\"}",
                client -> client.createJoinToken(JoinRequest.forSession("s-1")));
        videoSdk("another session, to be ended", "{\"id\":\"s-2\",\"roomId\":\"r-1\"}", client -> {
            client.endSession("s-1");
            return client;
        });
        try (FakeBandwidth service = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.enqueue(
                    FakeResponse.json(200, "{\"participant\":{\"id\":\"p-1\"},\"token\":\"made-up\"}"),
                    FakeResponse.empty(409),
                    FakeResponse.empty(403));
            messages.failureOf(
                    "a new participant who can neither be added nor deleted",
                    () -> client.createJoinToken(JoinRequest.forSession("s-1")));
        }
        bandwidth("no session", "{}", client -> client.getSession("s-1"));
        bandwidth("no participant", "{}", client -> client.getParticipant("p-1"));
        bandwidth(
                "no participants",
                "{\"message\":\"Welcome\"}",
                client -> client.listParticipants("s-1").stream().toList());
        bandwidth("no subscriptions", "[]", client -> client.getSubscriptions("s-1", "p-1"));
        NewParticipant participant = NewParticipant.builder().build();
        bandwidth(
                "a new participant without a token",
                "{\"participant\":{\"id\":\"p-1\"}}",
                client -> client.createParticipant(participant));
        bandwidth("no new participant", "{}", client -> client.createParticipant(participant));
    }
}
