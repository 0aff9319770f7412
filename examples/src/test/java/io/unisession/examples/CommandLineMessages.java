package io.unisession.examples;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import io.unisession.Sessions;
import io.unisession.cli.OneLineError;
import io.unisession.cli.UniSession;
import io.unisession.error.RequestTimeoutException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the example's programs print on stderr. */
final class CommandLineMessages {
    private final Messages messages;
    private final TestFolders folders;

    CommandLineMessages(Messages messages, TestFolders folders) {
        this.messages = messages;
        this.folders = folders;
    }

    private void session(String title, String... args) {
        messages.add(title, String.join("\n", ProgramRun.of(args).err()));
    }

    private void session(String title, FakeResponse response) {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            // More than one, since some are retried.
            service.enqueue(response, response, response, response);
            session(
                    title,
                    "--provider",
                    "tenbyte",
                    "--session",
                    "one",
                    "--base-url",
                    service.baseUrl().toString());
        }
    }

    private void check(String title, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(args));
        int exitCode =
                UniSession.run(ProgramRun.printing(out), ProgramRun.printing(err), 100, words.toArray(String[]::new));
        messages.add(title, String.join("\n", ProgramRun.lines(exitCode == 0 && err.size() == 0 ? out : err)));
    }

    /** With less time than the program itself allows. */
    private void timeout() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = Sessions.builder("tenbyte")
                        .baseUrl(service.baseUrl().toString())
                        .totalTimeout(Duration.ofMillis(200))
                        .build()) {
            service.enqueue(FakeResponse.stall());
            client.getSession("one");
        } catch (RequestTimeoutException failure) {
            OneLineError.print(ProgramRun.printing(err), failure);
        }
        messages.add("no response in time", String.join("\n", ProgramRun.lines(err)));
    }

    void all() throws Exception {
        messages.group("Command line: SessionExample");
        session("an unknown option", "--sesion", "one");
        session("an option without its value", "--provider");
        session("half of what is needed", "--provider", "videosdk");
        session("an unknown provider", "--provider", "zooom", "--session", "one");
        session("no credentials", "--provider", "bandwidth", "--session", "one");
        session("no token", "--provider", "videosdk", "--session", "one");
        session("a blank session", "--provider", "tenbyte", "--session", " ");
        session("sessions of fakes, as JSON", "--json");
        session("401", FakeResponse.empty(401));
        session("403", FakeResponse.empty(403));
        session("404", FakeResponse.empty(404));
        session("409", FakeResponse.empty(409).withHeader("X-Request-Id", "req-7"));
        session("429", FakeResponse.empty(429));
        session("429, for longer than a call may wait", FakeResponse.empty(429).withHeader("Retry-After", "3600"));
        session("503", FakeResponse.empty(503).withHeader("Retry-After", "3600"));
        session("HTML", FakeResponse.html(200));
        timeout();
        FakeTenbyte closed = FakeTenbyte.start();
        closed.close();
        session(
                "nobody listens",
                "--provider",
                "tenbyte",
                "--session",
                "one",
                "--base-url",
                closed.baseUrl().toString());

        ByteArrayOutputStream err = new ByteArrayOutputStream();
        SmallProgram.run(System.out, ProgramRun.printing(err), new String[] {"--json"}, WatchCalls::run);
        messages.add("an argument for a program that takes none", String.join("\n", ProgramRun.lines(err)));
        err.reset();
        SmallProgram.run(SmallProgramsTest.full(), ProgramRun.printing(err), new String[0], WatchCalls::run);
        messages.add("a full disk, or a pipe that nobody reads", String.join("\n", ProgramRun.lines(err)));

        unisession();

        messages.group("Command line: unisession check");
        String acme = folders.file("acme.json", DescriptorMessages.RIGHT).toString();
        String latin1 = folders.file("latin1.json", new byte[] {(byte) 0xE4}).toString();
        check("a correct descriptor", acme);
        check("a wrong descriptor", folders.file("wrong.json", "{\"id\": 7}").toString());
        check("no descriptor", "--session", "one");
        check("both a response and a session", acme, "--response", "r.json", "--session", "one");
        check("a file that is missing", folders.missing("missing.json").toString());
        check(
                "a response that is missing",
                acme,
                "--response",
                folders.missing("missing.json").toString());
        check("a response that is not UTF-8", acme, "--response", latin1);
        check(
                "a response that is a folder",
                acme,
                "--response",
                folders.missing(".").toString());
        check("a name that no file can have", "\0");
        check("a value without the request that it is for", acme, "--with", "sessionId=c-1");
        refusedCredentials();
        check("an operation whose responses are not read", acme, "--response", acme, "--operation", "endSession");
    }

    private void refusedCredentials() {
        String descriptor = folders.file(
                        "refused.json",
                        DescriptorMessages.RIGHT.replace(
                                "\"type\": \"none\"", "\"type\": \"bearer\", \"token\": \"${property:acme.token}\""))
                .toString();
        System.setProperty("acme.token", "made-up-token");
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.enqueue(FakeResponse.empty(401));
            check(
                    "credentials that are not accepted",
                    descriptor,
                    "--session",
                    "c-1",
                    "--base-url",
                    service.baseUrl().toString());
        } finally {
            System.clearProperty("acme.token");
        }
    }

    private void unisession(String title, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        UniSession.run(ProgramRun.printing(new ByteArrayOutputStream()), ProgramRun.printing(err), 100, args);
        messages.add(title, String.join("\n", ProgramRun.lines(err)));
    }

    private void unisession() {
        messages.group("Command line: unisession");
        Session lesson = Session.builder("acme").id("s-1").build();
        String one = folders.file("one.json", SessionJson.write(lesson)).toString();
        String two = folders.file("two.json", SessionJson.writeAll(List.of(lesson, lesson)))
                .toString();
        String exists = folders.file("exists.csv", "a").toString();
        unisession("no command");
        unisession("no provider", "get", "--session", "one");
        unisession(
                "a wrong descriptor",
                "get",
                "--session",
                "one",
                "--descriptor",
                folders.file("wrong.json", "{\"id\": 7}").toString());
        unisession("a time in another form", "list", "--provider", "tenbyte", "--from", "2.3.2026");
        unisession("a limit that lists nothing", "list", "--provider", "tenbyte", "--limit", "0");
        unisession("nothing to report", "attendance");
        unisession("a provider without a session", "attendance", "--provider", "tenbyte");
        unisession("no sessions", "attendance", folders.file("none.json", "[]").toString());
        unisession(
                "a missing file", "attendance", folders.missing("missing.json").toString());
        unisession("a folder", "attendance", folders.missing(".").toString());
        unisession(
                "a file that is not UTF-8",
                "attendance",
                folders.file("latin1.json", new byte[] {(byte) 0xE4}).toString());
        unisession(
                "a file without sessions",
                "attendance",
                folders.file("a.json", "{}").toString());
        unisession("a file that exists", "attendance", one, "--csv", exists);
        unisession(
                "a folder that does not exist",
                "attendance",
                one,
                "--csv",
                folders.missing("nowhere/people.csv").toString());
        unisession(
                "a file where a folder is",
                "attendance",
                one,
                "--overwrite",
                "--csv",
                folders.missing(".").toString());
        unisession(
                "two options that write the same file",
                "attendance",
                one,
                "--csv",
                folders.missing("report").toString(),
                "--json",
                folders.missing("report").toString());
        unisession("a file with a blank name", "attendance", one, "--csv", "");
        unisession("a blank argument", "attendance", "");
        unisession(
                "a page of two sessions",
                "attendance",
                two,
                "--html",
                folders.missing("report.html").toString());
        unisession("two sessions without times", "attendance", two);
        Session timed = Session.builder("acme")
                .id("s-2")
                .startedAt(EmbeddedServices.NOW.minusSeconds(600))
                .endedAt(EmbeddedServices.NOW)
                .participants(List.of(Participant.builder("p-1")
                        .intervals(List.of(Interval.of(EmbeddedServices.NOW.minusSeconds(600), EmbeddedServices.NOW)))
                        .build()))
                .build();
        unisession(
                "one session without times",
                "attendance",
                folders.file("mixed.json", SessionJson.writeAll(List.of(lesson, timed)))
                        .toString());
        unisession("a share that is none", "attendance", one, "--present-from", "most");
        unisession("half a schedule", "attendance", one, "--scheduled-end", "2026-03-02");
        unisession("a time zone that is none", "attendance", one, "--zone", "Berlin");
        unisession("a roster without names", "attendance", one, "--roster", exists);
        more();
        copies();
    }

    private void copies() {
        copy("a copy that never waits", "warehouse", "--every", "0s");
        copy("a copy with an end that goes on", "warehouse", "--every", "1h", "--to", "2026-03-03");
        copy("a copy of a range without time", "warehouse", "--to", "2026-03-01");
        copyOfTheFuture();
        copy("a rate that is none", "warehouse", "--rate", "fast");
        copy("a duration that is none", "warehouse", "--look-back", "soon");
        copy("a state in a file of sessions", "warehouse", "--state", "warehouse/sessions.ndjson");
        copy("a database without a driver", "jdbc:nothing:x");
        copy("a folder with an invalid name", "a\0b");
    }

    /** The time is far away, so that it stays in the future. */
    private void copyOfTheFuture() {
        unisession(
                "a copy of the future", "sync", "--provider", "tenbyte", "--from", "9999-03-02", "--out", "warehouse");
    }

    private void copy(String title, String out, String... more) {
        List<String> words =
                new ArrayList<>(List.of("sync", "--provider", "tenbyte", "--from", "2026-03-02", "--out", out));
        words.addAll(List.of(more));
        unisession(title, words.toArray(String[]::new));
    }

    private void more() {
        try (FakeTenbyte service = FakeTenbyte.start()) {
            service.addSession(EmbeddedServices.resource("tenbyte.json"));
            service.addSession(EmbeddedServices.resource("tenbyte.json").replace("8f14e45f", "8f14e460"));
            unisession(
                    "more sessions than the limit",
                    "list",
                    "--provider",
                    "tenbyte",
                    "--limit",
                    "1",
                    "--base-url",
                    service.baseUrl().toString());
            unisession(
                    "one of several sessions that is not there",
                    "attendance",
                    "--provider",
                    "tenbyte",
                    "--session",
                    "8f14e45f-ceea-467f-a0e6-4b1d3d0c9a11",
                    "--session",
                    "one",
                    "--base-url",
                    service.baseUrl().toString());
        }
    }
}
