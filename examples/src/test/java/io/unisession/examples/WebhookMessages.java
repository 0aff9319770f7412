package io.unisession.examples;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.Webhooks;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.livekit.LiveKitWebhooks;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.JwtSignature;
import io.unisession.spi.event.RsaSignature;
import io.unisession.spi.event.SharedSecret;
import io.unisession.spi.event.SignedReceiver;
import io.unisession.spi.event.UrlSignature;
import io.unisession.spi.event.WebhookSignature;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Why webhooks reject a request. */
final class WebhookMessages {
    private static final String KEY = "made-up-key";
    private static final String SECRET = "made-up-secret-of-thirty-two-bytes";
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");
    private static final byte[] BODY = "{\"event\": \"room_started\"}".getBytes(StandardCharsets.UTF_8);
    private static final String PUBLIC_KEY = """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAk1UdPPUicLJW/9Yajs6q71rTBREhwllMN37+M73WPJZ5WAc//k+V
            f6a8v/alqqdyOq8p/mWcRsotrEhoJ2g7sv+Wp81Zay9tpZkTXDHMxetsGYXYAl0h
            CbibyZrzM063JyuN+dVl6dDYxZq13f7A6Qu4SMMnehtwHNjDKqFT2hujz42HvvAk
            feHv6+pAYkf3TvgAHSZXeHf/1eDaZ8DfOd/gv1IbEuYuHGf3jmvdvKNZID1LaegS
            wMDgWcyra3Z93J/xLpLm06oTff8OPRr8MEZHuYGr6um4r1+J/GDytBZiC+Da+rn2
            xnJ19wTxk8qiwI3d1ZwsMhZLegKCsTrXPwIDAQAB
            -----END RSA PUBLIC KEY-----
            """;

    private final Messages messages;
    private final FakeClock clock = FakeClock.at(NOW.toString());
    private final WebhookReceiver liveKit = LiveKitWebhooks.builder()
            .credentials(KEY, SECRET)
            .timing(clock.timing())
            .build();

    WebhookMessages(Messages messages) {
        this.messages = messages;
    }

    private void rejection(String title, WebhookReceiver receiver, byte[] body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        rejection(title, receiver, WebhookRequest.of(body, all));
    }

    private void rejection(String title, WebhookReceiver receiver, WebhookRequest request) {
        WebhookResult result = receiver.receive(request);
        messages.add(
                "webhook, " + title, result.status() + ": " + result.rejection().orElse("accepted"));
    }

    private void liveKit(String title, byte[] body, String authorization) {
        rejection("livekit, " + title, liveKit, body, Map.of("Authorization", authorization));
    }

    private static JWTCreator.Builder token(byte[] body) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        return JWT.create()
                .withIssuer(KEY)
                .withClaim("sha256", Base64.getEncoder().encodeToString(hash));
    }

    private static String signed(JWTCreator.Builder token, String secret) {
        return token.sign(Algorithm.HMAC256(secret));
    }

    private void tokens() throws GeneralSecurityException {
        Instant later = NOW.plusSeconds(300);
        byte[] notJson = "[]".getBytes(StandardCharsets.UTF_8);
        rejection("livekit, no signature", liveKit, BODY, Map.of());
        liveKit("no token", BODY, "made-up");
        liveKit("another key", BODY, signed(token(BODY).withIssuer("another").withExpiresAt(later), SECRET));
        liveKit("another secret", BODY, signed(token(BODY).withExpiresAt(later), "another"));
        liveKit("another body", notJson, signed(token(BODY).withExpiresAt(later), SECRET));
        liveKit("an old token", BODY, signed(token(BODY).withExpiresAt(NOW.minusSeconds(600)), SECRET));
        liveKit("a token for ever", BODY, signed(token(BODY), SECRET));
        liveKit("no event", notJson, signed(token(notJson).withExpiresAt(later), SECRET));
        rejection("livekit, a body too large", liveKit, new byte[2_000_000], Map.of());
    }

    private void hashes() throws GeneralSecurityException {
        WebhookReceiver acme = acme(HmacSignature.sha256(List.of(Secret.of(SECRET)))
                .headerWithTime("acme-signature")
                .build());
        rejection("acme, another signature", acme, BODY, Map.of("acme-signature", "t=1,v1=00"));
        rejection("acme, an old signature", acme, BODY, Map.of("acme-signature", "t=1,v1=" + hash("1")));
        rejection("acme, no time", acme, BODY, Map.of("acme-signature", "t=soon,v1=" + hash("soon")));
        messages.failureOf("webhook, no secret", () -> HmacSignature.sha256(List.of()));
        messages.failureOf(
                "webhook, no secret of a token", () -> new JwtSignature("Authorization", "sha256", Map.of()));
        messages.failureOf(
                "webhook, a signed text without the body",
                () -> HmacSignature.sha256(List.of(Secret.of(SECRET))).text("{timestamp}"));
        messages.failureOf(
                "webhook, a signed time without its header",
                () -> HmacSignature.sha256(List.of(Secret.of(SECRET)))
                        .header("acme-signature")
                        .text("{timestamp}.{body}")
                        .build());
    }

    private void keys() {
        List<Secret> secrets = List.of(Secret.of(SECRET));
        WebhookReceiver keyed = acme(RsaSignature.pinned("acme-signature", List.of(PUBLIC_KEY)));
        rejection("acme, no signature by RSA", keyed, BODY, Map.of());
        rejection("acme, a signature by RSA that is not Base64", keyed, BODY, Map.of("acme-signature", "!"));
        rejection("acme, another signature by RSA", keyed, BODY, Map.of("acme-signature", "AAAA"));
        rejection(
                "acme, a wrong header",
                acme(SharedSecret.inHeader("acme-secret", secrets)),
                BODY,
                Map.of("acme-secret", "x"));
        rejection("acme, a URL without its secret", acme(SharedSecret.inQuery("secret", secrets)), BODY, Map.of());
        messages.failureOf("webhook, no public key", () -> RsaSignature.pinned("acme-signature", List.of()));
        messages.failureOf(
                "webhook, a public key that is none", () -> RsaSignature.pinned("acme-signature", List.of("made-up")));
        messages.failureOf(
                "webhook, a public key that is cut off",
                () -> RsaSignature.pinned(
                        "acme-signature", List.of("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----")));
        messages.failureOf(
                "webhook, a public key at an address without TLS",
                () -> RsaSignature.fetched(
                        "acme-signature",
                        ProviderSettings.builder("acme").build(),
                        "http://acme.example/key",
                        "/publicKey"));
        try (FakeLiveKit withoutKeys = FakeLiveKit.start()) {
            withoutKeys.enqueue(FakeResponse.json(200, "{}"));
            ProviderSettings settings = ProviderSettings.builder("acme").build();
            WebhookReceiver fetching = acme(
                    RsaSignature.fetched("acme-signature", settings, withoutKeys.baseUrl() + "/key", "/publicKey"));
            rejection("acme, a response without a public key", fetching, BODY, Map.of("acme-signature", "AAAA"));
        }
        try (FakeLiveKit withKey = FakeLiveKit.start()) {
            String key = PUBLIC_KEY.replace("\n", "\\n");
            withKey.enqueue(FakeResponse.json(200, "{\"publicKey\": \"" + key + "\"}"));
            ProviderSettings settings = ProviderSettings.builder("acme").build();
            WebhookReceiver fetching =
                    acme(RsaSignature.fetched("acme-signature", settings, withKey.baseUrl() + "/key", "/publicKey"));
            Map<String, String> wrong = Map.of("acme-signature", "AAAA");
            rejection("acme, another signature than that of the published key", fetching, BODY, wrong);
            rejection("acme, another signature, seconds after the key was fetched", fetching, BODY, wrong);
        }
    }

    private void urls() {
        List<Secret> secrets = List.of(Secret.of(SECRET));
        WebhookReceiver acme = acme(new UrlSignature("acme-signature", secrets, null));
        Map<String, List<String>> headers = Map.of("acme-signature", List.of("AAAA"));
        WebhookRequest json = WebhookRequest.of(BODY, headers).withUrl("https://acme.example/webhook");
        rejection("acme, no signature of the URL", acme, BODY, Map.of());
        rejection(
                "acme, a URL that is not known", acme, json.withUrl("/webhook").withMethod("GET"));
        rejection("acme, a body that is no form", acme, json);
        rejection("acme, another signature of the URL", acme, json.withMethod("GET"));
        messages.failureOf(
                "webhook, a key that is not Base64",
                () -> HmacSignature.sha256WithBase64Key(List.of(Secret.of("made-up!"))));
        messages.failureOf(
                "webhook, a descriptor without webhooks",
                () -> Webhooks.builder("tenbyte").build());
    }

    private WebhookReceiver acme(WebhookSignature signature) {
        return new SignedReceiver(
                "acme", clock.timing(), signature, (request, receivedAt) -> WebhookResult.of(List.of()));
    }

    private static String hash(String time) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(BODY));
    }

    void all() throws GeneralSecurityException {
        tokens();
        hashes();
        keys();
        urls();
    }
}
