package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.SignedEvents;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bandwidth's callbacks, and requests that are not Bandwidth's. */
class WebhooksTest {
    private static final String SECRET = "made-up secret & more";
    private static final String URL =
            BandwidthWebhooks.callbackUrl("https://app.example/bandwidth", "session-1", SECRET);

    private final WebhookReceiver receiver =
            BandwidthWebhooks.builder().secret(SECRET).build();

    private static String body(String event) {
        return Fixtures.body("callback-on-leave").replace("onLeave", event);
    }

    private SessionEvent event(String body) {
        WebhookResult result = receiver.receive(SignedEvents.bandwidth(URL).sign(body));
        assertThat(result.rejection()).isEmpty();
        return result.events().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "onConnect, PARTICIPANT_JOINED",
        "onLeave, PARTICIPANT_LEFT",
        "onDisconnect, PARTICIPANT_LEFT",
        "onMadeUp, OTHER"
    })
    void everyDocumentedEvent_isMapped(String word, SessionEventType type) {
        SessionEvent event = event(body(word));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.providerType()).isEqualTo(word);
        assertThat(event.sessionId()).contains("session-1");
        assertThat(event.occurredAt()).contains(Instant.ofEpochMilli(1_628_786_234_676L));
        assertThat(event.participant().orElseThrow().id()).contains("473f6544-92f7-4d67-9e77-bf2533cfff6d");
        assertThat(event.raw().text("/tag")).contains("hello-world-phone");
        assertThat(event.key())
                .hasValueSatisfying(key -> assertThat(key).startsWith(word + " 2021-08-12T16:37:14.676Z "));
    }

    @Test
    void leave_endsTheConnectionOfThatDevice() {
        Interval left =
                event(body("onLeave")).participant().orElseThrow().intervals().get(0);
        Interval joined =
                event(body("onConnect")).participant().orElseThrow().intervals().get(0);

        assertThat(left.connectionId()).contains("be199214-1a03-402a-a7b6-d002470a0465");
        assertThat(left.leftAt()).contains(Instant.ofEpochMilli(1_628_786_234_676L));
        assertThat(joined.connectionId()).isEqualTo(left.connectionId());
        assertThat(joined.joinedAt()).isEqualTo(left.leftAt());
        assertThat(joined.leftAt()).isEmpty();
    }

    @Test
    void timeAsANumber_isReadToo() {
        assertThat(event("{\"event\":\"onLeave\",\"timestamp\":1628786234676}").occurredAt())
                .contains(Instant.ofEpochMilli(1_628_786_234_676L));
    }

    @Test
    void callbackUrl_hasSessionAndSecret() {
        assertThat(URL).isEqualTo("https://app.example/bandwidth?session=session-1&secret=made-up+secret+%26+more");
        assertThat(BandwidthWebhooks.callbackUrl("https://app.example/hook?from=bandwidth", "s/1", "made-up"))
                .isEqualTo("https://app.example/hook?from=bandwidth&session=s%2F1&secret=made-up");
    }

    @Test
    void anotherSecretOrNone_isRejected() {
        String another = BandwidthWebhooks.callbackUrl("https://app.example/bandwidth", "session-1", "another");

        WebhookResult result = receiver.receive(SignedEvents.bandwidth(another).sign(body("onLeave")));
        WebhookResult without = receiver.receive(
                SignedEvents.bandwidth("https://app.example/bandwidth").sign(body("onLeave")));

        assertThat(result.status()).isEqualTo(401);
        assertThat(result.rejection()).contains("the parameter secret in its URL does not have the secret that is set");
        assertThat(without.rejection())
                .contains("the request has no parameter secret in its URL, so it is not proved to be genuine");
    }

    @Test
    void participantsOfBeforeTheSecretWasReplaced_stillReport() {
        WebhookReceiver rotating = BandwidthWebhooks.builder()
                .secret("new-secret")
                .previousSecret(SECRET)
                .build();

        assertThat(rotating.receive(SignedEvents.bandwidth(URL).sign(body("onLeave")))
                        .events())
                .hasSize(1);
    }

    @Test
    void bodyThatIsNoEvent_isABadRequest() {
        assertThat(receiver.receive(SignedEvents.bandwidth(URL).sign("event=onLeave"))
                        .status())
                .isEqualTo(400);
        assertThat(receiver.receive(SignedEvents.bandwidth(URL).sign("[]")).status())
                .isEqualTo(400);
    }

    @Test
    void open_withoutASecret_fails() {
        assertThatThrownBy(() -> Webhooks.builder("bandwidth").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("BANDWIDTH_WEBHOOK_SECRET is not set");
    }
}
