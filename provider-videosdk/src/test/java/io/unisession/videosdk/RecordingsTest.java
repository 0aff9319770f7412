package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.Secret;
import io.unisession.SessionJson;
import io.unisession.Transcript;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings, transcripts and streams, in every documented body. */
class RecordingsTest {
    private static final CallOptions DEFAULTS = CallOptions.defaults();
    private static final VideoSdkArtifactQuery ALL = VideoSdkArtifactQuery.all();
    private static final String ROOM = "abc-xyzw-lmno";
    private static final VideoSdkArtifactQuery OF_THE_ROOM =
            VideoSdkArtifactQuery.builder().roomId(ROOM).build();

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-list-recordings", "v2-get-recording"})
    void roomRecording_documentedBody_isMapped(String body) {
        Recording recording = only(RecordingSource.ROOM, body, "61d6e834e1326304a9e73dac");

        assertThat(recording.provider()).isEqualTo("videosdk");
        assertThat(recording.sessionId()).contains("61d6e823783d6b03a026ac05");
        assertThat(recording.roomId()).contains(ROOM);
        assertThat(recording.kind()).isEqualTo(RecordingKind.SESSION);
        assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
        assertThat(recording.providerStatus()).isEmpty();
        assertThat(recording.startedAt()).isEmpty();
        assertThat(recording.duration()).contains(Duration.ofMillis(55_055));
        assertThat(recording.participantId()).isEmpty();
        VideoSdkRecording typed = recording.unwrap(VideoSdkRecording.class).orElseThrow();
        assertThat(typed.source()).isEqualTo(RecordingSource.ROOM);
        assertThat(typed.createdAt()).contains(Instant.parse("2022-01-06T13:01:40.814Z"));
        assertThat(typed.updatedAt()).contains(Instant.parse("2022-01-06T13:02:42.935Z"));
        assertThat(typed.userId()).contains("5f7edbb14c938bcd42944527");
        ArtifactFile file = recording.files().get(0);
        assertThat(file.id()).contains("61d6e871d1617e097b41699b");
        assertThat(file.format()).contains("mov,mp4,m4a,3gp,3g2,mj2");
        assertThat(file.sizeBytes()).hasValue(17_023_255);
        assertThat(file.path()).contains("uploads/videos/61d6e871d1617e097b41699b.mp4");
        assertThat(file.address())
                .contains(Secret.of("https://cdn.videosdk.live/uploads/videos/61d6e871d1617e097b41699b.mp4"));
        assertThat(recording.unreadableFields()).isEmpty();
        assertThat(recording.raw().number("/file/ratio/1080")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "PARTICIPANT, v2-list-participant-recordings, 61d6e834e1326304a9e73dac, PARTICIPANT, audio_video",
        "PARTICIPANT, v2-get-participant-recording.composed, 61d6e834e1326304a9e73dac, PARTICIPANT, audio_video",
        "TRACK, v2-list-track-recordings, 66976600a8faa5fa9694945c, VIDEO, video",
        "TRACK, v2-get-track-recording.composed, 66976600a8faa5fa9694945c, VIDEO, video"
    })
    void recordingOfAParticipant_documentedBody_isMapped(
            RecordingSource source, String body, String id, RecordingKind kind, String providerKind) {
        Recording recording = only(source, body, id);

        assertThat(recording.participantId()).contains("abcd");
        assertThat(recording.kind()).isEqualTo(kind);
        assertThat(recording.providerKind()).contains(providerKind);
        assertThat(recording.startedAt()).contains(Instant.parse("2024-07-18T07:10:30.247Z"));
        assertThat(recording.endedAt()).contains(Instant.parse("2024-07-18T07:10:55.236Z"));
        assertThat(recording.duration()).contains(Duration.ofMillis(24_989));
        assertThat(recording.files().get(0).duration()).contains(Duration.ofSeconds(598));
        assertThat(recording.files().get(0).id()).contains("6697685c6eaaaac67ea18130");
        VideoSdkRecording typed = recording.unwrap(VideoSdkRecording.class).orElseThrow();
        assertThat(typed.fileFormat()).contains("webm");
        assertThat(typed.region()).contains("region");
        assertThat(typed.participantName()).isEmpty();
    }

    @Test
    void compositeRecording_documentedBody_isMapped() {
        Recording recording = only(
                RecordingSource.COMPOSITE, "v2-list-composite-recordings.partly-composed", "68bec210ec765e266517c8f4");

        assertThat(recording.roomId()).contains("s87z-lvsj-riwb");
        assertThat(recording.duration()).contains(Duration.ofMinutes(1));
        assertThat(recording.files()).hasSize(1);
    }

    @Test
    void merge_documentedBody_isMapped() {
        Recording recording = only(RecordingSource.MERGE, "v2-list-merge-recordings", "abcd-abcd-abcd-abcd-abcd");

        assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
        assertThat(recording.providerStatus()).contains("completed");
        assertThat(recording.files().get(0).format()).contains("mp3");
    }

    @Test
    void compositeMerge_documentedBody_isMapped() {
        Recording recording = only(RecordingSource.COMPOSITE_MERGE, "v2-list-transcodings", "665fcf7f2abe9a2807e42700");

        assertThat(recording.startedAt()).contains(Instant.parse("2025-06-10T05:45:02.730Z"));
        assertThat(recording.endedAt()).contains(Instant.parse("2025-06-10T05:46:21.500Z"));
        assertThat(recording.roomId()).contains("abcd-efgh-ijkl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-list-recordings", "v1-get-recording"})
    void recordingOfVersion1_documentedBody_isMapped(String body) {
        fake.enqueue(FakeResponse.json(200, fixture(body)));
        try (VideoSdkClient v1 = Clients.openV1(fake)) {
            Recording recording = body.contains("list")
                    ? v1.recordings().list(RecordingSource.ROOM, ALL).stream()
                            .findFirst()
                            .orElseThrow()
                    : v1.recordings().get(RecordingSource.ROOM, "60df15df7433b02e3d06653c");

            assertThat(recording.id()).isEqualTo("60df15df7433b02e3d06653c");
            assertThat(recording.roomId()).contains("hv6a-uwrj-8jbd");
            assertThat(recording.sessionId()).isEmpty();
            assertThat(recording.files().get(0).sizeBytes()).hasValue(613_596);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RECORDING, ai-list-post-transcriptions, 40b0a4ed-9842-40c9-a288-e4b1bf98a90a, 5",
        "RECORDING, ai-get-post-transcription, 40b0a4ed-9842-40c9-a288-e4b1bf98a90a, 5",
        "REALTIME, ai-list-realtime-transcriptions, 82feea14-6783-4e63-84fc-17c5666bfd5c, 1",
        "REALTIME, ai-get-realtime-transcription, 82feea14-6783-4e63-84fc-17c5666bfd5c, 1"
    })
    void transcript_documentedBody_isMapped(TranscriptSource source, String body, String id, int formats) {
        fake.enqueue(FakeResponse.json(200, fixture(body)));

        Transcript transcript = body.contains("list")
                ? client.transcripts().list(source, OF_THE_ROOM).stream()
                        .findFirst()
                        .orElseThrow()
                : client.transcripts().get(source, id, DEFAULTS);

        assertThat(transcript.id()).isEqualTo(id);
        assertThat(transcript.sessionId()).contains("621497578bea0d0404c35c4c");
        assertThat(transcript.roomId()).contains(ROOM);
        assertThat(transcript.status()).isEqualTo(ArtifactStatus.READY);
        assertThat(transcript.duration()).contains(Duration.ofMillis(70_111));
        assertThat(transcript.files())
                .hasSize(formats)
                .extracting(file -> file.format().orElseThrow())
                .contains("txt");
        assertThat(transcript.summaryFiles())
                .extracting(file -> file.path().orElseThrow())
                .containsExactly("/transcriptions/dummy/dummy-summary.txt");
        VideoSdkTranscript typed = transcript.unwrap(VideoSdkTranscript.class).orElseThrow();
        assertThat(typed.source()).isEqualTo(source);
        assertThat(typed.recordingAddress().isPresent()).isEqualTo(source == TranscriptSource.RECORDING);
        assertThat(transcript.recordingId().isPresent()).isEqualTo(source == TranscriptSource.RECORDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2-list-hls", "v2-get-hls.2024-03", "v2-active-hls", "v2-active-hls.2024-03"})
    void stream_documentedBody_isMapped(String body) {
        fake.enqueue(FakeResponse.json(200, fixture(body)));

        VideoSdkStream stream = body.contains("list")
                ? client.streams().list(OF_THE_ROOM).stream().findFirst().orElseThrow()
                : body.contains("active")
                        ? client.streams().getActive("abcd-efgh-ijkl", DEFAULTS)
                        : client.streams().get("abcdef9879288c1f48339f64", DEFAULTS);

        assertThat(stream.id()).isEqualTo("abcdef9879288c1f48339f64");
        assertThat(stream.roomId()).contains("abcd-efgh-ijkl");
        assertThat(stream.sessionId()).contains("abcde94c96e17e03fb0abcde4");
        assertThat(stream.startedAt()).contains(Instant.parse("2022-04-19T09:18:13.432Z"));
        assertThat(stream.endedAt().isPresent()).isEqualTo(!body.contains("active"));
        assertThat(stream.duration()).contains(Duration.ofMillis(75_173));
        assertThat(stream.address().orElseThrow().reveal()).endsWith("/index.m3u8");
        assertThat(stream.toString()).doesNotContain("m3u8");
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

        Recording recording = client.recordings().getWithTranscription("r", DEFAULTS);

        Sent.only(fake, "GET", "/v2/recordings/r?withTranscription=true", "");
        assertThat(recording.raw().text("/transcriptions/0/id")).contains("t");
    }

    @Test
    void livestream_documentedBody_isMappedAndHidesTheKey() {
        fake.enqueue(FakeResponse.json(200, fixture("v2-list-livestreams")));
        VideoSdkArtifactQuery query =
                VideoSdkArtifactQuery.builder().roomId("r").sessionId("s").build();

        VideoSdkLivestream livestream =
                client.streams().listLivestreams(query).stream().findFirst().orElseThrow();

        Sent.only(fake, "GET", "/v2/livestreams?roomId=r&sessionId=s&page=1", "");
        assertThat(livestream.id()).isEqualTo("6dfadfgdf3e5fa80sdfdfsaed9be");
        assertThat(livestream.sessionId()).contains("63e5fa3dbdxe4fa80eqwbe22d96");
        assertThat(livestream.roomId()).contains("f8a-el1-ftt5");
        assertThat(livestream.startedAt()).contains(Instant.parse("2023-02-10T08:08:54.551Z"));
        assertThat(livestream.endedAt()).contains(Instant.parse("2023-02-10T08:12:05.793Z"));
        VideoSdkLivestream.Output output = livestream.outputs().get(0);
        assertThat(output.address()).contains(Secret.of("rtmp://example.com/live2"));
        assertThat(output.streamKey()).contains(Secret.of("example-stream-key"));
        assertThat(livestream.toString() + output).doesNotContain("live2").doesNotContain("stream-key");
    }

    @Test
    void getLivestream_listedOne_isEqual_andAnotherIsNotFound() {
        fake.addArtifact("/v2/livestreams", "{\"id\":\"l\",\"outputs\":[{\"url\":\"rtmp://live.example\"}]}");

        VideoSdkLivestream livestream = client.streams().getLivestream("l", DEFAULTS);

        assertThat(client.streams().listLivestreams(ALL)).containsExactly(livestream);
        assertThat(livestream.outputs()).hasSize(1);
        assertThatThrownBy(() -> client.streams().getLivestream("m", DEFAULTS)).isInstanceOf(NotFoundException.class);
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

        assertThat(client.recordings().start(RecordingSource.ROOM, "r", settings, DEFAULTS))
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

        client.recordings().startParticipant(source, "r", "p", kind, DEFAULTS);
        client.recordings().stopParticipant(source, "r", "p", kind, DEFAULTS);

        String body = "{\"roomId\":\"r\",\"participantId\":\"p\",\"kind\":\"audio\"}";
        Sent.is(fake.requests().get(0), "POST", start, body);
        Sent.is(fake.requests().get(1), "POST", stop, body);
    }

    @Test
    void stop_recordings_haveTwoPaths() {
        client.recordings().stop(RecordingSource.ROOM, "r", StartSettings.standard(), DEFAULTS);
        client.recordings()
                .stop(RecordingSource.COMPOSITE, "r", StartSettings.standard().with("recordingId", "c"), DEFAULTS);

        Sent.is(fake.requests().get(0), "POST", "/v2/recordings/end", "{\"roomId\":\"r\"}");
        Sent.is(
                fake.requests().get(1),
                "POST",
                "/v2/recordings/composite/stop",
                "{\"roomId\":\"r\",\"recordingId\":\"c\"}");
    }

    @Test
    void start_merge_isRejectedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.recordings().start(RecordingSource.MERGE, "r", StartSettings.standard(), DEFAULTS))
                .withMessage("VideoSDK makes recordings of MERGE from other recordings; "
                        + "they cannot be started or stopped");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void startAndStop_streamsAndTranscripts() {
        assertThat(client.streams().start("r", StartSettings.standard(), DEFAULTS))
                .isPresent();
        client.streams().stop("r", DEFAULTS);
        assertThat(client.transcripts().start("r", StartSettings.standard().with("language", "en-US"), DEFAULTS))
                .isPresent();
        client.transcripts().stop("r", DEFAULTS);

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
    void endSession_byTheRoom_sendsTheDocumentedBodies() {
        fake.enqueue(FakeResponse.json(200, "{}"), FakeResponse.json(200, "{}"));

        client.rooms().endSession(ROOM, RoomEnding.standard(), DEFAULTS);
        client.rooms()
                .endSession(
                        ROOM,
                        RoomEnding.standard()
                                .ofSession("621497578bea0d0404c35c4c")
                                .ignoringClosed()
                                .forced(),
                        DEFAULTS);

        assertThat(fake.requests()).extracting(ReceivedRequest::path).containsOnly("/v2/sessions/end");
        assertSameJson(fake.requests().get(0), "v2-end-session-request.room-only");
        assertSameJson(fake.requests().get(1), "v2-end-session-request.all-parameters");
    }

    @Test
    void removeParticipant_byTheRoomOrTheSession_sendsTheDocumentedBodies() {
        fake.enqueue(FakeResponse.json(200, "\"Removed\""), FakeResponse.json(200, "\"Removed\""));

        client.rooms().removeParticipant(ROOM, "fkd74h", DEFAULTS);
        client.removeParticipant("621497578bea0d0404c35c4c", "fkd74h");

        assertSameJson(fake.requests().get(0), "v2-remove-participant-request.room-only");
        assertSameJson(fake.requests().get(1), "v2-remove-participant-request.session-only");
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

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'id':'r','start':'2026-03-02T10:00:00Z'}| ACTIVE",
                "{'id':'r','start':'2026-03-02T10:00:00Z','end':'2026-03-02T11:00:00Z'}| PROCESSING",
                "{'id':'r','status':'cancelled'}| FAILED",
                "{'id':'r','status':'pending'}| PROCESSING",
                "{'id':'r','status':'dreaming'}| UNKNOWN",
                "{'id':'r'}| UNKNOWN",
                "{'id':'r','file':{'fileUrl':null}}| READY"
            })
    void status_isTheWord_elseWhatTheFieldsShow(String json, ArtifactStatus expected) {
        fake.enqueue(FakeResponse.json(200, "{\"data\":[" + json.replace('\'', '"') + "]}"));

        Recording recording = client.recordings().list(RecordingSource.ROOM, ALL).stream()
                .findFirst()
                .orElseThrow();

        assertThat(recording.status()).isEqualTo(expected);
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

    private Recording only(RecordingSource source, String body, String id) {
        fake.enqueue(FakeResponse.json(200, fixture(body)));
        Pager<Recording> list = client.recordings().list(source, ALL);
        Recording recording = body.contains("list")
                ? list.stream().findFirst().orElseThrow()
                : client.recordings().get(source, id);
        assertThat(recording.id()).isEqualTo(id);
        return recording;
    }

    private String session() {
        String roomId = fake.createRoom("weekly-planning");
        fake.joinParticipant(roomId, "tomas", "Tomas Novak");
        return fake.joinParticipant(roomId, "priya", "Priya Raman");
    }

    private static void assertSameJson(ReceivedRequest request, String fixture) {
        ProviderDocument sent = ProviderDocument.of(request.body());
        ProviderDocument documented = ProviderDocument.of(fixture(fixture));
        assertThat(sent.pointers()).containsExactlyInAnyOrderElementsOf(documented.pointers());
        for (String pointer : documented.pointers()) {
            assertThat(sent.text(pointer)).isEqualTo(documented.text(pointer));
            assertThat(sent.flag(pointer)).isEqualTo(documented.flag(pointer));
        }
    }

    @Test
    void createRoom_withAWebhook_sendsTheDocumentedBody() {
        client.rooms()
                .create(NewRoom.builder()
                        .customRoomId("lesson-1")
                        .webhook(RoomWebhook.of(
                                "https://example.com/videosdk",
                                "session-started",
                                "session-ended",
                                "participant-joined",
                                "participant-left",
                                "recording-stopped"))
                        .build());

        assertSameJson(fake.requests().get(0), "v2-create-room-with-webhook-request");
    }

    private static String fixture(String name) {
        try (InputStream file = RecordingsTest.class.getResourceAsStream("/fixtures/recordings/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
