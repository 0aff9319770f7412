package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.livekit.FakeLiveKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test of webhooks in docs/spring-boot.md. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WebhookTest {
    static final FakeLiveKit LIVE_KIT = FakeLiveKit.start();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("unisession.providers.livekit.url", LIVE_KIT::baseUrl);
        registry.add("unisession.providers.livekit.api-key", LIVE_KIT::apiKey);
        registry.add("unisession.providers.livekit.api-secret", LIVE_KIT::apiSecret);
    }

    @AfterAll
    static void stop() {
        LIVE_KIT.close();
    }

    @Test
    void webhook_roomOpens_isAcknowledged(@LocalServerPort int port) {
        LIVE_KIT.events().sendTo("http://localhost:" + port + "/webhooks/livekit");

        LIVE_KIT.openRoom("standup");

        assertThat(LIVE_KIT.events().all().get(0).statuses()).containsExactly(200);
    }
}
