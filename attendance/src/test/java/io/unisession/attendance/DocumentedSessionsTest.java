package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The attendance of the session that each provider's documentation shows, in files to be read by people. With {@code
 * -Dgolden.write=true} the files are written instead; look at what changed before you commit it.
 */
class DocumentedSessionsTest {
    private static final Path FILES = Path.of("src/test/resources/golden");

    @Test
    void videoSdkV2_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = videoSdk(service, ApiVersion.V2)) {
            service.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));

            assertFiles("videosdk-v2", client.getSession("621490331a4fb00409e38ca4"));
        }
    }

    @Test
    void videoSdkV1_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = videoSdk(service, ApiVersion.V1)) {
            service.addSession(DocumentedBodies.videoSdk().body("v1-get-session-details"));

            assertFiles("videosdk-v1", client.getSession("616e79f7ba68c7768bfd18bf"));
        }
    }

    @Test
    void bandwidth_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeBandwidth service = FakeBandwidth.start();
                SessionClient client = Bandwidth.builder()
                        .credentials(service.accountId(), service.username(), service.password())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.addSession(DocumentedBodies.bandwidth().body("get-session"));

            assertFiles("bandwidth", client.getSession("75c21163-e110-41bc-bd76-1bb428ec85d5"));
        }
    }

    @Test
    void tenbyte_documentedSession_isReportedAsInTheFiles() throws IOException {
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = GenericSessions.builder(Descriptor.bundled("tenbyte"))
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            service.addSession(DocumentedBodies.tenbyte().body("get-session"));

            assertFiles("tenbyte", client.getSession("3c90c3cc-0d44-4b50-8888-8dd25736052a"));
        }
    }

    private static SessionClient videoSdk(FakeVideoSdk service, ApiVersion version) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .apiVersion(version)
                .baseUrl(service.baseUrl().toString())
                .build();
    }

    private static void assertFiles(String provider, Session session) throws IOException {
        // A session that is still running is reported up to here.
        AttendanceRules rules = AttendanceRules.builder().asOf(Samples.START).build();
        AttendanceReport report = AttendanceReport.of(session, rules);
        assertFile(provider + "/people.csv", report.peopleTable().toCsv());
        assertFile(provider + "/connections.csv", report.connectionsTable().toCsv());
        assertFile(provider + "/report.json", report.toJson() + "\n");
        assertFile(provider + "/report.txt", report.toText());
    }

    private static void assertFile(String name, String content) throws IOException {
        Path file = FILES.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).as(name).isEqualTo(content);
    }
}
