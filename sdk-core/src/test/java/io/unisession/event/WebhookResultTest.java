package io.unisession.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookResultTest {
    private static final SessionEvent EVENT =
            SessionEvent.builder("acme", Instant.EPOCH).build();

    private static void assertResponse(WebhookResult result, int status, String contentType, String body) {
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.contentType()).isEqualTo(contentType);
        assertThat(result.body()).isEqualTo(body);
    }

    @Test
    void events_areAcceptedWithoutABody() {
        WebhookResult result = WebhookResult.of(List.of(EVENT));

        assertThat(result.events()).containsExactly(EVENT);
        assertThat(result.rejection()).isEmpty();
        assertResponse(result, 200, "text/plain", "");
        assertThat(result).hasToString("WebhookResult[200, 1 events]");
        assertThatThrownBy(() -> result.events().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void challenge_isRespondedTo_withoutAnEvent() {
        WebhookResult text = WebhookResult.challenge("text/html", "made-up");
        WebhookResult json = WebhookResult.challenge(Map.of("token", "made-up \"token\""));

        assertResponse(text, 200, "text/html", "made-up");
        assertResponse(json, 200, "application/json", "{\"token\":\"made-up \\\"token\\\"\"}");
        assertThat(text.events()).isEmpty();
        assertThat(text.rejection()).isEmpty();
    }

    @Test
    void rejection_isForTheLog_andNotInTheResponse() {
        WebhookResult result = WebhookResult.rejected(401, "not\nsigned");

        assertResponse(result, 401, "text/plain", "");
        assertThat(result.rejection()).contains("not\nsigned");
        assertThat(result.events()).isEmpty();
        assertThat(result.toString())
                .startsWith("WebhookResult[401, rejected: not")
                .doesNotContain("\n");
    }

    @Test
    void rejectionWithoutAReason_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> WebhookResult.rejected(401, null))
                .withMessage("reason");
    }
}
