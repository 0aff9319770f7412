package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.cli.OneLineError;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** What is wrong before anything is sent. The credentials of whoever runs the tests are kept out of them by the POM. */
class CommandLineErrorsTest {
    private static void assertUsageError(ProgramRun run, String... parts) {
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("error: ").contains(parts);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void run_unknownOption_isOneLine() {
        assertUsageError(ProgramRun.of("--sesion", "one"), "--sesion", "See --help.");
    }

    @Test
    void run_optionWithoutValue_isOneLine() {
        assertUsageError(ProgramRun.of("--provider"), "--provider", "See --help.");
    }

    @Test
    void run_oneOfTwoOptions_asksForTheOther() {
        for (String[] args :
                new String[][] {{"--provider", "videosdk"}, {"--session", "one"}, {"--base-url", "http://localhost"}}) {
            assertUsageError(ProgramRun.of(args), "--provider <id> and --session <id>");
        }
    }

    @Test
    void run_unknownProvider_listsTheAvailableOnes() {
        assertUsageError(
                ProgramRun.of("--provider", "zooom", "--session", "one"),
                "\"zooom\"",
                "100ms, bandwidth, daily, google-meet, janus, livekit, realtimekit, signalwire, tenbyte, twilio-video, videosdk, zoom, zoom-video");
    }

    @Test
    void run_noCredentials_namesTheVariables() {
        assertUsageError(
                ProgramRun.of("--provider", "bandwidth", "--session", "one"),
                "BW_ACCOUNT_ID, BW_USERNAME, BW_PASSWORD are not set in the environment");
        assertUsageError(
                ProgramRun.of("--provider", "videosdk", "--session", "one"),
                "neither VIDEOSDK_TOKEN nor VIDEOSDK_API_KEY with VIDEOSDK_SECRET_KEY is set in the environment");
    }

    @Test
    void run_brokenAddress_explainsTheFault() {
        assertUsageError(
                ProgramRun.of("--provider", "tenbyte", "--session", "one", "--base-url", "http://service.example"),
                "https",
                "service.example");
    }

    @Test
    void print_faultOfTheProgram_keepsItsStackTrace() {
        IllegalStateException fault = new IllegalStateException("a fault");

        assertThatThrownBy(() -> OneLineError.print(ProgramRun.printing(new ByteArrayOutputStream()), fault))
                .isSameAs(fault);
    }
}
