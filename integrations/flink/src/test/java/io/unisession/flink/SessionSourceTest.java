package io.unisession.flink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.ConfigurationException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.history.sync.SyncPlan;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class SessionSourceTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static SyncAccount.Builder account(String provider) {
        return SyncAccount.builder(provider, SyncPlan.builder(provider, START).build());
    }

    private static SessionSource.Builder source() {
        return SessionSource.builder().account(account("videosdk").build());
    }

    @Test
    void source_hasNamesOfSettingsAndNoValues() throws IOException, ClassNotFoundException {
        System.setProperty("TEST_TOKEN", "made-up-secret-value");
        try {
            SessionSource source = SessionSource.builder()
                    .account(account("videosdk")
                            .setting("VIDEOSDK_TOKEN", "TEST_TOKEN")
                            .atMost(5, Duration.ofSeconds(1))
                            .build())
                    .every(Duration.ofHours(1))
                    .build();
            byte[] bytes = InstantiationUtil.serializeObject(source);

            assertThat(new String(bytes, ISO_8859_1)).contains("TEST_TOKEN").doesNotContain("made-up-secret-value");
            SessionSource read =
                    InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
            assertThat(read).hasToString(source.toString());
        } finally {
            System.clearProperty("TEST_TOKEN");
        }
    }

    @Test
    void boundedness_isThatOfTheSchedule() {
        assertThat(source().build().getBoundedness()).isEqualTo(Boundedness.BOUNDED);
        assertThat(source().every(Duration.ofHours(1)).build().getBoundedness())
                .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
        assertThat(source().until(START.plusSeconds(1)).build().getBoundedness())
                .isEqualTo(Boundedness.BOUNDED);
    }

    @Test
    void sourceThatCannotRun_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSource.builder().build())
                .withMessage("the source has no account. Add at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSource.builder()
                        .account(account("videosdk").build())
                        .account(account("videosdk").build()))
                .withMessage(
                        "two accounts are named \"videosdk\", so their sessions could not be told apart. Give each plan a"
                                + " name of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSource.builder()
                        .account(account("videosdk").build())
                        .until(START)
                        .build())
                .withMessage(
                        "no session of \"videosdk\" can match: its plan starts at 2026-03-01T00:00:00Z, and the source"
                                + " ends at 2026-03-01T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().until(START.plusSeconds(1))
                        .every(Duration.ofHours(1))
                        .build())
                .withMessage("the source has both an end (until 2026-03-01T00:00:01Z) and rounds that never end (every"
                        + " PT1H). Call only one of until and every");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSource.builder().every(Duration.ZERO))
                .withMessage("the interval must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSource.builder().callsPerReader(0))
                .withMessage("callsPerReader must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account("videosdk").atMost(0, Duration.ofSeconds(1)));
    }

    private static void start(SyncAccount.Builder account) {
        try (SessionReader reader = new SessionReader(
                new ReaderContext(), List.of(account.build()), new ReaderSettings(1, false), Alarm.onThread("test"))) {
            reader.start();
        }
    }

    @Test
    void providerCannotListSessions_isRefusedBeforeTheNetwork() {
        System.setProperty("TEST_VALUE", "made-up");
        try (FakeBandwidth bandwidth = FakeBandwidth.start()) {
            System.setProperty("TEST_URL", bandwidth.baseUrl().toString());
            assertThatThrownBy(() -> start(account("bandwidth")
                            .setting("BW_ACCOUNT_ID", "TEST_VALUE")
                            .setting("BW_USERNAME", "TEST_VALUE")
                            .setting("BW_PASSWORD", "TEST_VALUE")
                            .setting("BANDWIDTH_BASE_URL", "TEST_URL")))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("see docs/events.md and docs/journal.md");
            assertThat(bandwidth.requestCount()).isZero();
        } finally {
            System.clearProperty("TEST_VALUE");
            System.clearProperty("TEST_URL");
        }
    }

    @Test
    void providerCannotListSessions_clientIsClosed() {
        assertThatThrownBy(() -> start(account(WithoutListing.ID))).isInstanceOf(UnsupportedCapabilityException.class);

        assertThat(WithoutListing.OPEN).hasValue(0);
    }

    @Test
    void settingIsMissing_readerSaysWhich() {
        assertThatThrownBy(() -> start(account("videosdk").setting("VIDEOSDK_TOKEN", "TEST_MISSING")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VIDEOSDK_TOKEN");
    }
}
