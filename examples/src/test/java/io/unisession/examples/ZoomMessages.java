package io.unisession.examples;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.RetryPolicy;
import io.unisession.SessionQuery;
import io.unisession.spi.http.DateWindows;
import io.unisession.spi.http.TokenEndpoint;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import io.unisession.zoom.Zoom;
import io.unisession.zoom.ZoomClient;
import io.unisession.zoom.ZoomVideo;
import io.unisession.zoom.ZoomVideoClient;
import java.time.LocalDate;
import java.time.Period;

/** The messages that only Zoom's clients have. */
final class ZoomMessages {
    private static final String UUID = "aDYlohsHRtCd4ii1uC2+hA==";

    private final Messages messages;

    ZoomMessages(Messages messages) {
        this.messages = messages;
    }

    private interface Call {
        Object with(ZoomClient client, FakeZoom service);
    }

    private interface VideoCall {
        Object with(ZoomVideoClient client, FakeZoom service);
    }

    private void failureOf(String title, Call call) {
        try (FakeZoom service = FakeZoom.start();
                ZoomClient client = builder(service).build()) {
            messages.failureOf("zoom, " + title, () -> call.with(client, service));
        }
    }

    private static Zoom.Builder builder(FakeZoom service) {
        return Zoom.builder()
                .credentials(service.accountId(), service.clientId(), service.clientSecret())
                .userId(service.hostId())
                .tokenUrl(service.tokenUrl())
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.none());
    }

    private void videoFailureOf(String title, VideoCall call) {
        try (FakeZoom service = FakeZoom.start();
                ZoomVideoClient client = ZoomVideo.builder()
                        .credentials(service.apiKey(), service.apiSecret())
                        .baseUrl(service.baseUrl().toString())
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            messages.failureOf("zoom-video, " + title, () -> call.with(client, service));
        }
    }

    private static Zoom.Builder configured() {
        return Zoom.builder().credentials("made-up-account", "made-up-client", "made-up-secret");
    }

    private static Object none(Runnable call) {
        call.run();
        return "no failure";
    }

    private void configuration() {
        messages.failureOf("zoom, the user me", () -> configured().userId("me").build());
        messages.failureOf(
                "zoom, a user that cannot be part of a path",
                () -> configured().userId("..").build());
        messages.failureOf(
                "zoom, neither true nor false",
                () -> configured().setting("ZOOM_REPORTS", "yes").build());
        messages.failureOf(
                "zoom, a token URL without TLS",
                () -> configured().tokenUrl("http://zoom.us/oauth/token").build());
        messages.failureOf(
                "zoom, a client id that cannot be sent",
                () -> Zoom.builder().credentials("account", "a:b", "secret").build());
    }

    private void arguments() {
        failureOf(
                "a UUID as the room",
                (client, service) ->
                        client.listSessions(SessionQuery.builder().roomId(UUID).build()));
        failureOf(
                "a cursor of another list",
                (client, service) -> client.listSessions(
                        SessionQuery.all(), PageRequest.first().startingAt("7"), CallOptions.defaults()));
        messages.failureOf(
                "zoom, windows without a day", () -> DateWindows.of(LocalDate.EPOCH, LocalDate.EPOCH, Period.ZERO));
        messages.failureOf(
                "zoom, a token URL without a path",
                () -> TokenEndpoint.open("acme", TransportSettings.builder().build(), "acme.example"));
        videoFailureOf("a number", (client, service) -> client.getSession("97763643886"));
    }

    private void errors() {
        failureOf("recordings without a list of files", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.listRecordings(UUID).stream().toList();
        });
        failureOf("a wrong secret", (client, service) -> {
            try (ZoomClient stranger = builder(service)
                    .credentials(service.accountId(), service.clientId(), "another made-up secret")
                    .build()) {
                return stranger.getSession(UUID);
            }
        });
        failureOf("a missing scope", (client, service) -> {
            service.lackScope("meeting:read:past_meeting:admin");
            return client.getSession(UUID);
        });
        failureOf("a plan without reports", (client, service) -> {
            service.lackFeature("reports");
            return client.getReport(UUID);
        });
        failureOf("a meeting of another host", (client, service) -> {
            service.enqueue(FakeResponse.json(400, "{\"code\":3003,\"message\":\"You're not the meeting host.\"}"));
            return none(() -> client.endSession("86400000001"));
        });
        failureOf("a meeting of another account", (client, service) -> {
            service.enqueue(FakeResponse.json(
                    400, "{\"code\":1010,\"message\":\"User does not belong to this account: made-up-account.\"}"));
            return client.getSession(UUID);
        });
        failureOf("a refused token", (client, service) -> {
            FakeResponse refused = FakeResponse.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
            service.enqueue(refused, refused);
            return client.getSession(UUID);
        });
        failureOf("an unknown meeting", (client, service) -> client.getSession(UUID));
        failureOf("a user that does not exist", (client, service) -> {
            service.removeUser(service.hostId());
            return client.getSession(UUID);
        });
        failureOf("a daily limit", (client, service) -> {
            service.enqueue(FakeResponse.json(
                    429, "{\"code\":429,\"message\":\"You have reached the maximum daily rate limit.\"}"));
            return client.getSession(UUID);
        });
        videoFailureOf("an unknown session", (client, service) -> client.getSession(UUID));
        videoFailureOf("a refused token", (client, service) -> {
            FakeResponse refused = FakeResponse.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
            service.enqueue(refused, refused);
            return client.getSession(UUID);
        });
    }

    private void invalidResponses() {
        failureOf("no UUID", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getSession(UUID);
        });
        failureOf("not a meeting", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getSession("86400000001");
        });
        videoFailureOf("no session id", (client, service) -> {
            service.enqueue(FakeResponse.json(200, "{}"));
            return client.getSession(UUID);
        });
    }

    /** What the fake says to authors of tests. */
    private void mistakesOfTests() {
        failureOf("its fake, no such session", (client, service) -> {
            return none(() -> service.endMeeting(UUID));
        });
        failureOf("its fake, a session that has ended", (client, service) -> {
            String uuid = service.startMeeting(86_400_000_001L, "Planning");
            service.endMeeting(uuid);
            return none(() -> service.joinMeeting(uuid, "priya", "Priya Raman"));
        });
    }

    void all() {
        configuration();
        arguments();
        errors();
        invalidResponses();
        mistakesOfTests();
    }
}
