package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.WebhookRequest;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application as users run it: its executable jar, Spring Boot's own Jackson, real sockets. */
@Timeout(300)
class FatJarIT {
    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void application_calledOverHttp_servesSessionsHealthMetricsAndWebhooks(String type) throws Exception {
        try (FakeLiveKit liveKit = FakeLiveKit.start();
                RunningApplication application = start(liveKit, type)) {
            String room = liveKit.openRoom("standup");
            liveKit.joinParticipant("standup", "ada", "Ada");

            HttpResponse<String> session = application.get("/sessions/standup");
            assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
            assertThat(session.body())
                    .contains("\"id\":\"" + room + "\"")
                    .contains("\"status\":\"ACTIVE\"");

            HttpResponse<String> missing = application.get("/sessions/nobody");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");

            assertThat(application.get("/actuator/health").body())
                    .contains("\"livekit\":{")
                    .contains("\"lastCall\":\"getSession\"");

            assertThat(application
                            .get("/actuator/metrics/http.client.requests?tag=uri:/twirp/livekit.RoomService/ListRooms")
                            .body())
                    .contains("\"name\":\"http.client.requests\"")
                    .contains("\"tag\":\"client.name\",\"values\":[\"127.0.0.1\"]");
            assertThat(application
                            .get("/actuator/metrics/unisession.calls?tag=operation:getSession")
                            .body())
                    .contains("\"values\":[\"livekit\"]");

            WebhookRequest event = SignedEvents.liveKit(liveKit.apiKey(), liveKit.apiSecret())
                    .sign("""
                            {"event": "room_started", "id": "EV_1", "room": {"sid": "RM_1", "name": "standup"}}""");
            String signature = event.header("Authorization").orElseThrow();
            assertThat(application.post("/webhooks/livekit", event.body(), signature).statusCode())
                    .isEqualTo(200);
            application.awaitLine(Pattern.compile("^SESSION_STARTED standup$"));
            assertThat(application.post("/webhooks/livekit", new byte[] {'{', '}'}, signature).statusCode())
                    .isEqualTo(401);
        }
    }

    private static RunningApplication start(FakeLiveKit liveKit, String type) throws IOException {
        return RunningApplication.start(
                "--spring.main.web-application-type=" + type,
                "--spring.threads.virtual.enabled=true",
                "--management.endpoint.health.show-details=always",
                "--unisession.providers.livekit.url=" + liveKit.baseUrl(),
                "--LIVEKIT_API_KEY=" + liveKit.apiKey(),
                "--LIVEKIT_API_SECRET=" + liveKit.apiSecret());
    }
}
