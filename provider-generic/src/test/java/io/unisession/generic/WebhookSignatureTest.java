package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.ConfigurationException;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a descriptor says that requests are signed. The signatures were computed by openssl. */
class WebhookSignatureTest {
    private static final String BODY = "{\"type\":\"opened\",\"id\":\"e-1\"}";
    private static final String TIME = "1790841600";
    private static final String SECRET = "made-up-secret";
    private static final String BASE64_SECRET = "bWFkZS11cC1rZXktb2YtMjQtYnl0ZXMh";
    private static final String HEX_WITH_PREFIX = "9678e93c67b1116de772d3da8dad34fb345846cb446e700b3091893ed066df96";
    private static final String TIMED = "IgLMK0823CaFwzLq/zDaVzHwx4me7wTvA0OgHw0kg3A=";
    private static final String TIMED_HEX = "2202cc2b4f36dc2685c332eaff30da5731f0c7899eef04ef0343a01f0d248370";
    private static final String OF_BODY = "01048aa52dbfa499c5ef989d0f0f86ec80eef27f660a4113af2b4722011095f8";
    private static final String STANDARD = "CZUF+LUqSBSVuSgra+qE3cWkSl2ZmuvZzL0PAPXA//A=";
    private static final String BY_BASE64_SECRET = "II5zbtd0nxFpOR03ptbWXbgbzHBxmWwrPn+lQ1YS2sk=";
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtYWRlLXVwLWlkIiwiZXhwIjoxNzkwODQxOTAwLCJwY"
                    + "Xlsb2FkX2hhc2giOiJTellRb2I3RkREam9US2xjQXJOalRFT1VHcGtvc2prWnVyZFFrQTdjNE5RPSJ9.BkDn9OgsAT"
                    + "F1s5DrcvviljnbaagXL6qlvSID_4M4pMg";
    private static final String PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----\\n"
            + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvzNFwDuDkyrFPluLuE9ykPRC8gb1ZAOa/GCuN4FQhm48ys"
            + "bICTxoXPeyFgSR18rZoakIfBBzYZNRsT5g81AdTjfpbeQY3vD2zxN9EutALcfdEqDrvRHnvTL34vh54DSiLCQNupP2"
            + "lVzNrer4RYeNOeFaZNhSsXV3QrtRh5+AnQx7xrjX2GLYUPexZcn3AmXIBh+grP2qcKQtqHm8ylhj2/LjmcIfQhmdaj"
            + "KIE4jiCiTB0yl2acP7Q+O7YC52aRqg9orWfMpEMZP+7rO6K3GvrKXJpqVUnXQER2vS/0Oo1ZRuc5zRcOCmIdN4iehV"
            + "rgENHh0Zgjgfx/ulyss6eE5aVwIDAQAB"
            + "\\n-----END PUBLIC KEY-----";
    private static final String RSA =
            "inKget78MnGIwMd2bMZIfLG0JgakBo3LqLQ/NG3BjZrUdNIaiyaaiEUnVpNY28yd1Ka/9HeHtfnSRIgmx0d2CHgR0b"
                    + "i3Zre+rTkqGgTylm/EnYE4/44HOV7oAThjTvB4fMqEED4tZpKU698GPmuygNHyJSiiVlJ9NvnbTGEoAArdkjXOKYy7"
                    + "b4dKkfGhhB9owxv6OX7qaZgWHyMg3AwBKTzvSHRkx5eYDZbF8HpeWanTFz5jqmKe6oh6oSRdwBKu2/hDvhJT3zeYWD"
                    + "3enp0iJ7m9LBE1Rvfk56TEFuTy90E5TXGsdtxzlDVBLRGEPfKuWryTMTDl1VRsLrA4Tj7BQA==";
    private static final String RSA_OF_ANOTHER_KEY =
            "Da9iGwY0hifdN7CredXWtLh/HL31VJw4447yWenndejambequaYOrkOuAiSFg+VBDFlgoVbwkmvTApJ1QQqXjWGF81"
                    + "yDt93P3aaIzJem0t7HgXxYgU6JbX3rZOjBLUF7FlsRpxTXQ+N1fb5xx4v2OMErpNNy2s26bSEZqJqJjJDNfCV5C3cf"
                    + "ttFu5gMRxCDUSSfzn9Bak/69WtORZ+gfM1RxOA7NzwaPzTh0TNDKrOxWBSMy+n+6Y28+P3UDZ95K6LzXW0HcHz2M8u"
                    + "UzLAIrbr6Oc4Q3PVM/aYL68SZyifuUM0fmckfG4HofBTSjgManA0ciWa6exyt3DDtNU5yIMA==";

    private final Acme acme = Acme.start();
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");

    @AfterEach
    void close() {
        acme.close();
    }

    private WebhookReceiver receiver(String signature, String... settings) {
        acme.with("/webhooks", "{\"type\":\"/type\",\"typeValues\":{},\"signature\":" + signature + "}");
        GenericWebhooks.Builder builder =
                GenericWebhooks.builder(acme.descriptor()).timing(clock.timing());
        for (int index = 0; index < settings.length; index += 2) {
            builder.setting(settings[index], settings[index + 1]);
        }
        return builder.build();
    }

    private static WebhookRequest request(String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int index = 0; index < headers.length; index += 2) {
            all.put(headers[index], List.of(headers[index + 1]));
        }
        return WebhookRequest.of(BODY.getBytes(StandardCharsets.UTF_8), all);
    }

    private static void assertAccepted(WebhookReceiver receiver, WebhookRequest request) {
        WebhookResult result = receiver.receive(request);
        assertThat(result.rejection()).isEmpty();
        assertThat(result.events()).hasSize(1);
    }

    private static void assertRejected(WebhookReceiver receiver, WebhookRequest request) {
        WebhookResult result = receiver.receive(request);
        assertThat(result.status()).isEqualTo(401);
        assertThat(result.events()).isEmpty();
    }

    @Test
    void hmacOverATemplate_isVerified() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"hmac-sha256\",\"secret\":\"${env:ACME_SECRET}\",\"header\":\"X-Signature\",\"prefix\":\"v0=\","
                        + "\"timestampHeader\":\"X-Time\",\"signs\":\"v0:{timestamp}:{body}\"}",
                "ACME_SECRET",
                SECRET);

        assertAccepted(receiver, request("x-signature", "v0=" + HEX_WITH_PREFIX, "x-time", TIME));
        assertRejected(receiver, request("x-signature", HEX_WITH_PREFIX, "x-time", TIME));
        assertRejected(receiver, request("x-signature", "v0=" + HEX_WITH_PREFIX, "x-time", "1790841601"));
    }

    @Test
    void hmacOverTheBody_isVerified_withTheOldSecretToo() {
        String signature = "{\"type\":\"hmac-sha256\",\"secret\":\"${env:ACME_SECRET}\",\"header\":\"X-Signature\"}";

        assertAccepted(receiver(signature, "ACME_SECRET", SECRET), request("X-Signature", OF_BODY));
        assertAccepted(
                receiver(signature, "ACME_SECRET", "another", "ACME_SECRET_PREVIOUS", SECRET),
                request("X-Signature", OF_BODY));
        assertRejected(receiver(signature, "ACME_SECRET", "another"), request("X-Signature", OF_BODY));
    }

    @Test
    void base64_ofSecretAndSignature_isRead() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"hmac-sha256\",\"secret\":\"${env:ACME_SECRET}\",\"secretEncoding\":\"base64\","
                        + "\"header\":\"X-Signature\",\"encoding\":\"base64\",\"timestampHeader\":\"X-Time\","
                        + "\"signs\":\"{timestamp}.{body}\"}",
                "ACME_SECRET",
                BASE64_SECRET);

        assertAccepted(receiver, request("X-Signature", BY_BASE64_SECRET, "X-Time", TIME));
        assertRejected(receiver, request("X-Signature", TIMED, "X-Time", TIME));
    }

    @Test
    void tolerance_isHowOldARequestMayBe() {
        String signature =
                "{\"type\":\"hmac-sha256-timed\",\"secret\":\"${env:ACME_SECRET}\",\"header\":\"X-Signature\"%s}";
        WebhookRequest request = request("X-Signature", "t=" + TIME + ",v1=" + TIMED_HEX);
        WebhookReceiver strict = receiver(signature.replace("%s", ""), "ACME_SECRET", SECRET);
        WebhookReceiver lenient = receiver(signature.replace("%s", ",\"tolerance\":\"PT20M\""), "ACME_SECRET", SECRET);
        assertAccepted(strict, request);
        clock.advance(java.time.Duration.ofMinutes(19));

        assertRejected(strict, request);
        assertAccepted(lenient, request);
    }

    @Test
    void timedHeader_mayBeInBase64() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"hmac-sha256-timed\",\"secret\":\"${env:ACME_SECRET}\",\"header\":\"X-Signature\",\"encoding\":\"base64\"}",
                "ACME_SECRET",
                SECRET);

        assertAccepted(receiver, request("X-Signature", "t=" + TIME + ",v1=" + TIMED));
    }

    @Test
    void standardWebhooks_areVerified() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"standard-webhooks\",\"secret\":\"${env:ACME_SECRET}\"}",
                "ACME_SECRET",
                "whsec_" + BASE64_SECRET);

        assertAccepted(
                receiver,
                request(
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        TIME,
                        "webhook-signature",
                        "v1,AAAA v1," + STANDARD));
        assertRejected(
                receiver,
                request("webhook-id", "msg_2", "webhook-timestamp", TIME, "webhook-signature", "v1," + STANDARD));
    }

    @Test
    void rsa_isVerifiedWithTheKeyThatIsSet() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"rsa-sha256\",\"header\":\"X-Signature\",\"publicKey\":\"${env:ACME_PUBLIC_KEY}\"}",
                "ACME_PUBLIC_KEY",
                PUBLIC_KEY);

        assertAccepted(receiver, request("X-Signature", RSA));
        assertRejected(receiver, request("X-Signature", RSA_OF_ANOTHER_KEY));
    }

    @Test
    void rsa_withoutAKey_fetchesIt() {
        acme.responding(FakeResponse.json(200, "{\"data\":{\"publicKey\":\"" + PUBLIC_KEY + "\"}}"));
        WebhookReceiver receiver = receiver(
                "{\"type\":\"rsa-sha256\",\"header\":\"X-Signature\",\"publicKey\":\"${env:ACME_PUBLIC_KEY}\","
                        + "\"publicKeyUrl\":\"https://acme.example/keys.json\",\"pointer\":\"/data/publicKey\"}",
                "ACME_PUBLIC_KEY_URL",
                acme.service().baseUrl() + "/keys.json");
        assertThat(acme.service().requestCount()).isZero();

        assertAccepted(receiver, request("X-Signature", RSA));
        assertAccepted(receiver, request("X-Signature", RSA));
        assertThat(acme.onlyRequest().path()).endsWith("/keys.json");
    }

    @Test
    void rsa_withAKey_fetchesNothing() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"rsa-sha256\",\"header\":\"X-Signature\",\"publicKey\":\"${env:ACME_PUBLIC_KEY}\","
                        + "\"publicKeyUrl\":\"https://acme.example/keys.json\",\"pointer\":\"/data/publicKey\"}",
                "ACME_PUBLIC_KEY_URL",
                acme.service().baseUrl() + "/keys.json",
                "ACME_PUBLIC_KEY",
                PUBLIC_KEY);

        assertAccepted(receiver, request("X-Signature", RSA));
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void jwt_isVerified() {
        String signature = "{\"type\":\"jwt-hs256\",\"issuer\":\"${env:ACME_ID}\",\"secret\":\"${env:ACME_SECRET}\","
                + "\"hashClaim\":\"payload_hash\"%s}";
        String secret = "made-up-secret-of-32-bytes-length";

        assertAccepted(
                receiver(signature.replace("%s", ""), "ACME_ID", "made-up-id", "ACME_SECRET", secret),
                request("Authorization", "Bearer " + JWT));
        assertAccepted(
                receiver(
                        signature.replace("%s", ",\"header\":\"X-Token\""),
                        "ACME_ID",
                        "made-up-id",
                        "ACME_SECRET",
                        secret),
                request("X-Token", JWT));
        assertRejected(
                receiver(signature.replace("%s", ""), "ACME_ID", "another-id", "ACME_SECRET", secret),
                request("Authorization", JWT));
    }

    @Test
    void url_isVerified_asItArrivesOrAsItIsSet() {
        String signature = "{\"type\":\"url-hmac-sha1\",\"secret\":\"${env:ACME_SECRET}\",\"header\":\"X-Signature\","
                + "\"url\":\"${env:ACME_URL}\"}";
        WebhookRequest form = WebhookRequest.of(
                "type=opened&id=e-1".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "X-Signature",
                        List.of("jeFhXkTYXynWcf/sj1+b0ngl/bw="),
                        "Content-Type",
                        List.of("application/x-www-form-urlencoded")));

        assertAccepted(receiver(signature, "ACME_SECRET", SECRET), form.withUrl("https://hooks.acme.example/h"));
        assertAccepted(
                receiver(signature, "ACME_SECRET", SECRET, "ACME_URL", "https://hooks.acme.example/h"),
                form.withUrl("/inner"));
        assertRejected(receiver(signature, "ACME_SECRET", SECRET), form.withUrl("https://hooks.acme.example/inner"));
    }

    @Test
    void header_isVerified() {
        WebhookReceiver receiver = receiver(
                "{\"type\":\"header\",\"name\":\"X-Secret\",\"value\":\"${setting:ACME_SECRET}\"}",
                "ACME_SECRET",
                SECRET);

        assertAccepted(receiver, request("x-secret", SECRET));
        assertRejected(receiver, request("x-secret", "another"));
        assertRejected(receiver, request());
    }

    @Test
    void secret_missingOrUnfit_isReportedByItsName() {
        String standard = "{\"type\":\"standard-webhooks\",\"secret\":\"${env:ACME_SECRET}\"}";
        String rsa = "{\"type\":\"rsa-sha256\",\"header\":\"X\",\"publicKey\":\"${env:ACME_PUBLIC_KEY}\"}";

        assertThatThrownBy(() -> receiver(standard))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_SECRET is not set");
        assertThatThrownBy(() -> receiver(standard, "ACME_SECRET", "not-Base64!"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_SECRET cannot be used: the secret is not Base64")
                .hasMessageNotContaining("not-Base64!");
        assertThatThrownBy(() -> receiver(rsa, "ACME_PUBLIC_KEY", "made-up"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_PUBLIC_KEY cannot be used:");
    }

    @Test
    void setting_thatTheDescriptorDoesNotHave_isReported() {
        assertThatThrownBy(() -> receiver(
                        "{\"type\":\"standard-webhooks\",\"secret\":\"${env:ACME_SECRET}\"}",
                        "ACME_SECRET",
                        BASE64_SECRET,
                        "ACME_SECRETS",
                        "1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("it has no setting ACME_SECRETS; did you mean ACME_SECRET?");
    }

    @Test
    void setting_ofOthers_isReadOnlyIfItIsAllowed() {
        String name = "OTHER_SECRET_" + getClass().getSimpleName();
        acme.with(
                "/webhooks",
                "{\"type\":\"/type\",\"typeValues\":{},\"signature\":{\"type\":\"header\",\"name\":\"X-Secret\",\"value\":\"${env:"
                        + name + "}\"}}");
        System.setProperty(name, SECRET);
        try {
            assertThatThrownBy(() -> GenericWebhooks.builder(acme.descriptor()).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("may only read settings that begin with ACME_");
            assertAccepted(
                    GenericWebhooks.builder(acme.descriptor())
                            .allowSettings(name)
                            .build(),
                    request("X-Secret", SECRET));
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    void descriptorWithoutWebhooks_hasNoReceiver() {
        assertThatThrownBy(() -> GenericWebhooks.builder(acme.descriptor()).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "UniSession knows no webhooks of this provider: its descriptor has no key \"webhooks\"");
    }
}
