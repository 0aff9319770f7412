package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String DESCRIPTOR = """
            id: acme
            baseUrl: https://api.acme.example/v1
            operations:
              getSession: { request: "GET /calls/{sessionId}" }
              listSessions: { request: "GET /calls", items: /calls }
            models:
              session: { id: /id, label: /topic }
            """;

    @TempDir
    private Path folder;

    private static ProgramRun run(Object... args) {
        return ProgramRun.of(
                Stream.concat(Stream.of("check"), Arrays.stream(args).map(Object::toString))
                        .toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertUsageError(ProgramRun run, String... parts) {
        assertThat(run.err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("error: ").contains(parts));
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void run_savedResponse_isShownFieldByField() throws IOException {
        ProgramRun run = run(
                file("acme.yaml", DESCRIPTOR), "--response", file("response.json", "{\"id\":\"c-1\",\"topic\":null}"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  id              c-1      /id")
                .contains("  label           -        /topic is null");
    }

    @Test
    void run_savedResponseOfAnotherOperation_isReadAsThat() throws IOException {
        ProgramRun run = run(
                file("acme.yaml", DESCRIPTOR),
                "--operation",
                "listSessions",
                "--response",
                file("response.json", "{\"calls\":[\"c-1\"]}"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).first().isEqualTo("listSessions");
        assertThat(run.out()).contains("  sessions[0].id  c-1  /calls/0");
    }

    @Test
    void run_savedEvent_isShownFieldByField() throws IOException {
        Path descriptor = file("acme.yaml", DESCRIPTOR + """
                webhooks:
                  signature: { type: header, name: X-Secret, value: "${env:ACME_SECRET}" }
                  type: /event
                  typeValues: { opened: SESSION_STARTED }
                  session: { id: /call/id }
                """);
        ProgramRun run = run(descriptor, "--event", file("event.json", "{\"event\":\"opened\",\"call\":{}}"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("webhooks", "  type          SESSION_STARTED  /event")
                .contains("  sessionId     -                /call/id is missing");
        assertThat(run(descriptor, "--event", file("event.txt", "opened")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void run_request_isShownAndNotSent() throws IOException {
        ProgramRun run = run(file("acme.yaml", DESCRIPTOR), "--request", "getSession", "--with", "sessionId=c/1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "getSession",
                        "  sessionId    c/1",
                        "  request      GET https://api.acme.example/v1/calls/c%2F1",
                        "  credentials  -    none: \"auth\" is missing or \"none\"");
    }

    @Test
    void run_responseWithoutSession_explainsWhyACallWouldFail() throws IOException {
        ProgramRun run = run(file("acme.yaml", DESCRIPTOR), "--response", file("response.json", "{}"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).last().isEqualTo("  A call would fail with this response: it has no session id at /id");
    }

    @Test
    void run_liveCall_isShownFieldByField() throws IOException {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.enqueue(FakeResponse.json(200, "{\"id\":\"c-1\"}"));
            ProgramRun run = run(file("acme.yaml", DESCRIPTOR), "--session", "c-1", "--base-url", service.baseUrl());

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("  id              c-1      /id");
            assertThat(service.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.path()).endsWith("/calls/c-1"));
        }
    }

    @Test
    void run_liveCallThatFails_isOneLine() throws IOException {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.enqueue(FakeResponse.empty(404));
            ProgramRun run = run(file("acme.yaml", DESCRIPTOR), "--session", "c-1", "--base-url", service.baseUrl());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("error: acme getSession")
                            .contains("404"));
        }
    }

    @Test
    void run_liveCallThatNeedsCredentials_saysThatTheDescriptorHasNone() throws IOException {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.enqueue(FakeResponse.json(401, "{\"message\":\"Who are you?\"}"));
            ProgramRun run = run(file("acme.yaml", DESCRIPTOR), "--session", "c-1", "--base-url", service.baseUrl());

            assertThat(run.err())
                    .containsExactly(
                            "error: acme getSession failed: HTTP 401 credentials required, but the request had"
                                    + " none: \"Who are you?\"; say under \"auth\" in the descriptor which credentials to send");
        }
    }

    @Test
    void run_onlyADescriptor_isValidOrItsFaultsAreListed() throws IOException {
        assertThat(run(file("acme.yaml", DESCRIPTOR)).out()).containsExactly("The descriptor of acme is valid.");

        ProgramRun wrong =
                run(file("wrong.yaml", DESCRIPTOR.replace("id: /id", "id: id").replace("baseUrl", "baseURI")));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("error: ")
                                .contains("wrong.yaml:2:1 /baseURI: ", "did you mean \"baseUrl\"?"),
                        line -> assertThat(line)
                                .startsWith("error: ")
                                .contains("wrong.yaml:7:14 /models/session/id: \"id\" is not a JSON Pointer"));
    }

    @Test
    void run_warning_isShown() throws IOException {
        ProgramRun run = run(
                file("acme.yaml", DESCRIPTOR + "auth: { type: query, name: key, value: \"${env:ACME_TEST_KEY}\" }\n"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("warning: ").contains("log query strings"));
    }

    @Test
    void run_wrongUse_isOneLine() throws IOException {
        Path descriptor = file("acme.yaml", DESCRIPTOR);

        assertUsageError(run("--response", "response.json"), "give a descriptor", "See --help.");
        assertUsageError(run(descriptor, "--response", "a.json", "--session", "c-1"), "either --response");
        assertUsageError(run(descriptor, "--response", "a.json", "--event", "b.json"), "--event <file>, --request");
        assertUsageError(run(descriptor, "--request", "getSession", "--session", "c-1"), "either --response");
        assertUsageError(run(descriptor, "--with", "sessionId=c-1"), "--with needs --request");
        assertUsageError(run(descriptor, "--request", "getSession", "--with", "c-1"), "--with");
        assertUsageError(run(descriptor, "--request", "endSession"), "does not declare \"endSession\"");
        assertUsageError(
                run(descriptor, "--request", "getSession", "--with", "session=c-1"),
                "getSession has no variable \"session\"; did you mean \"sessionId\"?");
        assertUsageError(
                run(descriptor, "--request", "listSessions", "--with", "status=ACTIVE"), "cannot list sessions");
        assertUsageError(run(descriptor, "--event", file("event.json", "{}")), "reads no events");
        assertUsageError(run(descriptor, "--response", folder.resolve("none.json")), "there is no such file");
        assertUsageError(run(descriptor, "--response", folder), "cannot read");
        assertUsageError(run(folder.resolve("none.yaml")), "none.yaml cannot be read: there is no such file");
        assertUsageError(
                run(descriptor, "--operation", "endSession", "--response", file("response.json", "{}")),
                "reads no responses to \"endSession\", only to getSession, listSessions");
        assertUsageError(run(descriptor, "--session", ".."), "--session");
        assertUsageError(run(descriptor, "--base-url", "http://acme.example", "--session", "c-1"), "https");
        assertUsageError(run(descriptor, "second"), "second", "See --help.");
        Files.write(folder.resolve("latin.json"), "{\"id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertUsageError(run(descriptor, "--response", folder.resolve("latin.json")), "it is not UTF-8");
    }

    @Test
    void run_schema_isPrintedWhole() throws IOException {
        assertThat(new ObjectMapper()
                        .readTree(run("--schema").outText())
                        .at("/properties/operations/properties/getSession")
                        .isObject())
                .isTrue();
    }

    @Test
    void run_help_namesTheOptions() {
        ProgramRun run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outText())
                .contains(
                        "unisession check",
                        "--response",
                        "--operation",
                        "--request",
                        "--with",
                        "--session",
                        "--base-url");
    }
}
