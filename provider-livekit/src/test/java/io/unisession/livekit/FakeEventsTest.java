package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receiver understands what the fake sends, which is what LiveKit sends. */
class FakeEventsTest {
    private final FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
    private final FakeLiveKit fake = FakeLiveKit.builder().clock(clock).start();
    private final WebhookReceiver receiver = LiveKitWebhooks.builder()
            .credentials(fake.apiKey(), fake.apiSecret())
            .timing(clock.timing())
            .build();

    @AfterEach
    void close() {
        fake.close();
    }

    private SessionEvent received(OutgoingEvent event) {
        WebhookResult result = receiver.receive(event.request());
        assertThat(result.rejection()).isEmpty();
        return result.events().get(0);
    }

    private List<SessionEvent> received() {
        return fake.events().all().stream().map(this::received).toList();
    }

    @Test
    void session_fromStartToEnd() {
        String session = fake.joinParticipant("team-room", "user-42", "Priya Raman");
        clock.advance(Duration.ofMinutes(3));
        fake.leaveParticipant("team-room", "user-42");
        clock.advance(Duration.ofMinutes(1));
        fake.openRoom("another-room");

        List<SessionEvent> events = received();
        assertThat(events.stream().map(SessionEvent::type))
                .containsExactly(
                        SessionEventType.SESSION_STARTED,
                        SessionEventType.PARTICIPANT_JOINED,
                        SessionEventType.PARTICIPANT_LEFT,
                        SessionEventType.SESSION_ENDED,
                        SessionEventType.SESSION_STARTED);
        assertThat(events.subList(0, 4)).allSatisfy(event -> {
            assertThat(event.sessionId()).contains(session);
            assertThat(event.roomId()).contains("team-room");
            assertThat(event.sessionStartedAt()).contains(Instant.parse("2026-03-02T09:00:00Z"));
            assertThat(event.unreadableFields()).isEmpty();
        });
        assertThat(events.stream().map(event -> event.key().orElseThrow())).doesNotHaveDuplicates();
        Interval interval =
                events.get(2).participant().orElseThrow().intervals().get(0);
        assertThat(interval.joinedAt()).contains(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(interval.leftAt()).contains(Instant.parse("2026-03-02T09:03:00Z"));
        assertThat(events.get(2).reason()).contains("CLIENT_INITIATED");
    }

    @Test
    void secondConnectionOfTheSameIdentity_endsTheFirst() {
        fake.joinParticipant("team-room", "user-42", "Priya Raman");
        fake.joinParticipant("team-room", "user-42", "Priya Raman");

        List<SessionEvent> events = received();
        assertThat(events.stream().map(SessionEvent::providerType))
                .containsExactly("room_started", "participant_joined", "participant_left", "participant_joined");
        assertThat(events.get(2).reason()).contains("DUPLICATE_IDENTITY");
        assertThat(connection(events.get(2))).isEqualTo(connection(events.get(1)));
        assertThat(connection(events.get(3))).isNotEqualTo(connection(events.get(1)));
    }

    private static String connection(SessionEvent event) {
        return event.participant()
                .orElseThrow()
                .intervals()
                .get(0)
                .connectionId()
                .orElseThrow();
    }

    @Test
    void clientThatRemovesAndEnds_causesEvents() {
        fake.joinParticipant("team-room", "user-42", "Priya Raman");
        fake.joinParticipant("team-room", "user-43", "Sam Field");
        try (LiveKitClient client = LiveKit.builder()
                .url(fake.baseUrl().toString())
                .credentials(fake.apiKey(), fake.apiSecret())
                .timing(clock.timing())
                .build()) {
            String session = client.listSessions().iterator().next().id();
            client.removeParticipant(session, "user-42", CallOptions.defaults());
            client.endSession(session, CallOptions.defaults());
        }

        List<SessionEvent> events = received();
        assertThat(events.stream().skip(3).map(SessionEvent::providerType))
                .containsExactly("participant_left", "participant_left", "room_finished");
        assertThat(events.get(3).reason()).contains("PARTICIPANT_REMOVED");
        assertThat(events.get(4).reason()).contains("ROOM_DELETED");
    }

    @Test
    void eventThatIsSignedByATest_isAccepted() {
        SignedEvents events =
                SignedEvents.liveKit(fake.apiKey(), fake.apiSecret()).at(clock);

        WebhookResult result = receiver.receive(events.sign("{\"event\":\"room_started\",\"id\":\"EV_1\"}"));

        assertThat(result.events().get(0).key()).contains("EV_1");
    }

    @Test
    void eventThatArrivesTooLate_isRejected() {
        fake.openRoom("team-room");
        clock.advance(Duration.ofMinutes(7));

        WebhookResult result = receiver.receive(fake.events().all().get(0).request());

        assertThat(result.status()).isEqualTo(401);
        assertThat(result.events()).isEmpty();
    }
}
