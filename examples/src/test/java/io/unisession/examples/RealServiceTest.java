package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way to a real service, with a fake in its place and credentials in system properties, which are looked up like
 * the environment.
 */
class RealServiceTest {
    private static final String SECRET = "planted-secret-that-nobody-may-see";
    private static final String DOCUMENTED = "621490331a4fb00409e38ca4";

    private final FakeVideoSdk service =
            FakeVideoSdk.builder().keys("planted-key", SECRET).start();

    @BeforeEach
    void setCredentials() {
        System.setProperty("VIDEOSDK_API_KEY", "planted-key");
        System.setProperty("VIDEOSDK_SECRET_KEY", SECRET);
        service.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));
    }

    @AfterEach
    void clear() {
        service.close();
        System.clearProperty("VIDEOSDK_API_KEY");
        System.clearProperty("VIDEOSDK_SECRET_KEY");
    }

    private ProgramRun ask(String sessionId, String... more) {
        String[] args = {
            "--provider",
            "videosdk",
            "--session",
            sessionId,
            "--base-url",
            service.baseUrl().toString()
        };
        return ProgramRun.of(
                Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
    }

    private static void assertOneLine(ProgramRun run, int exitCode, String... parts) {
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("error: ").contains(parts).doesNotContain(SECRET, "planted-key");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void run_providerAndSession_printsTheSession() {
        ProgramRun run = ask(DOCUMENTED);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outText())
                .contains("== videosdk ===", "session   " + DOCUMENTED, "label     testing-room", "21 m 48 s")
                .contains("test-1  hasm43  07:26:44Z  07:48:32Z     21 m 48 s")
                .doesNotContain("FAKES", SECRET);
    }

    @Test
    void run_providerAndSessionAsJson_printsOneObject() throws IOException {
        ProgramRun run = ask(DOCUMENTED, "--json");

        assertThat(run.err()).isEmpty();
        JsonNode session = new ObjectMapper().readTree(run.outText());
        assertThat(session.at("/id").asText()).isEqualTo(DOCUMENTED);
        assertThat(session.at("/participants/0/timePresent").asText()).isEqualTo("PT21M48.088S");
    }

    @Test
    void run_idBeginningWithAt_isNotReadAsAnArgumentFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), DOCUMENTED);

        assertOneLine(ask("@" + file), 1, "not found");

        assertThat(service.requests().get(0).path()).startsWith("/v2/sessions/%40");
    }

    @Test
    void run_unknownSession_suggestsToCheckTheId() {
        assertOneLine(ask("unknown"), 1, "videosdk getSession failed: HTTP 402 not found", "Check the id");
    }

    @Test
    void run_wrongSecret_suggestsToCheckTheCredentials() {
        System.setProperty("VIDEOSDK_SECRET_KEY", "planted-key-of-another");

        assertOneLine(ask(DOCUMENTED), 1, "HTTP 401", "Check the credentials in the environment.");
    }

    @Test
    void run_blankCredential_namesIt() {
        System.setProperty("VIDEOSDK_SECRET_KEY", " ");

        assertOneLine(ask(DOCUMENTED), 2, "VIDEOSDK_SECRET_KEY is blank");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void run_blankOrDotId_isRejectedBeforeTheNetwork() {
        for (String id : new String[] {" ", ".", ".."}) {
            assertOneLine(ask(id), 2, "--session");
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void run_connectionRefused_suggestsToCheckTheNetwork() {
        service.close();

        assertOneLine(ask(DOCUMENTED), 1, "no connection to " + service.baseUrl(), "Check the network");
    }

    @Test
    void run_tooManyRequests_showsHowLongToWait() {
        service.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "300"));

        assertOneLine(ask(DOCUMENTED), 1, "HTTP 429", "Try again in 5 m 00 s.");
    }

    @Test
    void run_anotherServiceResponds_suggestsToCheckTheAddress() {
        service.enqueue(FakeResponse.html(200));

        assertOneLine(
                ask(DOCUMENTED), 1, "received an HTML page", "--base-url", "what responds there is not this provider");
    }

    @Test
    void run_messageOfSeveralLines_isPrintedOnOne() {
        service.enqueue(FakeResponse.text(400, "first\r\nsecond\u2028third\u001b[31m"));

        assertOneLine(ask(DOCUMENTED), 1, "first second third");
        assertThat(service.unusedResponses()).isZero();
    }
}
