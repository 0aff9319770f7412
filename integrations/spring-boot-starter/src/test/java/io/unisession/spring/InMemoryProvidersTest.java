package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionRouter;
import io.unisession.testkit.InMemoryProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of an application's own class, with the providers of its configuration in memory. */
@SpringBootTest(
        classes = InMemoryProvidersTest.Attendance.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "unisession.providers.livekit.api-key=${LIVEKIT_API_KEY}",
            "unisession.providers.livekit.webhook.path=/webhooks/livekit",
            "unisession.providers.videosdk.primary=true",
            "unisession.providers.zoom.enabled=false"
        })
@AutoConfigureInMemoryProviders
class InMemoryProvidersTest {
    @Autowired
    private Attendance attendance;

    @Autowired
    private InMemoryProvider primary;

    @Autowired
    @Qualifier("livekit")
    private InMemoryProvider liveKit;

    @Autowired
    private SessionRouter router;

    /** A class of the application. */
    static class Attendance {
        private final SessionClient primary;
        private final SessionClient liveKit;

        Attendance(SessionClient primary, @Qualifier("livekit") SessionClient liveKit) {
            this.primary = primary;
            this.liveKit = liveKit;
        }
    }

    @AfterEach
    void clear() {
        primary.clear();
        liveKit.clear();
    }

    @Test
    void sessionsOfTheTest_areThoseOfTheApplication() {
        primary.add(Session.builder("videosdk").id("s-1").build());
        liveKit.add(Session.builder("livekit").id("s-2").build());

        assertThat(attendance.primary.getSession("s-1").provider()).isEqualTo("videosdk");
        assertThat(attendance.liveKit.getSession("s-2").provider()).isEqualTo("livekit");
        assertThat(primary.calls()).containsExactly("getSession s-1");
    }

    @Test
    void sessionsOfAnotherTest_areGone() {
        assertThat(attendance.primary.findSession("s-1")).isEmpty();
        assertThat(primary.calls()).containsExactly("getSession s-1");
    }

    @Test
    void providers_areThoseOfTheConfiguration() {
        assertThat(router.providers()).containsExactly("livekit", "videosdk");
    }
}
