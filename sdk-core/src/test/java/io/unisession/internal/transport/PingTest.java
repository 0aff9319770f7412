package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** How soon a connection that many calls share is found dead. */
class PingTest {
    @Test
    void noInterval_isTenSeconds() {
        assertThat(GuardedClient.pingMillis(new OkHttpClient())).isEqualTo(10_000);
    }

    @Test
    void intervalOfTheApplication_stays() {
        OkHttpClient given =
                new OkHttpClient.Builder().pingInterval(Duration.ofMillis(250)).build();

        assertThat(GuardedClient.pingMillis(given)).isEqualTo(250);
    }
}
