package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.zoom.FakeZoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receivers understand what the fake sends, which is what Zoom sends. */
class FakeEventsTest {
    private final FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
    private final FakeZoom fake = FakeZoom.builder().clock(clock).start();

    @AfterEach
    void close() {
        fake.close();
    }

    private List<SessionEvent> received(WebhookReceiver receiver) {
        return fake.events().all().stream()
                .map(OutgoingEvent::request)
                .flatMap(request -> receiver.receive(request).events().stream())
                .toList();
    }

    @Test
    void meeting_fromStartToEnd() {
        String uuid = fake.startMeeting(85_746_065L, "Standup");
        fake.joinWaitingRoom(uuid, "u-1", "Priya Raman");
        fake.joinMeeting(uuid, "u-2", "Tomas Novak");
        fake.joinMeeting(uuid, "", "A Guest");
        clock.advance(Duration.ofMinutes(20));
        fake.leaveMeeting(uuid, "u-2");
        fake.leaveMeeting(uuid, "u-2");
        fake.endMeeting(uuid);

        List<SessionEvent> events = received(ZoomWebhooks.meetings()
                .secretToken(fake.webhookSecret())
                .timing(clock.timing())
                .build());
        assertThat(events.stream().map(SessionEvent::providerType))
                .containsExactly(
                        "meeting.started",
                        "meeting.participant_joined_waiting_room",
                        "meeting.participant_joined",
                        "meeting.participant_joined",
                        "meeting.participant_left",
                        "meeting.participant_left_waiting_room",
                        "meeting.participant_left",
                        "meeting.ended");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.sessionId()).contains(uuid);
            assertThat(event.roomId()).contains("85746065");
            assertThat(event.unreadableFields()).isEmpty();
        });
        assertThat(events.stream().map(event -> event.key().orElseThrow())).doesNotHaveDuplicates();
        SessionEvent left = events.get(4);
        assertThat(left.participant().orElseThrow().intervals().get(0).connectionId())
                .isEqualTo(events.get(2)
                        .participant()
                        .orElseThrow()
                        .intervals()
                        .get(0)
                        .connectionId());
        assertThat(left.occurredAt()).contains(Instant.parse("2026-03-02T09:20:00Z"));
        assertThat(events.get(7).sessionEndedAt()).contains(Instant.parse("2026-03-02T09:20:00Z"));
    }

    @Test
    void videoSession_fromStartToEnd() {
        String id = fake.startSession("team-session");
        fake.joinSession(id, "user-42", "Priya Raman");
        clock.advance(Duration.ofMinutes(5));
        fake.leaveSession(id, "user-42");
        fake.endSession(id);

        List<SessionEvent> events = received(ZoomWebhooks.videoSessions()
                .secretToken(fake.webhookSecret())
                .timing(clock.timing())
                .build());
        assertThat(events.stream().map(SessionEvent::providerType))
                .containsExactly("session.started", "session.user_joined", "session.user_left", "session.ended");
        assertThat(events).allSatisfy(event -> assertThat(event.sessionId()).contains(id));
        assertThat(events.get(2).participant().orElseThrow().userId()).contains("user-42");
        assertThat(events.get(2).occurredAt()).contains(Instant.parse("2026-03-02T09:05:00Z"));
    }
}
