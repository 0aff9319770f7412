package io.unisession.spi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that arrive with a request. */
class SharedSecretTest {
    private static final List<Secret> SECRETS = List.of(Secret.of("made-up new"), Secret.of("made-up-old"));

    private static WebhookRequest withHeader(String name, String... values) {
        return WebhookRequest.of(new byte[0], Map.of(name, List.of(values)));
    }

    private static WebhookRequest withUrl(String url) {
        return WebhookRequest.of(new byte[0], Map.of()).withUrl(url);
    }

    private static void assertAccepted(WebhookSignature signature, WebhookRequest request) {
        assertThatCode(() -> signature.verify(request, Instant.EPOCH)).doesNotThrowAnyException();
    }

    private static void assertRejected(WebhookSignature signature, WebhookRequest request, String reason) {
        assertThatThrownBy(() -> signature.verify(request, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        RejectedWebhookException.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(401))
                .hasMessage(reason);
    }

    @Test
    void header_hasOneOfTheSecrets() {
        SharedSecret signature = SharedSecret.inHeader("X-Secret", SECRETS);

        assertAccepted(signature, withHeader("x-secret", "made-up new"));
        assertAccepted(signature, withHeader("x-secret", "made-up-old"));
        assertRejected(
                signature,
                withHeader("x-secret", "made-up"),
                "the header X-Secret does not have the secret that is set");
        assertRejected(
                signature, withHeader("x-secret", ""), "the header X-Secret does not have the secret that is set");
        assertRejected(
                signature,
                withHeader("other", "made-up new"),
                "the request has no header X-Secret, so it is not proved to be genuine");
    }

    @Test
    void headerThatIsThereTwice_isRejected() {
        assertRejected(
                SharedSecret.inHeader("X-Secret", SECRETS),
                withHeader("x-secret", "made-up new", "made-up-old"),
                "the request has no header X-Secret, so it is not proved to be genuine");
    }

    /** {@code printf 'janus:made-up-pässword' | base64} */
    @Test
    void basic_isUserAndPasswordInBase64() {
        SharedSecret signature =
                SharedSecret.basic("janus", List.of(Secret.of("another"), Secret.of("made-up-pässword")));

        assertAccepted(signature, withHeader("authorization", "Basic amFudXM6bWFkZS11cC1ww6Rzc3dvcmQ="));
        assertRejected(
                signature,
                withHeader("authorization", "Basic amFudXM6bWFkZS11cA=="),
                "the header Authorization does not have the secret that is set");
    }

    @Test
    void query_hasOneOfTheSecrets() {
        SharedSecret signature = SharedSecret.inQuery("secret", SECRETS);

        assertAccepted(signature, withUrl("https://example.com/hook?secret=made-up%20new"));
        assertAccepted(signature, withUrl("https://example.com/hook?session=s-1&secret=made-up-old"));
        assertAccepted(signature, withUrl("/hook?secret=made-up+new"));
        assertRejected(
                signature,
                withUrl("/hook?secret=made-up-new"),
                "the parameter secret in its URL does not have the secret that is set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/made-up-old",
                "https://example.com/hook?",
                "https://example.com/hook?secret",
                "https://example.com/hook?%zz=made-up-old",
                "https://example.com/hook?secret=made-up-old&secret=made-up-old"
            })
    void queryWithoutTheParameter_isRejected(String url) {
        assertRejected(
                SharedSecret.inQuery("secret", SECRETS),
                withUrl(url),
                "the request has no parameter secret in its URL, so it is not proved to be genuine");
    }

    @Test
    void secret_isRequired() {
        assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.inHeader("x", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.inQuery("x", List.of(Secret.of(" "))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.basic("user", List.of(Secret.of(""))))
                .withMessage("a signature needs a secret");
    }
}
