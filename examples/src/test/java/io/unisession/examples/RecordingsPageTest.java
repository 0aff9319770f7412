package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import io.unisession.Transcript;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the page on recordings, which compiles and runs. */
class RecordingsPageTest {
    @Test
    void everySnippetOfThePage_isCodeOfThisTest() throws IOException {
        SnippetsOfAPage.assertAllAreIn(RecordingsPageTest.class, "recordings.md", 5);
    }

    @Test
    void snippets_overTheFake_run(@TempDir Path directory) {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = VideoSdk.builder()
                        .credentials(service.apiKey(), service.secretKey())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            String sessionId = service.joinParticipant(service.createRoom("lesson"), "priya", "Priya Raman");
            String of = "\"sessionId\":\"" + sessionId + "\",";
            service.addArtifact(
                    "/v2/recordings",
                    "{\"id\":\"r-1\"," + of + "\"file\":{\"id\":\"f\",\"fileUrl\":\"" + service.baseUrl()
                            + "/files/r-1.mp4\"}}");
            service.addArtifact("/ai/v1/post-transcriptions", "{\"id\":\"t-1\"," + of + "\"status\":\"completed\"}");

            for (Recording recording : client.require(RecordingListing.class).listRecordings(sessionId)) {
                System.out.println(recording.id() + " " + recording.kind() + " " + recording.status());
            }
            for (Transcript transcript : client.require(TranscriptListing.class).listTranscripts(sessionId)) {
                System.out.println(transcript.id() + " " + transcript.status());
            }

            Recording recording = client.require(RecordingListing.class)
                    .listRecordings(sessionId)
                    .iterator()
                    .next();
            respondWithAFile(service);
            RecordingDownload downloads = client.require(RecordingDownload.class);
            for (ArtifactFile file : recording.files()) {
                downloads.download(recording, file, directory.resolve(recording.fileName(file)));
            }
            assertThat(directory.resolve("r-1.mp4")).hasContent("a recording");

            ArtifactFile file = recording.files().get(0);
            Path target = directory.resolve("r-1.mp4");
            respondWithAFile(service);
            DownloadOptions options = DownloadOptions.defaults()
                    .withProgress(
                            (received, total) -> System.out.println(received + " of " + total.orElse(-1) + " bytes"))
                    .withOverwrite(true);
            downloads.download(recording, file, target, options);

            later(downloads, recording, directory.resolve("later.mp4"), service);
            assertThat(directory.resolve("later.mp4")).hasContent("a recording");
        }
    }

    private static void later(RecordingDownload downloads, Recording recording, Path target, FakeVideoSdk service) {
        respondWithAFile(service);
        String json = SessionJson.write(recording);
        Recording same = SessionJson.readRecording(json);
        downloads.download(same, same.files().get(0), target);
    }

    @Test
    void clientThatTrustsAnotherHost_isBuilt() {
        String apiKey = "made-up-key";
        String secretKey = "made-up-secret-of-the-project";

        SessionClient trusting = VideoSdk.builder()
                .credentials(apiKey, secretKey)
                .allowRedirectsTo("https://recordings.example.com")
                .build();

        assertThat(trusting.find(RecordingDownload.class)).isPresent();
        trusting.close();
    }

    private static void respondWithAFile(FakeVideoSdk service) {
        service.enqueue(request -> request.path().startsWith("/files/"), FakeResponse.text(200, "a recording"));
    }
}
