package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.WebhookRequest;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitClient;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
            assertThat(session.body()).contains("\"id\":\"" + room + "\"").contains("\"status\":\"ACTIVE\"");

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

            WebhookRequest event =
                    SignedEvents.liveKit(liveKit.apiKey(), liveKit.apiSecret()).sign("""
                            {"event": "room_started", "id": "EV_1", "room": {"sid": "RM_1", "name": "standup"}}""");
            String signature = event.header("Authorization").orElseThrow();
            assertThat(application
                            .post("/webhooks/livekit", event.body(), signature)
                            .statusCode())
                    .isEqualTo(200);
            application.awaitLine(Pattern.compile("^SESSION_STARTED standup$"));
            assertThat(application
                            .post("/webhooks/livekit", new byte[] {'{', '}'}, signature)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void journal_applicationKilledAndStartedAgain_hasTheSessionThatLiveKitForgot(String type, @TempDir Path folder)
            throws Exception {
        String database = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0";
        try (FakeLiveKit liveKit = FakeLiveKit.start()) {
            String room = meet(liveKit);
            List<OutgoingEvent> events = liveKit.events().held();
            OutgoingEvent end = events.get(events.size() - 1);

            try (RunningApplication application = start(liveKit, type, database)) {
                for (OutgoingEvent event : events.subList(0, events.size() - 1)) {
                    assertThat(deliver(event, application)).as(event.toString()).isEqualTo(200);
                }
                application.kill();
            }

            try (RunningApplication application = start(liveKit, type, database)) {
                assertThat(deliver(events.get(1), application)).as("sent again").isEqualTo(200);
                assertThat(deliver(end, application)).isEqualTo(200);
                assertThat(application.get("/sessions/" + room).statusCode()).isEqualTo(404);

                HttpResponse<String> session = application.get("/history/" + room);
                assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
                assertThat(session.body())
                        .contains("\"id\":\"" + room + "\"", "\"status\":\"ENDED\"")
                        .containsOnlyOnce("\"name\":\"Ada\"")
                        .containsOnlyOnce("\"name\":\"Grace\"");
                assertThat(application.get("/history/RM_nobody").statusCode()).isEqualTo(404);
            }
        }
    }

    /** A meeting that is over, so that LiveKit has forgotten it. Its events are held. */
    private static String meet(FakeLiveKit liveKit) {
        liveKit.events().hold();
        String room = liveKit.openRoom("standup");
        liveKit.joinParticipant("standup", "ada", "Ada");
        liveKit.joinParticipant("standup", "grace", "Grace");
        liveKit.leaveParticipant("standup", "ada");
        try (LiveKitClient client = LiveKit.builder()
                .baseUrl(liveKit.baseUrl().toString())
                .credentials(liveKit.apiKey(), liveKit.apiSecret())
                .build()) {
            client.endSession(room);
        }
        return room;
    }

    private static int deliver(OutgoingEvent event, RunningApplication application) throws Exception {
        WebhookRequest request = event.request();
        return application
                .post(
                        "/webhooks/livekit",
                        request.body(),
                        request.header("Authorization").orElseThrow())
                .statusCode();
    }

    private static RunningApplication start(FakeLiveKit liveKit, String type, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.web-application-type=" + type,
                "--spring.threads.virtual.enabled=true",
                "--management.endpoint.health.show-details=always",
                "--unisession.providers.livekit.url=" + liveKit.baseUrl(),
                "--LIVEKIT_API_KEY=" + liveKit.apiKey(),
                "--LIVEKIT_API_SECRET=" + liveKit.apiSecret()));
        arguments.addAll(List.of(more));
        return RunningApplication.start(arguments);
    }
}
