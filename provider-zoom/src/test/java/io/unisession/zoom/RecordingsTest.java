package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.Secret;
import io.unisession.Transcript;
import io.unisession.capability.RecordingListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.zoom.FakeZoom;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final String UUID = "BOKXuumlTAGXuqwr3bLyuQ==";

    private final ClientAndFake zoom = new ClientAndFake();
    private final FakeZoom fake = zoom.fake();
    private final ZoomClient client = zoom.client();

    @AfterEach
    void close() {
        zoom.close();
    }

    @Test
    void listRecordings_documentedBody_hasTheFilesOfTheMeetingAndOfParticipants() {
        fake.addRecording(Fixtures.body("meeting-recordings.json"));

        List<Recording> recordings = client.listRecordings(UUID).stream().toList();

        assertThat(recordings)
                .containsExactly(
                        Recording.builder("zoom")
                                .id("72576a1f-4e66-4a77-87c4-f13f9808bd76")
                                .sessionId(UUID)
                                .roomId("6840331990")
                                .status(ArtifactStatus.READY)
                                .providerStatus("completed")
                                .kind(RecordingKind.SESSION)
                                .providerKind("shared_screen_with_speaker_view")
                                .startedAt(Instant.parse("2021-03-18T05:41:36Z"))
                                .endedAt(Instant.parse("2021-03-18T05:41:36Z"))
                                .files(List.of(ArtifactFile.builder()
                                        .format("m4a")
                                        .sizeBytes(7220L)
                                        .path("/9090876528/path01/demo.mp4")
                                        .address(Secret.of(
                                                "https://example.com/rec/download/Qg75t7xZBtEbAkjdlgbfdngBBBB"))
                                        .build()))
                                .build(),
                        Recording.builder("zoom")
                                .id("a2f19f96-9294-4f51-8134-6f0eea108eb2")
                                .sessionId(UUID)
                                .roomId("6840331990")
                                .status(ArtifactStatus.READY)
                                .providerStatus("completed")
                                .kind(RecordingKind.AUDIO)
                                .providerKind("M4A")
                                .startedAt(Instant.parse("2021-06-30T22:14:57Z"))
                                .endedAt(Instant.parse("2021-06-30T22:14:57Z"))
                                .files(List.of(ArtifactFile.builder()
                                        .sizeBytes(65536L)
                                        .path("/9090876528/path01/demo.mp4")
                                        .address(Secret.of(
                                                "https://example.com/rec/download/Qg75t7xZBtEbAkjdlgbfdngBBBB"))
                                        .build()))
                                .build());
        assertThat(recordings.get(0).raw().text("/play_url")).isPresent();
        assertThat(recordings.toString()).doesNotContain("example.com");
        assertThat(client.listTranscripts(UUID)).isEmpty();
        assertThat(zoom.sent()).first().isEqualTo("GET meetings/BOKXuumlTAGXuqwr3bLyuQ%3D%3D/recordings");
    }

    @Test
    void listTranscripts_filesOfEachType_areToldFromRecordings() {
        StringBuilder files = new StringBuilder();
        for (String type : List.of("MP4", "M4A", "CHAT", "TRANSCRIPT", "VTT", "CC", "CSV", "TIMELINE", "SUMMARY")) {
            files.append(files.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + type + "-1\",\"file_type\":\"" + type + "\",\"status\":\"processing\"}");
        }
        fake.addRecording("{\"uuid\":\"" + UUID + "\",\"id\":86400000001,\"recording_files\":[" + files + "]}");

        assertThat(client.require(RecordingListing.class).listRecordings("86400000001"))
                .extracting(recording -> recording.id() + " " + recording.kind())
                .containsExactly(
                        "MP4-1 SESSION", "M4A-1 SESSION", "CHAT-1 CHAT", "CSV-1 UNKNOWN", "TIMELINE-1 UNKNOWN");
        List<Transcript> transcripts =
                client.listTranscripts("86400000001").stream().toList();
        assertThat(transcripts)
                .extracting(Transcript::id)
                .containsExactly("TRANSCRIPT-1", "VTT-1", "CC-1", "SUMMARY-1");
        assertThat(transcripts).allSatisfy(transcript -> {
            assertThat(transcript.status()).isEqualTo(ArtifactStatus.PROCESSING);
            assertThat(transcript.sessionId()).contains(UUID);
        });
        assertThat(transcripts.get(0).files()).hasSize(1);
        assertThat(transcripts.get(3).files()).isEmpty();
        assertThat(transcripts.get(3).summaryFiles()).hasSize(1);
    }

    @Test
    void download_ofARecording_isAllowedByZoomsDownloadTokenOnly(@TempDir Path directory) {
        add("/rec/download/lesson?type=mp4");
        Recording recording = client.listRecordings(UUID).iterator().next();
        fake.enqueue(RecordingsTest::isOfAFile, FakeResponse.text(200, "a lesson"));

        client.download(recording, recording.files().get(0), directory.resolve("lesson.mp4"));

        assertThat(directory.resolve("lesson.mp4")).hasContent("a lesson");
        assertThat(recording.raw().toString() + recording.files()).doesNotContain("made-up-download-token");
        List<ReceivedRequest> requests = fake.requests();
        ReceivedRequest asking = requests.get(requests.size() - 2);
        assertThat(asking.rawQuery()).isEqualTo("include_fields=download_access_token&ttl=3600");
        ReceivedRequest loading = requests.get(requests.size() - 1);
        assertThat(loading.path()).endsWith("/rec/download/lesson");
        assertThat(loading.rawQuery()).isEqualTo("type=mp4&access_token=made-up-download-token");
        assertThat(loading.header("Authorization")).isEmpty();
    }

    @Test
    void download_tokenWithCharactersOfAQuery_isSentUnchanged(@TempDir Path directory) {
        fake.addRecording("{\"uuid\":\"" + UUID + "\",\"download_access_token\":\"a+b&c=d#e%2F\","
                + "\"recording_files\":[{\"id\":\"f-1\",\"file_type\":\"MP4\",\"download_url\":\""
                + fake.baseUrl() + "/rec/download/lesson\"}]}");
        Recording recording = client.listRecordings(UUID).iterator().next();
        fake.enqueue(RecordingsTest::isOfAFile, FakeResponse.text(200, "a lesson"));

        client.download(recording, recording.files().get(0), directory.resolve("lesson.mp4"));

        assertThat(fake.requests().get(fake.requestCount() - 1).queryValue("access_token"))
                .contains("a+b&c=d#e%2F");
    }

    @Test
    void download_ofATranscriptAndASummary_findsTheirFiles(@TempDir Path directory) {
        add("/rec/download/lesson");
        List<Transcript> transcripts = client.listTranscripts(UUID).stream().toList();
        fake.enqueue(RecordingsTest::isOfAFile, FakeResponse.text(200, "spoken"));
        client.download(transcripts.get(0), transcripts.get(0).files().get(0), directory.resolve("t.vtt"));
        fake.enqueue(RecordingsTest::isOfAFile, FakeResponse.text(200, "summed up"));
        client.download(transcripts.get(1), transcripts.get(1).summaryFiles().get(0), directory.resolve("s.json"));

        assertThat(directory.resolve("t.vtt")).hasContent("spoken");
        assertThat(directory.resolve("s.json")).hasContent("summed up");
        assertThat(fake.requests().get(fake.requestCount() - 1).rawQuery())
                .isEqualTo("access_token=made-up-download-token");
    }

    /** Whoever can write the response of the API must not learn the token of the files, either. */
    @Test
    void download_addressElsewhere_neverGetsTheToken(@TempDir Path directory) {
        try (FakeZoom elsewhere = FakeZoom.start();
                ZoomClient allowing = zoom.client(builder ->
                        builder.allowRedirectsTo("http://" + elsewhere.baseUrl().getAuthority()))) {
            fake.addRecording("{\"uuid\":\"" + UUID + "\",\"download_access_token\":\"made-up-download-token\","
                    + "\"recording_files\":[{\"id\":\"f-1\",\"file_type\":\"MP4\",\"download_url\":\""
                    + elsewhere.baseUrl() + "/file\"}]}");
            Recording recording = client.listRecordings(UUID).iterator().next();
            ArtifactFile file = recording.files().get(0);
            elsewhere.enqueue(FakeResponse.text(200, "from elsewhere"));

            allowing.download(recording, file, directory.resolve("allowed.mp4"));

            assertThat(elsewhere.requests().get(0).rawQuery()).isEmpty();
            assertThat(elsewhere.requests().get(0).header("Authorization")).isEmpty();
            assertThatThrownBy(() -> client.download(recording, file, directory.resolve("refused.mp4")))
                    .isInstanceOf(InvalidResponseException.class);
            assertThat(elsewhere.requestCount()).isEqualTo(1);
        }
    }

    private static boolean isOfAFile(ReceivedRequest request) {
        return request.path().contains("/rec/download/");
    }

    private void add(String path) {
        String rest = "\",\"status\":\"completed\",\"download_url\":\"" + fake.baseUrl() + path + "\"}";
        fake.addRecording("{\"uuid\":\"" + UUID + "\",\"download_access_token\":\"made-up-download-token\","
                + "\"recording_files\":[{\"id\":\"f-1\",\"file_type\":\"MP4" + rest
                + ",{\"id\":\"f-2\",\"file_type\":\"TRANSCRIPT" + rest
                + ",{\"id\":\"f-3\",\"file_type\":\"SUMMARY" + rest + "]}");
    }

    @Test
    void listRecordings_meetingWithoutOne_isEmpty() {
        fake.enqueue(FakeResponse.json(404, Fixtures.body("error-404-no-recording.json")));

        assertThat(client.listRecordings(UUID).stream().toList()).isEmpty();
        assertThat(client.listTranscripts(UUID)).isEmpty();
    }

    @Test
    void listRecordings_unknownMeeting_isNotFound() {
        fake.enqueue(FakeResponse.json(404, Fixtures.body("error-404-meeting.json")));

        assertThatThrownBy(() -> client.listRecordings(UUID).stream().toList()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listRecordings_responseOfAnotherKind_isAnError() {
        fake.enqueue(FakeResponse.json(200, "{\"uuid\":\"" + UUID + "\"}"));

        assertThatThrownBy(() -> client.listRecordings(UUID).stream().toList())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("/recording_files");
    }
}
