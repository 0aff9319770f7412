package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.Recording;
import io.unisession.SessionClient;
import io.unisession.Transcript;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads of a described service: from an address that is fetched, or listed again. */
class DownloadsTest {
    private static final FakeResponse FILE = FakeResponse.text(200, "content");

    private final Acme acme = Acme.start()
            .with("/auth", "{\"type\":\"bearer\",\"token\":\"${env:ACME_TOKEN}\"}")
            .with(
                    "/operations/listRecordings",
                    "{\"request\":\"GET /calls/{sessionId}/recordings\",\"items\":\"/all\"}")
            .with("/operations/listTranscripts", "{\"request\":\"GET /calls/{sessionId}/texts\",\"items\":\"/all\"}")
            .with("/models/recording", "{\"id\":\"/id\",\"files\":{\"id\":\"/file\",\"address\":\"/url\"}}")
            .with(
                    "/models/transcript",
                    "{\"id\":\"/id\",\"files\":{\"path\":\"/text\",\"address\":\"/url\"},"
                            + "\"summaryFiles\":{\"path\":\"/summary\",\"address\":\"/short\"}}")
            .with("/filesFrom", "[\"https://files.acme.example\"]");

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        acme.close();
    }

    private SessionClient client() {
        return acme.builder().setting("ACME_TOKEN", "made-up-token").build();
    }

    private String here(String path) {
        return acme.service().baseUrl().resolve(path).toString();
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = acme.service().requests();
        return requests.get(requests.size() - 1);
    }

    @Test
    void download_withALink_fetchesTheAddressAndSendsNoCredentials() {
        acme.with(
                        "/operations/recordingLink",
                        "{\"request\":\"GET /recordings/{recordingId}/link\",\"result\":\"/data\"}")
                .with(
                        "/models/recordingLink",
                        "{\"address\":\"/url\",\"addressExpiresAt\":{\"pointer\":\"/until\",\"format\":\"epoch-seconds\"}}")
                .responding("{\"all\":[{\"id\":\"r 1\",\"file\":\"f\"}]}")
                .responding("{\"data\":{\"url\":\"" + here("/files/1") + "\",\"until\":4102444800}}")
                .responding(FILE);
        try (SessionClient client = client()) {
            Recording recording = client.require(RecordingListing.class)
                    .listRecordings("s")
                    .iterator()
                    .next();

            client.require(RecordingDownload.class)
                    .download(recording, recording.files().get(0), directory.resolve("r"));
        }

        assertThat(directory.resolve("r")).hasContent("content");
        List<ReceivedRequest> requests = acme.service().requests();
        assertThat(requests)
                .extracting(ReceivedRequest::path)
                .element(1)
                .asString()
                .endsWith("/recordings/r%201/link");
        assertThat(requests.get(1).header("Authorization")).contains("Bearer made-up-token");
        assertThat(lastRequest().path()).isEqualTo("/files/1");
        assertThat(lastRequest().header("Authorization")).isEmpty();
    }

    @Test
    void download_withoutALink_listsAgainWhenTheAddressIsRejected() {
        acme.responding("{\"all\":[{\"id\":\"other\",\"url\":\"" + here("/other")
                        + "\"},{\"id\":\"r\",\"file\":\"f\",\"url\":\"" + here("/old") + "\"}]}")
                .responding(FakeResponse.empty(403))
                .responding("{\"all\":[{\"id\":\"other\",\"file\":\"f\",\"url\":\"" + here("/other")
                        + "\"},{\"id\":\"r\",\"file\":\"f\",\"url\":\"" + here("/new") + "\"}]}")
                .responding(FILE);
        try (SessionClient client = client()) {
            Recording recording = client.require(RecordingListing.class).listRecordings("s").stream()
                    .filter(each -> each.id().equals("r"))
                    .findFirst()
                    .orElseThrow();

            client.require(RecordingDownload.class)
                    .download(recording, recording.files().get(0), directory.resolve("r"));
        }

        assertThat(directory.resolve("r")).hasContent("content");
        assertThat(lastRequest().path()).isEqualTo("/new");
    }

    @Test
    void download_ofATranscript_findsItsTextAndItsSummary() {
        String text = "{\"all\":[{\"id\":\"t\",\"text\":\"a\",\"summary\":\"b\",\"url\":\"" + here("/long")
                + "\",\"short\":\"" + here("/short") + "\"}]}";
        acme.responding("{\"all\":[{\"id\":\"t\",\"text\":\"a\",\"summary\":\"b\"}]}")
                .responding(text)
                .responding(FILE)
                .responding(text)
                .responding(FILE);
        try (SessionClient client = client()) {
            Transcript transcript = client.require(TranscriptListing.class)
                    .listTranscripts("s")
                    .iterator()
                    .next();
            RecordingDownload download = client.require(RecordingDownload.class);

            download.download(transcript, transcript.files().get(0), directory.resolve("t"));
            assertThat(lastRequest().path()).isEqualTo("/long");
            download.download(transcript, transcript.summaryFiles().get(0), directory.resolve("s"));
            assertThat(lastRequest().path()).isEqualTo("/short");
        }
    }

    @Test
    void download_transcriptWithALink_fetchesItsAddress() {
        acme.with("/operations/transcriptLink", "{\"request\":\"GET /texts/{transcriptId}/link\"}")
                .with("/models/transcriptLink", "{\"address\":\"/url\"}")
                .responding("{\"url\":\"" + here("/files/t") + "\"}")
                .responding(FILE);
        Transcript transcript = Transcript.builder("acme").id("t").build();
        try (SessionClient client = client()) {
            client.require(RecordingDownload.class)
                    .download(transcript, ArtifactFile.builder().build(), directory.resolve("t"));
        }
        assertThat(lastRequest().path()).isEqualTo("/files/t");
    }

    @Test
    void download_fromAnotherHost_isRefusedUnlessTheApplicationAllowsIt() {
        acme.with("/operations/recordingLink", "{\"request\":\"GET /recordings/{recordingId}/link\"}")
                .with("/models/recordingLink", "{\"address\":\"/url\"}")
                .responding("{\"url\":\"https://elsewhere.example/1\"}");
        Recording recording = Recording.builder("acme").id("r").build();
        try (SessionClient client = client()) {
            RecordingDownload download = client.require(RecordingDownload.class);
            assertThatThrownBy(() ->
                            download.download(recording, ArtifactFile.builder().build(), directory.resolve("r")))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("https://elsewhere.example");
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);
    }

    @Test
    void download_linkWithoutAnAddress_isAnError() {
        acme.with("/operations/recordingLink", "{\"request\":\"GET /recordings/{recordingId}/link\"}")
                .with("/models/recordingLink", "{\"address\":\"/url\"}")
                .responding("{\"url\":null}");
        Recording recording = Recording.builder("acme").id("r").build();
        try (SessionClient client = client()) {
            RecordingDownload download = client.require(RecordingDownload.class);
            assertThatThrownBy(() ->
                            download.download(recording, ArtifactFile.builder().build(), directory.resolve("r")))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("it has no address of the file");
        }
    }

    /** One read from JSON that someone else wrote need not name its session. */
    @Test
    void download_recordingOfAnUnknownSession_hasNoAddress() {
        Recording recording = Recording.builder("acme").id("r").build();
        try (SessionClient client = client()) {
            RecordingDownload download = client.require(RecordingDownload.class);
            assertThatThrownBy(() ->
                            download.download(recording, ArtifactFile.builder().build(), directory.resolve("r")))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("the file has no address");
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void filesFrom_isMissing_offersNoDownload() {
        Acme without = Acme.start()
                .with(
                        "/operations/listRecordings",
                        "{\"request\":\"GET /calls/{sessionId}/recordings\",\"items\":\"/all\"}")
                .with("/models/recording", "{\"id\":\"/id\"}");
        try (without;
                SessionClient client = without.client()) {
            assertThat(client.capabilities()).contains(RecordingListing.class).doesNotContain(RecordingDownload.class);
        }
    }

    @Test
    void dryRun_ofALink_showsNeitherAddressNorKey() {
        acme.with("/operations/recordingLink", "{\"request\":\"GET /recordings/{recordingId}/link\"}")
                .with("/models/recordingLink", "{\"address\":\"/url\",\"addressExpiresAt\":\"/until\"}");

        DryRun run = DryRun.of(
                acme.descriptor(),
                "recordingLink",
                "{\"url\":\"https://files.acme.example/1?key=made-up\",\"until\":\"2026-06-10T10:30:00Z\"}");

        assertThat(run.problem()).isEmpty();
        assertThat(run.toString())
                .contains("2026-06-10T10:30:00Z", "characters")
                .doesNotContain("made-up");
        assertThat(DryRun.of(acme.descriptor(), "recordingLink", "{}").problem())
                .contains("it has no address of the file");
    }
}
