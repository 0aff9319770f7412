package io.unisession.vendortests.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.RejectedWebhookException;
import io.unisession.spi.event.WebhookSignature;
import io.unisession.testkit.SignedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library of Standard Webhooks verifies what we sign, and we what it signs. */
class StandardWebhooksTest {
    private static final String SECRET = "bWFkZS11cC1rZXktb2YtMjQtYnl0ZXMh";
    private static final String BODY = "{\"type\":\"call.opened\",\"name\":\"Zoë\"}";

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_"})
    void signedEvent_isVerifiedByTheLibrary(String prefix) throws Exception {
        WebhookRequest request = SignedEvents.standardWebhooks(prefix + SECRET).sign(BODY);

        assertThatCode(() -> new Webhook(prefix + SECRET).verify(BODY, request.headers()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(prefix + SECRET).verify(BODY + " ", request.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_"})
    void eventOfTheLibrary_isVerifiedByUs(String prefix) throws Exception {
        Instant now = Instant.now();
        String signature = new Webhook(prefix + SECRET).sign("msg_1", now.getEpochSecond(), BODY);
        WebhookRequest request = WebhookRequest.of(
                BODY.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(signature)));
        WebhookSignature ours = HmacSignature.sha256WithBase64Key(List.of(Secret.of(prefix + SECRET)))
                .standardWebhooks()
                .build();

        assertThat(signature).startsWith("v1,");
        assertThatCode(() -> ours.verify(request, now)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ours.verify(request, now.plusSeconds(600)))
                .isInstanceOf(RejectedWebhookException.class);
    }
}
