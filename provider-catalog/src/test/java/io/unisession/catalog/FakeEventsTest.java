package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.IntervalEnd;
import io.unisession.Webhooks;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.hundredms.FakeHundredMs;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receivers understand the events of the fakes: somebody joins, comes back, and is the last who leaves. */
class FakeEventsTest {
    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private static final Instant END = Instant.parse("2026-10-01T08:20:00Z");

    private final FakeClock clock = FakeClock.at(START.toString());

    private Webhooks.Builder receiver(String service) {
        return Webhooks.builder(service).timing(clock.timing());
    }

    /** Joined at the start, and left twenty minutes later as the last one. */
    private static void assertStory(WebhookReceiver receiver, EventOutbox outbox, String session) {
        List<SessionEvent> events = outbox.all().stream()
                .map(OutgoingEvent::request)
                .flatMap(request -> accepted(receiver.receive(request)).stream())
                .toList();

        assertThat(events)
                .extracting(SessionEvent::type)
                .containsExactly(
                        SessionEventType.SESSION_STARTED,
                        SessionEventType.PARTICIPANT_JOINED,
                        SessionEventType.PARTICIPANT_LEFT,
                        SessionEventType.SESSION_ENDED);
        assertThat(events).extracting(SessionEvent::key).doesNotHaveDuplicates().allMatch(key -> key.isPresent());
        assertThat(events)
                .extracting(event -> event.occurredAt().orElseThrow())
                .containsExactly(START, START, END, END);
        assertThat(events).allSatisfy(event -> assertThat(event.roomId()).isPresent());
        assertThat(events.get(0).sessionId()).contains(session);
        assertThat(events.get(3).sessionEndedAt()).contains(END);
        assertThat(events.get(1).participant().orElseThrow().userId()).contains("user-42");
        assertThat(events.get(2).participant().orElseThrow().intervals())
                .singleElement()
                .satisfies(stay -> {
                    assertThat(stay.end()).isEqualTo(IntervalEnd.REPORTED);
                    assertThat(stay.joinedAt()).contains(START);
                    assertThat(stay.connectionId())
                            .isEqualTo(events.get(1)
                                    .participant()
                                    .orElseThrow()
                                    .intervals()
                                    .get(0)
                                    .connectionId());
                });
    }

    private static List<SessionEvent> accepted(WebhookResult result) {
        assertThat(result.rejection()).isEmpty();
        return result.events();
    }

    @Test
    void daily_eventsOfTheFake_areUnderstood() {
        try (FakeDaily fake = FakeDaily.builder().clock(clock).start()) {
            String meeting = fake.joinParticipant("team-room", "user-42", "Priya");
            clock.advance(Duration.ofMinutes(20));
            fake.endMeeting("team-room");

            assertStory(
                    receiver("daily")
                            .setting("DAILY_WEBHOOK_SECRET", fake.webhookSecret())
                            .build(),
                    fake.events(),
                    meeting);
        }
    }

    @Test
    void hundredMs_eventsOfTheFake_areUnderstood() {
        try (FakeHundredMs fake = FakeHundredMs.builder().clock(clock).start()) {
            String session = fake.joinPeer("r-1", "user-42", "Priya", "host");
            clock.advance(Duration.ofMinutes(20));
            fake.leavePeer(session, fake.presentIn(session).get(0));

            assertStory(
                    receiver("100ms")
                            .setting("LIVE100MS_WEBHOOK_SECRET", fake.webhookSecret())
                            .build(),
                    fake.events(),
                    session);
        }
    }

    @Test
    void realtimeKit_withTheKeyThatTheFakePublishes() {
        try (FakeRealtimeKit fake = FakeRealtimeKit.builder().clock(clock).start()) {
            String session = fake.joinParticipant("m-1", "user-42", "Priya", "host");
            clock.advance(Duration.ofMinutes(20));
            fake.leaveParticipant(session, fake.presentIn(session).get(0));

            assertStory(
                    receiver("realtimekit")
                            .setting("REALTIMEKIT_PUBLIC_KEY_URL", fake.publicKeyUrl())
                            .build(),
                    fake.events(),
                    session);
        }
    }

    @Test
    void twilioVideo_eventsOfTheFake_areUnderstood() {
        try (FakeTwilioVideo fake = FakeTwilioVideo.builder().clock(clock).start()) {
            fake.events().sendTo("https://hooks.example.com/twilio");
            fake.events().hold();
            String room = fake.createRoom("team-room");
            fake.connect("team-room", "user-42");
            clock.advance(Duration.ofMinutes(20));
            fake.disconnect("team-room", "user-42");
            fake.createRoom("another-room");
            List<OutgoingEvent> before = fake.events().all();
            assertThat(before).hasSize(4);
            clock.advance(Duration.ofMinutes(5));

            WebhookReceiver receiver = receiver("twilio-video")
                    .setting("TWILIO_AUTH_TOKEN", fake.authToken())
                    .build();
            assertThat(before.stream()
                            .flatMap(event -> accepted(receiver.receive(event.request())).stream())
                            .map(SessionEvent::type))
                    .containsExactly(
                            SessionEventType.SESSION_STARTED,
                            SessionEventType.PARTICIPANT_JOINED,
                            SessionEventType.PARTICIPANT_LEFT,
                            SessionEventType.SESSION_STARTED);
            SessionEvent left =
                    accepted(receiver.receive(before.get(2).request())).get(0);
            assertThat(left.sessionId()).contains(room);
            assertThat(left.occurredAt()).contains(END);
            assertThat(left.participant().orElseThrow().intervals().get(0).joinedAt())
                    .contains(START);
        }
    }

    @Test
    void standardWebhooksOfAnyService_areSignedForTests() {
        WebhookRequest first =
                SignedEvents.standardWebhooks("bWFkZS11cA==").at(clock).sign("{}");
        WebhookRequest second =
                SignedEvents.standardWebhooks("whsec_bWFkZS11cA==").at(clock).sign("{}");

        assertThat(first.headers()).isEqualTo(second.headers());
        assertThat(first.header("webhook-timestamp")).contains("1790841600");
    }
}
