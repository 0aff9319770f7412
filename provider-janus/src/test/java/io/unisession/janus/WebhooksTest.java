package io.unisession.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Participant;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.SignedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of the event handler of Janus, and requests that are not of Janus. */
class WebhooksTest {
    private final WebhookReceiver receiver =
            JanusWebhooks.builder().credentials("hook", "hookpwd").build();
    private final SignedEvents signer = SignedEvents.janus("hook", "hookpwd");

    private List<SessionEvent> events(String body) {
        WebhookResult result = receiver.receive(signer.sign(body));
        assertThat(result.rejection()).isEmpty();
        return result.events();
    }

    @ParameterizedTest
    @CsvSource({
        "event-core-shutdown, shutdown, OTHER",
        "event-detached-while-inside.batch, unpublished unpublished leaving detached, OTHER OTHER PARTICIPANT_LEFT OTHER",
        "event-handle-attached, attached, OTHER",
        "event-integer-ids-joined, joined, PARTICIPANT_JOINED",
        "event-joined-no-display, joined, PARTICIPANT_JOINED",
        "event-joined, joined, PARTICIPANT_JOINED",
        "event-kicked, kicked, PARTICIPANT_LEFT",
        "event-leaving, leaving, PARTICIPANT_LEFT",
        "event-room-created, created, OTHER",
        "event-room-destroyed, destroyed, SESSION_ENDED",
        "event-room-edited, edited, OTHER",
        "event-session-created, created, OTHER",
        "event-session-destroyed.batch, destroyed detached, OTHER OTHER",
        "event-session-timeout.batch, timeout unpublished unpublished leaving detached, OTHER OTHER OTHER PARTICIPANT_LEFT OTHER"
    })
    void everyDocumentedEvent_isMapped(String name, String words, String types) {
        List<SessionEvent> events = events(Fixtures.body(name + ".json"));

        assertThat(String.join(
                        " ", events.stream().map(SessionEvent::providerType).toList()))
                .isEqualTo(words);
        assertThat(String.join(
                        " ", events.stream().map(event -> event.type().name()).toList()))
                .isEqualTo(types);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.occurredAt()).isPresent();
            assertThat(event.raw().text("/emitter")).contains("MyJanusInstance");
            assertThat(event.unreadableFields()).isEmpty();
        });
        assertThat(events.stream().map(event -> event.key().orElseThrow())).doesNotHaveDuplicates();
    }

    @Test
    void joined_hasPersonAndRoom() {
        SessionEvent event = events(Fixtures.body("event-joined.json")).get(0);

        assertThat(event.sessionId()).contains("team-room");
        assertThat(event.roomId()).contains("team-room");
        assertThat(event.occurredAt()).contains(Instant.parse("2026-11-28T14:22:22.410732Z"));
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.id()).contains("alice");
        assertThat(participant.userId()).contains("user-42");
        assertThat(participant.name()).contains("Alice");
        assertThat(participant.intervals().get(0).connectionId()).contains("alice");
        assertThat(participant.intervals().get(0).joinedAt()).isEqualTo(event.occurredAt());
    }

    @Test
    void kicked_endsTheConnection_withTheWordAsReason() {
        SessionEvent event = events(Fixtures.body("event-kicked.json")).get(0);

        assertThat(event.reason()).contains("kicked");
        Participant participant = event.participant().orElseThrow();
        assertThat(participant.intervals().get(0).connectionId()).contains("bob");
        assertThat(participant.intervals().get(0).leftAt()).isEqualTo(event.occurredAt());
        assertThat(participant.userId()).isEmpty();
    }

    @Test
    void destroyedRoom_endsTheSession() {
        SessionEvent event = events(Fixtures.body("event-room-destroyed.json")).get(0);

        assertThat(event.sessionEndedAt()).isPresent().isEqualTo(event.occurredAt());
        assertThat(event.participant()).isEmpty();
    }

    @Test
    void destroyedConnection_isOfNoRoom() {
        assertThat(events(Fixtures.body("event-session-destroyed.batch.json")))
                .allSatisfy(event -> assertThat(event.sessionId()).isEmpty());
    }

    @Test
    void oneEventWithoutAnArray_isReadToo() {
        String body = Fixtures.body("event-leaving.json").strip();

        assertThat(events(body.substring(1, body.length() - 1))).hasSize(1);
        assertThat(events("[]")).isEmpty();
    }

    @Test
    void integerIds_areText() {
        SessionEvent event =
                events(Fixtures.body("event-integer-ids-joined.json")).get(0);

        assertThat(event.sessionId()).contains("1234");
        assertThat(event.participant().orElseThrow().id()).contains("6910910011891673");
    }

    @Test
    void eventsWithAWordOfTheirOwn_andOfOtherPlugins_areKept() {
        List<SessionEvent> events = events("""
                [{"type": 64, "event": {"plugin": "janus.plugin.videoroom", "data": {"videoroom": "talking", "id": "a"}}},
                 {"type": 64, "event": {"plugin": "janus.plugin.audiobridge", "data": {"event": "joined", "id": "a"}}},
                 {"type": 8, "event": []}]
                """);

        assertThat(events).allSatisfy(event -> assertThat(event.type()).isEqualTo(SessionEventType.OTHER));
        assertThat(events.get(0).providerType()).isEqualTo("talking");
        assertThat(events.get(0).participant().orElseThrow().intervals()).isEmpty();
        assertThat(events.get(1).participant()).isEmpty();
        assertThat(events.get(2).key()).isEmpty();
    }

    /** The header as Janus 1.1.2 sent it. */
    @Test
    void headerOfARealServer_isAccepted() {
        WebhookResult result = receiver.receive(WebhookRequest.of(
                Fixtures.body("event-joined.json").getBytes(StandardCharsets.UTF_8),
                Map.of("Authorization", List.of("Basic aG9vazpob29rcHdk"))));

        assertThat(result.events()).hasSize(1);
    }

    @Test
    void anotherPassword_isRejected_unlessItIsBeingReplaced() {
        WebhookReceiver rotating = JanusWebhooks.builder()
                .credentials("hook", "new-password")
                .previousPassword("hookpwd")
                .build();

        assertThat(receiver.receive(SignedEvents.janus("hook", "new-password").sign("[]"))
                        .status())
                .isEqualTo(401);
        assertThat(rotating.receive(SignedEvents.janus("hook", "new-password").sign("[]"))
                        .rejection())
                .isEmpty();
        assertThat(rotating.receive(signer.sign("[]")).rejection()).isEmpty();
    }

    @Test
    void bodyThatIsNoEvent_isABadRequest() {
        assertThat(receiver.receive(signer.sign("[1]")).status()).isEqualTo(400);
        assertThat(receiver.receive(signer.sign("nonsense")).status()).isEqualTo(400);
    }

    @Test
    void open_withoutAPassword_fails() {
        assertThatThrownBy(() -> Webhooks.builder("janus")
                        .setting("JANUS_WEBHOOK_USER", "hook")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("JANUS_WEBHOOK_PASSWORD is not set");
    }
}
