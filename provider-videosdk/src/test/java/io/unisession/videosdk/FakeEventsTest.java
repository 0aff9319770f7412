package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receiver understands what the fake sends, which is what VideoSDK sends, and fetches its key. */
class FakeEventsTest {
    private final FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
    private final FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
    private final WebhookReceiver receiver =
            VideoSdkWebhooks.builder().baseUrl(fake.baseUrl().toString()).build();

    @AfterEach
    void close() {
        fake.close();
    }

    private List<SessionEvent> received() {
        return fake.events().all().stream()
                .map(OutgoingEvent::request)
                .flatMap(request -> receiver.receive(request).events().stream())
                .toList();
    }

    @Test
    void session_fromStartToEnd() {
        String session = fake.joinParticipant("weekly-planning", "user-42", "Priya Raman");
        fake.joinParticipant("weekly-planning", "user-43", "Tomas Novak");
        clock.advance(Duration.ofMinutes(5));
        fake.leaveParticipant("weekly-planning", "user-42");
        fake.leaveParticipant("weekly-planning", "user-43");

        List<SessionEvent> events = received();
        assertThat(events.stream().map(SessionEvent::type))
                .containsExactly(
                        SessionEventType.SESSION_STARTED,
                        SessionEventType.PARTICIPANT_JOINED,
                        SessionEventType.PARTICIPANT_JOINED,
                        SessionEventType.PARTICIPANT_LEFT,
                        SessionEventType.PARTICIPANT_LEFT,
                        SessionEventType.SESSION_ENDED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.sessionId()).contains(session);
            assertThat(event.roomId()).contains("weekly-planning");
        });
        assertThat(events.get(1).participant().orElseThrow().id()).contains("user-42");
        assertThat(events.get(5).sessionEndedAt()).contains(Instant.parse("2026-03-02T09:05:00Z"));
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void roomWithAWebhookOfItsOwn_sendsThereWhatItAsksFor() {
        String room;
        try (VideoSdkClient client = VideoSdk.builder()
                .token(fake.token())
                .baseUrl(fake.baseUrl().toString())
                .timing(clock.timing())
                .build()) {
            room = client.rooms()
                    .create(NewRoom.builder()
                            .webhook(RoomWebhook.of("http://127.0.0.1:1/hook", "session-*"))
                            .build())
                    .roomId();
        }
        fake.events().hold();
        fake.joinParticipant(room, "user-42", "Priya Raman");

        assertThat(fake.events().all()).hasSize(1);
        assertThat(fake.events().all().get(0).request().url()).isEqualTo("http://127.0.0.1:1/hook");
        assertThat(received().get(0).type()).isEqualTo(SessionEventType.SESSION_STARTED);
    }
}
