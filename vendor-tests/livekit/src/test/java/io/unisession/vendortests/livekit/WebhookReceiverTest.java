package io.unisession.vendortests.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livekit.server.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.nio.charset.StandardCharsets;
import livekit.LivekitWebhook.WebhookEvent;
import org.junit.jupiter.api.Test;

/** LiveKit's own receiver verifies and reads the events that the fake sends. */
class WebhookReceiverTest {
    private static final String KEY = "APImadeup";
    private static final String SECRET = "made-up-secret-of-thirty-two-bytes";

    private static WebhookEvent received(WebhookReceiver receiver, WebhookRequest request) {
        return receiver.receive(
                new String(request.body(), StandardCharsets.UTF_8),
                request.header("Authorization").orElseThrow());
    }

    @Test
    void eventsOfTheFake_areVerifiedAndRead() {
        try (FakeLiveKit fake = FakeLiveKit.start()) {
            WebhookReceiver receiver = new WebhookReceiver(fake.apiKey(), fake.apiSecret());
            fake.joinParticipant("team-room", "user-42", "Priya Raman");
            fake.leaveParticipant("team-room", "user-42");

            assertThat(fake.events().all())
                    .map(OutgoingEvent::request)
                    .map(request -> received(receiver, request))
                    .satisfiesExactly(
                            started -> {
                                assertThat(started.getEvent()).isEqualTo("room_started");
                                assertThat(started.getRoom().getName()).isEqualTo("team-room");
                                assertThat(started.getId()).isNotEmpty();
                            },
                            joined -> {
                                assertThat(joined.getEvent()).isEqualTo("participant_joined");
                                assertThat(joined.getParticipant().getIdentity())
                                        .isEqualTo("user-42");
                            },
                            left -> assertThat(left.getEvent()).isEqualTo("participant_left"));
        }
    }

    @Test
    void signedEvent_isVerified_andNotWithAnotherSecret() {
        WebhookRequest request =
                SignedEvents.liveKit(KEY, SECRET).sign("{\"event\":\"room_finished\",\"createdAt\":\"1\"}");

        assertThat(received(new WebhookReceiver(KEY, SECRET), request).getEvent())
                .isEqualTo("room_finished");
        assertThatThrownBy(() -> received(new WebhookReceiver(KEY, SECRET + "2"), request))
                .isInstanceOf(RuntimeException.class);
    }
}
