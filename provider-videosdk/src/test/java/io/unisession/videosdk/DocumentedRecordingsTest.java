package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.CallOptions;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.Secret;
import io.unisession.Transcript;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings, transcripts and streams in every documented body. */
class DocumentedRecordingsTest {
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

    private Recording only(RecordingSource source, String body, String id) {
        fake.enqueue(FakeResponse.json(200, fixture(body)));
        Pager<Recording> list = client.recordings().list(source, ALL);
        Recording recording = body.contains("list")
                ? list.stream().findFirst().orElseThrow()
                : client.recordings().get(source, id);
        assertThat(recording.id()).isEqualTo(id);
        return recording;
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
        try (InputStream file =
                DocumentedRecordingsTest.class.getResourceAsStream("/fixtures/recordings/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
