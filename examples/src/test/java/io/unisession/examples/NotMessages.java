package io.unisession.examples;

import java.util.Set;

/** Texts in the sources that no message has, and why. */
final class NotMessages {
    /** Programs whose output is read by tests of their own; what they print is a result, not an error. */
    private static final Set<String> PROGRAMS = Set.of(
            "BringYourOwnOkHttpClient.java",
            "CopyAccounts.java",
            "CopySessions.java",
            "Demonstration.java",
            "EmbeddedServices.java",
            "EndSessionIfSupported.java",
            "FollowStoredReferences.java",
            "GetManySessionsAsync.java",
            "HandleErrors.java",
            "ParticipantTable.java",
            "ProgressLine.java",
            "ReceiveEvents.java",
            "RecordingsCommand.java",
            "RememberSessions.java",
            "RunAnySession.java",
            "RunBandwidthSession.java",
            "RunVideoSdkMeeting.java",
            "RunVideoSdkMeetingV1.java",
            "RunVideoSdkRecordings.java",
            "SessionReport.java",
            "SyncCommand.java",
            "TerminalWidth.java",
            "SwitchProviderByConfiguration.java",
            "ReportAttendance.java",
            "WatchCalls.java",
            "WatchEvents.java");

    /** Seen only as the cause of an exception whose own message says what happened, or not at all. */
    private static final Set<String> CAUSES = Set.of(
            "another thread did not get a token within",
            "interrupted while another thread gets a token",
            "interrupted while another thread reads the settings",
            "interrupted while connecting",
            "the call ended while",
            "was looked up",
            "is not looked up: too many other hosts are, and their DNS does not respond",
            "the connection has ended",
            "bytes, before its JSON did",
            // "the body cannot be read as an event"
            "no list of events",
            "not a form",
            // "the state file is corrupt"
            "a step is of an unknown source",
            "it ends early",
            "a line does not match its checksum",
            // "the body is not valid JSON", and "it is not JSON" in a dry run
            "no JSON value",
            "more than one JSON value",
            "more than one value");

    /** Faults of UniSession itself or of its build, which no use of it can provoke. */
    private static final Set<String> UNREACHABLE = Set.of(
            // "the session has no roomId" is said before
            "the path needs",
            "there are no more results",
            "OkHttp connects its sockets itself",
            "a response that no service gave has no address",
            "this jar lacks",
            "nothing was mapped",
            "not of this credential",
            "anything but null",
            "picocli did not create this command",
            "picocli did not create these options",
            "a tree could not be written",
            "of unknown version",
            "every JDK has SHA-256",
            "every Java platform has RSA",
            "a round failed",
            "is missing from the jar",
            "is deactivated",
            "only unbound sockets are needed",
            "no port on the loopback interface could be opened",
            "an idle connection could not be closed",
            // what a pointer to any value expects, which every value is
            "a value");

    /** What is sent, compared or needs another class path. */
    private static final Set<String> OTHERS = Set.of(
            // Those who may read and write everything do not see it.
            "permission denied",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            // help, not an error
            "2026-03-02, which is midnight in UTC, or 2026-03-02T09:00:00Z.",
            "stream was reset: REFUSED_STREAM",
            "-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PUBLIC KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "-----END PRIVATE KEY-----",
            "not exist",
            // needs a Java without it
            "this Java has no HmacSHA1",
            // needs a body that the fakes do not send; a test of the core shows it
            "the response has too many gzip members without content",
            // needs a million rows; a test of the module shows it
            "rows, but a sheet can hold only",
            "; write it as CSV instead",
            // the provider contract says it to authors of providers, in their tests
            "must override beginSession(FakeService), because the provider has capabilities",
            "ProviderUnderTest.body() is not valid JSON",
            "must override listShape(Class), because the provider has lists",
            "the provider lists some, so the contract needs one: override",
            "of seed",
            ", body in Base64:",
            // needs an application's mapper; tests of the modules show it
            "a page is an object with the array items",
            // needs a class path without H2
            "a journal in a file needs H2: add com.h2database:h2 to the application",
            // needs a provider that is not of UniSession
            "UniSession knows no webhooks of this provider",
            // needs a class path with OkHttp 3
            "OkHttp 4.12 or 5 is needed, but an older one is first on the class path (",
            "). Import unisession-bom into dependencyManagement, or set com.squareup.okhttp3:okhttp to 4.12.0",
            "its place cannot be read",
            // needs a class path without Jackson's YAML
            "reading YAML needs the dependency com.fasterxml.jackson.dataformat:jackson-dataformat-yaml (on the module"
                    + " path, also resolve com.fasterxml.jackson.dataformat.yaml); add it, or write the descriptor as"
                    + " JSON");

    /** A fake's words of its service, and what only a machine with the real server can say. */
    private static final Set<String> SERVICES =
            Set.of("JanusErrorException.java", "JanusConfiguration.java", "JanusServer.java");

    private NotMessages() {}

    static boolean has(SourceTexts.Text text) {
        return PROGRAMS.contains(text.file())
                || SERVICES.contains(text.file())
                || text.parts().stream()
                        .anyMatch(part -> CAUSES.contains(part) || UNREACHABLE.contains(part) || OTHERS.contains(part));
    }
}
