package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Recording;
import io.unisession.Transcript;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, starting, stopping and deleting what sessions leave behind. */
class RecordingsTest {
    private static final CallOptions DEFAULTS = CallOptions.defaults();
    private static final VideoSdkArtifactQuery ALL = VideoSdkArtifactQuery.all();

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void listRecordings_ofASession_readsEveryListAndDropsOtherSessions() {
        String sessionId = session();
        fake.addArtifact(
                "/v2/recordings",
                "{'id':'a','sessionId':'S'}".replace("S", sessionId).replace('\'', '"'));
        fake.addArtifact("/v2/transcodings", "{\"id\":\"b\",\"sessionId\":\"" + sessionId + "\"}");
        fake.addArtifact("/v2/recordings", "{\"id\":\"other\",\"sessionId\":\"other\"}");
        fake.addArtifact("/v2/recordings", "{\"id\":\"unknown\"}");

        List<Recording> recordings = client.listRecordings(sessionId).stream().toList();

        assertThat(recordings).extracting(Recording::id).containsExactly("a", "b");
        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly(
                        "/v2/sessions/" + sessionId,
                        "/v2/recordings",
                        "/v2/recordings/participant",
                        "/v2/recordings/participant/track",
                        "/v2/recordings/composite",
                        "/v2/recordings/participant/merge",
                        "/v2/transcodings");
        assertThat(fake.requests().get(1).rawQuery()).matches("sessionId=.+&roomId=.+&page=1");
    }

    @Test
    void listRecordings_version1_keepsRecordingsThatDoNotNameTheirSession() {
        String sessionId = session();
        fake.addArtifact("/v1/meeting-recordings", "{\"id\":\"a\"}");
        fake.addArtifact("/v1/meeting-recordings", "{\"id\":\"b\",\"sessionId\":\"other\"}");
        try (VideoSdkClient v1 = Clients.openV1(fake)) {
            assertThat(v1.listRecordings(sessionId)).extracting(Recording::id).containsExactly("a");
        }
    }

    @Test
    void listTranscripts_realtimeOfAnotherSession_isLeftOut() {
        String sessionId = session();
        fake.addArtifact("/ai/v1/realtime-transcriptions", realtime("mine", sessionId));
        fake.addArtifact("/ai/v1/realtime-transcriptions", realtime("other", "other"));
        fake.addArtifact("/ai/v1/realtime-transcriptions", "{\"id\":\"unknown\"}");
        fake.addArtifact("/ai/v1/post-transcriptions", "{\"id\":\"post\",\"sessionId\":\"" + sessionId + "\"}");

        assertThat(client.listTranscripts(sessionId)).extracting(Transcript::id).containsExactly("post", "mine");
    }

    private static String realtime(String id, String sessionId) {
        return "{\"id\":\"" + id + "\",\"extension\":{\"extensionConfig\":{\"roomId\":\"r\",\"sessionId\":\""
                + sessionId + "\"}}}";
    }

    @Test
    void list_withEveryFilter_isSent() {
        client
                .recordings()
                .list(
                        RecordingSource.TRACK,
                        VideoSdkArtifactQuery.builder()
                                .roomId("r")
                                .sessionId("s")
                                .participantId("p")
                                .status("completed")
                                .id("m")
                                .search("a b")
                                .withTranscription()
                                .build(),
                        PageRequest.first().withSize(50),
                        DEFAULTS)
                .stream()
                .toList();

        Sent.only(
                fake,
                "GET",
                "/v2/recordings/participant/track?roomId=r&sessionId=s&participantId=p&status=completed&id=m&query=a%20b"
                        + "&withTranscription=true&page=1&perPage=50",
                "");
    }

    @Test
    void list_version1_sendsMeetingAndSession() {
        try (VideoSdkClient v1 = Clients.openV1(fake)) {
            VideoSdkArtifactQuery.Builder query =
                    VideoSdkArtifactQuery.builder().roomId("r").sessionId("s");
            assertThat(v1.recordings().list(RecordingSource.ROOM, query.build()))
                    .isEmpty();
            Sent.only(fake, "GET", "/v1/meeting-recordings?meetingId=r&sessionId=s&page=1", "");

            assertThatThrownBy(() -> v1.recordings()
                            .list(RecordingSource.ROOM, query.participantId("p").build()))
                    .isInstanceOf(UnsupportedCapabilityException.class);
            assertThatThrownBy(() -> v1.recordings().list(RecordingSource.TRACK, ALL))
                    .isInstanceOf(UnsupportedCapabilityException.class);
            assertThatThrownBy(() -> v1.listTranscripts("s")).isInstanceOf(UnsupportedCapabilityException.class);
            assertThatThrownBy(() -> v1.streams().get("s", DEFAULTS))
                    .isInstanceOf(UnsupportedCapabilityException.class);
            assertThatThrownBy(() -> v1.rooms().endSession("r", RoomEnding.standard(), DEFAULTS))
                    .isInstanceOf(UnsupportedCapabilityException.class);
        }
    }

    @Test
    void delete_sendsTheId_andReadsASentence() {
        fake.enqueue(FakeResponse.json(200, fixture("v1-delete-recording")));
        client.recordings().delete(RecordingSource.ROOM, "r");
        Sent.only(fake, "DELETE", "/v2/recordings/r", "");

        try (VideoSdkClient v1 = Clients.openV1(fake)) {
            fake.addArtifact("/v1/meeting-recordings", "{\"id\":\"r\"}");
            v1.recordings().delete(RecordingSource.ROOM, "r", DEFAULTS);
            assertThat(fake.requests().get(1).path()).isEqualTo("/v1/meeting-recordings/r");
            assertThatThrownBy(() -> v1.recordings().delete(RecordingSource.ROOM, "r", DEFAULTS))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PARTICIPANT, /v2/recordings/participant/r",
        "TRACK, /v2/recordings/participant/track/r",
        "COMPOSITE, /v2/recordings/composite/r"
    })
    void delete_ofAnotherList_isSentThere(RecordingSource source, String path) {
        fake.addArtifact(path.substring(0, path.length() - 2), "{\"id\":\"r\"}");

        client.recordings().delete(source, "r");

        Sent.only(fake, "DELETE", path, "");
        assertThatThrownBy(() -> client.recordings().get(source, "r")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void getWithTranscription_asksForItAndKeepsItInTheResponse() {
        fake.addArtifact("/v2/recordings", "{\"id\":\"r\",\"transcriptions\":[{\"id\":\"t\"}]}");

        Recording recording = client.recordings().getWithTranscription("r");

        Sent.only(fake, "GET", "/v2/recordings/r?withTranscription=true", "");
        assertThat(recording.raw().text("/transcriptions/0/id")).contains("t");
    }

    @Test
    void getLivestream_listedOne_isEqual_andAnotherIsNotFound() {
        fake.addArtifact("/v2/livestreams", "{\"id\":\"l\",\"outputs\":[{\"url\":\"rtmp://live.example\"}]}");

        VideoSdkLivestream livestream = client.streams().getLivestream("l");

        assertThat(client.streams().listLivestreams(ALL)).containsExactly(livestream);
        assertThat(livestream.outputs()).hasSize(1);
        assertThatThrownBy(() -> client.streams().getLivestream("m")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listTranscripts_ofARoom_leavesOutThoseOfOthers() {
        fake.addArtifact("/ai/v1/realtime-transcriptions", realtime("mine", "s"));
        fake.addArtifact("/ai/v1/realtime-transcriptions", "{\"id\":\"unknown\"}");
        VideoSdkArtifactQuery.Builder query = VideoSdkArtifactQuery.builder().roomId("r");

        assertThat(client.transcripts().list(TranscriptSource.REALTIME, query.build()))
                .extracting(Transcript::id)
                .containsExactly("mine");
        assertThat(client.transcripts()
                        .list(
                                TranscriptSource.REALTIME,
                                query.sessionId("another").build()))
                .isEmpty();
        assertThat(client.transcripts().list(TranscriptSource.REALTIME, ALL)).hasSize(2);
    }

    @Test
    void start_recordingOfARoom_sendsTheSettingsAndReturnsTheId() {
        StartSettings settings = StartSettings.standard()
                .withWebhook("https://example.com/hook")
                .with("config", Map.of("theme", "DARK"))
                .with("roomId", "another");

        assertThat(client.recordings().start(RecordingSource.ROOM, "r", settings))
                .isPresent();

        Sent.only(
                fake,
                "POST",
                "/v2/recordings/start",
                "{\"roomId\":\"r\",\"webhookUrl\":\"https://example.com/hook\",\"config\":{\"theme\":\"DARK\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "PARTICIPANT, /v2/recordings/participant/start, /v2/recordings/participant/stop",
        "TRACK, /v2/recordings/participant/track/start, /v2/recordings/participant/track/stop"
    })
    void startAndStop_recordingOfAParticipant_sendsBothIds(RecordingSource source, String start, String stop) {
        StartSettings kind = StartSettings.standard().with("kind", "audio");

        client.recordings().startParticipant(source, "r", "p", kind);
        client.recordings().stopParticipant(source, "r", "p", kind);

        String body = "{\"roomId\":\"r\",\"participantId\":\"p\",\"kind\":\"audio\"}";
        Sent.is(fake.requests().get(0), "POST", start, body);
        Sent.is(fake.requests().get(1), "POST", stop, body);
    }

    @Test
    void stop_recordings_haveTwoPaths() {
        client.recordings().stop(RecordingSource.ROOM, "r", StartSettings.standard());
        client.recordings()
                .stop(RecordingSource.COMPOSITE, "r", StartSettings.standard().with("recordingId", "c"));

        Sent.is(fake.requests().get(0), "POST", "/v2/recordings/end", "{\"roomId\":\"r\"}");
        Sent.is(
                fake.requests().get(1),
                "POST",
                "/v2/recordings/composite/stop",
                "{\"roomId\":\"r\",\"recordingId\":\"c\"}");
    }

    /** Otherwise everybody would be recorded where one participant was meant. */
    @ParameterizedTest
    @EnumSource(
            value = RecordingSource.class,
            names = {"ROOM", "COMPOSITE"})
    void startAndStop_ofAParticipantInAListOfRooms_isRejectedBeforeAnythingIsSent(RecordingSource source) {
        StartSettings standard = StartSettings.standard();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.recordings().startParticipant(source, "r", "p", standard))
                .withMessage(source + " is for recordings of a whole room, not of one participant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.recordings().stopParticipant(source, "r", "p", standard));
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordingSource.class,
            names = {"PARTICIPANT", "TRACK"})
    void startAndStop_ofARoomInAListOfParticipants_isRejectedBeforeAnythingIsSent(RecordingSource source) {
        StartSettings standard = StartSettings.standard();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.recordings().start(source, "r", standard))
                .withMessage(source + " is for recordings of one participant, who must be named");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.recordings().stop(source, "r", standard));
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void query_dotsAreTextButNoId(String dots) {
        VideoSdkArtifactQuery.Builder query = VideoSdkArtifactQuery.builder();

        client
                .recordings()
                .list(RecordingSource.ROOM, query.status(dots).search(dots).build())
                .stream()
                .toList();

        assertThat(fake.requests().get(0).rawQuery()).contains("status=" + dots + "&query=" + dots);
        assertThatIllegalArgumentException().isThrownBy(() -> query.roomId(dots));
        assertThatIllegalArgumentException().isThrownBy(() -> query.sessionId(dots));
        assertThatIllegalArgumentException().isThrownBy(() -> query.participantId(dots));
        assertThatIllegalArgumentException().isThrownBy(() -> query.id(dots));
    }

    /** A blank filter would list everything, as if there were none. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ud800"})
    void query_filterThatIsBlankOrCannotBeSent_isRejected(String blank) {
        VideoSdkArtifactQuery.Builder query = VideoSdkArtifactQuery.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> query.roomId(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> query.sessionId(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> query.participantId(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> query.status(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> query.id(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> query.search(blank));
    }

    @Test
    void start_merge_isRejectedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.recordings().start(RecordingSource.MERGE, "r", StartSettings.standard()))
                .withMessage("VideoSDK makes recordings of MERGE from other recordings; "
                        + "they cannot be started or stopped");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void startAndStop_streamsAndTranscripts() {
        assertThat(client.streams().start("r", StartSettings.standard())).isPresent();
        client.streams().stop("r");
        assertThat(client.transcripts().start("r", StartSettings.standard().with("language", "en-US")))
                .isPresent();
        client.transcripts().stop("r");

        Sent.is(fake.requests().get(0), "POST", "/v2/hls/start", "{\"roomId\":\"r\"}");
        Sent.is(fake.requests().get(1), "POST", "/v2/hls/end", "{\"roomId\":\"r\"}");
        Sent.is(
                fake.requests().get(2),
                "POST",
                "/ai/v1/realtime-transcriptions/start",
                "{\"roomId\":\"r\",\"language\":\"en-US\"}");
        Sent.is(fake.requests().get(3), "POST", "/ai/v1/realtime-transcriptions/end", "{\"roomId\":\"r\"}");
    }

    @Test
    void getActive_noStream_isNotFound() {
        assertThatThrownBy(() -> client.streams().getActive("r", DEFAULTS)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void endSession_byTheRoom_endsWhatRunsThere() {
        String sessionId = session();
        String roomId = client.getSession(sessionId).roomId().orElseThrow();

        client.rooms().removeParticipant(roomId, "priya", DEFAULTS);
        assertThat(client.getSession(sessionId).participants())
                .extracting(each -> each.presence().name())
                .contains("LEFT", "PRESENT");
        client.rooms().endSession(roomId, RoomEnding.standard(), DEFAULTS);
        assertThatThrownBy(() -> client.rooms().endSession(roomId, RoomEnding.standard(), DEFAULTS))
                .isInstanceOf(NotFoundException.class);
        client.rooms().endSession(roomId, RoomEnding.standard().ignoringClosed(), DEFAULTS);
    }

    @Test
    void values_areComparedAndHideNames() {
        assertThat(VideoSdkArtifactQuery.builder().search("x").build())
                .isEqualTo(VideoSdkArtifactQuery.builder().search("x").build())
                .isNotEqualTo(ALL)
                .hasToString("VideoSdkArtifactQuery[query]");
        assertThat(StartSettings.standard().with("a", 1))
                .isEqualTo(StartSettings.standard().with("a", 1))
                .isNotEqualTo(StartSettings.standard())
                .hasToString("StartSettings[a]");
        assertThat(RoomEnding.standard().forced())
                .isEqualTo(RoomEnding.standard().forced())
                .isNotEqualTo(RoomEnding.standard())
                .hasToString("RoomEnding[vsdkForceKill]");
    }

    private String session() {
        String roomId = fake.createRoom("weekly-planning");
        fake.joinParticipant(roomId, "tomas", "Tomas Novak");
        return fake.joinParticipant(roomId, "priya", "Priya Raman");
    }

    private static String fixture(String name) {
        try (InputStream file = RecordingsTest.class.getResourceAsStream("/fixtures/recordings/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
