package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.SessionJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionExampleTest {
    @Test
    void run_withoutArguments_printsTheSessions() throws IOException {
        ProgramRun run = ProgramRun.of();

        assertThat(run.out()).isEqualTo(expected("default-run.txt"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void run_withoutArguments_fitsIntoAHundredColumns() {
        assertThat(ProgramRun.of().out()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void run_json_printsTheSessionsAsAnArray() throws IOException {
        ProgramRun run = ProgramRun.of("--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).hasSize(1).first().asString().contains("fakes");
        JsonNode sessions = new ObjectMapper().readTree(run.outText());
        assertThat(sessions).hasSize(8);
        assertThat(sessions.findValuesAsText("status"))
                .containsExactly("ENDED", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ENDED", "ENDED", "ACTIVE");
        JsonNode first = sessions.get(0);
        assertThat(first.at("/provider").asText()).isEqualTo("videosdk");
        assertThat(first.at("/id").asText()).isEqualTo("69a5512c8f0e4d21b7c3a410");
        assertThat(first.at("/providerStatus").asText()).isEqualTo("ended");
        assertThat(first.at("/roomId").asText()).isEqualTo("kq3f-7xwd-m2pz");
        assertThat(first.at("/label").asText()).isEqualTo("weekly-planning");
        assertThat(first.has("scheduledAt")).isFalse();
        assertThat(first.at("/startedAt").asText()).isEqualTo("2026-03-02T09:00:04.120Z");
        assertThat(first.at("/endedAt").asText()).isEqualTo("2026-03-02T09:21:53.871Z");
        assertThat(first.at("/duration").asText()).isEqualTo("PT21M49.751S");
        assertThat(first.at("/metadata/httpStatus").asInt()).isEqualTo(200);
        assertThat(first.at("/metadata/attempts").asInt()).isEqualTo(1);
        JsonNode rejoined = first.at("/participants/2");
        assertThat(rejoined.at("/id").asText()).isEqualTo("q04mve");
        assertThat(rejoined.at("/name").asText()).isEqualTo("Mei Chen");
        assertThat(rejoined.at("/presence").asText()).isEqualTo("LEFT");
        assertThat(rejoined.at("/firstJoinedAt").asText()).isEqualTo("2026-03-02T09:00:30.077Z");
        assertThat(rejoined.at("/lastLeftAt").asText()).isEqualTo("2026-03-02T09:21:50.377Z");
        assertThat(rejoined.at("/timePresent").asText()).isEqualTo("PT21M17.922S");
        assertThat(rejoined.at("/intervals/0/duration").asText()).isEqualTo("PT7M42.563S");
        assertThat(rejoined.at("/intervals/1/joinedAt").asText()).isEqualTo("2026-03-02T09:08:15.018Z");
        assertThat(sessions.at("/1/participants/0/presence").asText()).isEqualTo("PRESENT");
        assertThat(sessions.at("/1/participants/0/intervals/0").has("leftAt")).isFalse();
        assertThat(SessionJson.readAll(run.outText())).hasSize(8);
    }

    @Test
    void run_json_distinguishesNotReportedFromEmpty() throws IOException {
        JsonNode sessions = new ObjectMapper().readTree(ProgramRun.of("--json").outText());

        assertThat(sessions.at("/2/provider").asText()).isEqualTo("tenbyte");
        assertThat(sessions.get(2).has("participants")).isFalse();
        assertThat(sessions.at("/3/participants/0/presence").asText()).isEqualTo("UNKNOWN");
        assertThat(sessions.at("/3/participants/0").has("timePresent")).isFalse();
    }

    @Test
    void run_anyForm_printsNoSecretOfTheFakes() {
        for (String[] args : new String[][] {{}, {"--json"}}) {
            ProgramRun run = ProgramRun.of(args);

            // All credentials of the fakes are called so.
            assertThat(run.outText()).doesNotContain("made-up");
            assertThat(String.join("\n", run.err())).doesNotContain("made-up");
        }
    }

    @Test
    void run_listProviders_printsTheirIds() {
        ProgramRun run = ProgramRun.of("--list-providers");

        assertThat(run.out())
                .containsExactly(
                        "100ms",
                        "bandwidth",
                        "daily",
                        "google-meet",
                        "janus",
                        "livekit",
                        "realtimekit",
                        "signalwire",
                        "tenbyte",
                        "twilio-video",
                        "videosdk",
                        "zoom",
                        "zoom-video");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void run_help_namesEveryOption() {
        ProgramRun run = ProgramRun.of("--help");

        assertThat(run.outText())
                .contains("--provider", "--session", "--base-url", "--json", "--list-providers", "--version")
                .contains("Exit code");
        assertThat(run.out()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void run_version_printsWhatMavenBuilt() {
        ProgramRun run = ProgramRun.of("--version");

        assertThat(run.out()).hasSize(2);
        assertThat(run.out().get(0)).matches("UniSession [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(run.out().get(1)).startsWith("Java ");
        assertThat(run.exitCode()).isZero();
    }

    private static List<String> expected(String name) throws IOException {
        try (InputStream stream = SessionExampleTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
