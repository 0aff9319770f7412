package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.janus.FakeJanus;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.zoom.FakeZoom;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Providers by their ids, with settings that are looked up like the environment, and a fake in place of the service. */
class EveryProviderByIdTest {
    private static void assertPrints(
            Map<String, String> settings, String provider, String sessionId, String baseUrl, String... parts) {
        settings.forEach(System::setProperty);
        try {
            ProgramRun run = ProgramRun.of("--provider", provider, "--session", sessionId, "--base-url", baseUrl);

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.outText()).contains("== " + provider + " ==").contains(parts);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void liveKit_printsItsSession() {
        try (FakeLiveKit fake = FakeLiveKit.start()) {
            String sessionId = fake.joinParticipant("team-room", "user-42", "Priya Raman");

            assertPrints(
                    Map.of("LIVEKIT_API_KEY", fake.apiKey(), "LIVEKIT_API_SECRET", fake.apiSecret()),
                    "livekit",
                    sessionId,
                    fake.baseUrl().toString(),
                    sessionId,
                    "team-room",
                    "ACTIVE");
        }
    }

    @Test
    void janus_printsItsSession() {
        try (FakeJanus fake = FakeJanus.start()) {
            fake.joinParticipant("1234", "42", "Priya Raman");

            assertPrints(
                    Map.of("JANUS_ADMIN_SECRET", fake.adminSecret()), "janus", "1234", fake.adminUrl(), "Priya Raman");
        }
    }

    @Test
    void zoom_printsItsMeeting() {
        try (FakeZoom fake = FakeZoom.start()) {
            String uuid = fake.startMeeting(86400000001L, "Physics");
            fake.endMeeting(uuid);

            assertPrints(
                    Map.of(
                            "ZOOM_ACCOUNT_ID",
                            fake.accountId(),
                            "ZOOM_CLIENT_ID",
                            fake.clientId(),
                            "ZOOM_CLIENT_SECRET",
                            fake.clientSecret(),
                            "ZOOM_TOKEN_URL",
                            fake.tokenUrl()),
                    "zoom",
                    uuid,
                    fake.baseUrl().toString(),
                    uuid,
                    "Physics",
                    "ENDED");
        }
    }

    @Test
    void zoomVideo_printsItsSession() {
        try (FakeZoom fake = FakeZoom.start()) {
            String id = fake.startSession("planning");

            assertPrints(
                    Map.of("ZOOM_VIDEO_API_KEY", fake.apiKey(), "ZOOM_VIDEO_API_SECRET", fake.apiSecret()),
                    "zoom-video",
                    id,
                    fake.baseUrl().toString(),
                    id,
                    "planning",
                    "ACTIVE");
        }
    }
}
