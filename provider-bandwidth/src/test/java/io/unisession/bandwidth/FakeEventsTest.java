package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A participant whose callback is registered, and whose events name the session. */
class FakeEventsTest {
    private static final String SECRET = "made-up-secret";

    @Test
    void participantWithACallback_reportsWithSessionAndSecret() {
        WebhookReceiver receiver = BandwidthWebhooks.builder().secret(SECRET).build();
        try (FakeBandwidth fake = FakeBandwidth.start();
                BandwidthClient client = Bandwidth.builder()
                        .credentials(fake.accountId(), fake.username(), fake.password())
                        .baseUrl(fake.baseUrl().toString())
                        .build()) {
            fake.events().hold();
            String session = fake.createSession("support-call");
            String url = BandwidthWebhooks.callbackUrl("http://127.0.0.1:1/bandwidth", session, SECRET);
            String participant = client.createParticipant(
                            NewParticipant.builder().callbackUrl(url).build())
                    .id();

            fake.connectParticipant(participant);
            fake.disconnectParticipant(participant);

            List<SessionEvent> events = fake.events().held().stream()
                    .map(OutgoingEvent::request)
                    .flatMap(request -> receiver.receive(request).events().stream())
                    .toList();
            assertThat(events.stream().map(SessionEvent::type))
                    .containsExactly(SessionEventType.PARTICIPANT_JOINED, SessionEventType.PARTICIPANT_LEFT);
            assertThat(events).allSatisfy(event -> {
                assertThat(event.sessionId()).contains(session);
                assertThat(event.participant().orElseThrow().id()).contains(participant);
                assertThat(event.occurredAt()).isPresent();
            });
        }
    }
}
