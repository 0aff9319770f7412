package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.SessionJson;
import io.unisession.Transcript;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads of VideoSDK's files. */
class RecordingDownloadTest {
    private static final CallOptions DEFAULTS = CallOptions.defaults();

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void download_addressIsElsewhere_isRefused_andAKnownOneIsUsed(@TempDir Path directory) {
        fake.addArtifact(
                "/v2/recordings", "{\"id\":\"r\",\"file\":{\"id\":\"f\",\"fileUrl\":\"https://elsewhere.example/r\"}}");
        Recording elsewhere = client.recordings().get(RecordingSource.ROOM, "r");
        ArtifactFile here = elsewhere.files().get(0).toBuilder()
                .address(Secret.of(fake.baseUrl() + "/files/r.mp4"))
                .build();
        fake.enqueue(FakeResponse.text(200, "whole"));

        client.download(elsewhere, here, directory.resolve("r.mp4"));

        assertThat(directory.resolve("r.mp4")).hasContent("whole");
        assertThat(fake.requests().get(1).header("Authorization")).isEmpty();
        assertThatThrownBy(() -> client.download(elsewhere, elsewhere.files().get(0), directory.resolve("other.mp4")))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("https://elsewhere.example");
    }

    @Test
    void download_recordingReadFromJson_isLookedUpInEveryListForItsAddress(@TempDir Path directory) {
        fake.addArtifact(
                "/v2/transcodings",
                "{\"id\":\"r\",\"file\":{\"id\":\"f\",\"fileUrl\":\"" + fake.baseUrl() + "/files/r.mp4\"}}");
        Recording recording = SessionJson.readRecording(
                SessionJson.write(client.recordings().get(RecordingSource.COMPOSITE_MERGE, "r")));
        assertThat(recording.files().get(0).address()).isEmpty();

        assertThatThrownBy(() -> client.download(
                        recording,
                        recording.files().get(0),
                        directory.resolve("r.mp4"),
                        DownloadOptions.defaults().withCallOptions(DEFAULTS.withMaxRetries(0))))
                .isInstanceOf(NotFoundException.class);

        assertThat(fake.requests()).extracting(ReceivedRequest::path).endsWith("/v2/transcodings/r", "/files/r.mp4");
    }

    @Test
    void download_transcriptReadFromJson_findsTheSameFormat(@TempDir Path directory) {
        fake.addArtifact(
                "/ai/v1/realtime-transcriptions",
                "{\"id\":\"t\",\"transcriptionFilePaths\":{\"txt\":\"B/t.txt\",\"srt\":\"B/t.srt\"},"
                                .replace("B", fake.baseUrl().toString())
                        + "\"summarizedFilePaths\":{\"txt\":\"" + fake.baseUrl() + "/summary.txt\"}}");
        Transcript transcript = SessionJson.readTranscript(
                SessionJson.write(client.transcripts().get(TranscriptSource.REALTIME, "t", DEFAULTS)));

        for (ArtifactFile file :
                List.of(transcript.files().get(1), transcript.summaryFiles().get(0))) {
            assertThatThrownBy(() -> client.download(transcript, file, directory.resolve("t")))
                    .isInstanceOf(NotFoundException.class);
        }

        assertThat(fake.requests()).extracting(ReceivedRequest::path).contains("/t.srt", "/summary.txt");
    }
}
