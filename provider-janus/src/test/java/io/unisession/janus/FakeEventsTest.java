package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.janus.FakeJanus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The receiver understands what the fake sends, which is what Janus sends. */
class FakeEventsTest {
    @Test
    void room_fromStartToEnd() {
        FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
        try (FakeJanus fake = FakeJanus.builder().clock(clock).start();
                JanusClient client = Janus.builder()
                        .adminSecret(fake.adminSecret())
                        .baseUrl(fake.adminUrl())
                        .build()) {
            fake.joinParticipant("1234", "42", "Priya Raman");
            fake.joinParticipant("1234", "43", null);
            fake.joinParticipant("1234", "44", "Tomas Novak");
            clock.advance(Duration.ofMinutes(5));
            fake.leaveParticipant("1234", "42");
            client.removeParticipant("1234", "43", CallOptions.defaults());
            client.endSession("1234", CallOptions.defaults());

            WebhookReceiver receiver = JanusWebhooks.builder()
                    .credentials(fake.eventUser(), fake.eventPassword())
                    .build();
            List<SessionEvent> events = fake.events().all().stream()
                    .map(OutgoingEvent::request)
                    .flatMap(request -> receiver.receive(request).events().stream())
                    .toList();
            assertThat(events.stream().map(SessionEvent::providerType))
                    .containsExactly("created", "joined", "joined", "joined", "leaving", "kicked", "destroyed");
            assertThat(events).allSatisfy(event -> assertThat(event.sessionId()).contains("1234"));
            assertThat(events.stream().map(event -> event.key().orElseThrow())).doesNotHaveDuplicates();
            assertThat(events.get(1).participant().orElseThrow().name()).contains("Priya Raman");
            assertThat(events.get(4).occurredAt()).contains(Instant.parse("2026-03-02T09:05:00Z"));
        }
    }
}
