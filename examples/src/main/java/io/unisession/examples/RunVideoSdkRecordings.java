package io.unisession.examples;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.Transcript;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.RecordingSource;
import io.unisession.videosdk.RoomEnding;
import io.unisession.videosdk.StartSettings;
import io.unisession.videosdk.TranscriptSource;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkArtifactQuery;
import io.unisession.videosdk.VideoSdkClient;
import io.unisession.videosdk.VideoSdkLivestream;
import io.unisession.videosdk.VideoSdkStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Shows everything about recordings, transcripts and streams that VideoSDK can do: start and stop them, end the session
 * by its room, and find and download what it left behind.
 */
public final class RunVideoSdkRecordings {
    private static final String RECORDING = "69a5512c8f0e4d21b7c3a4f1";
    private static final String TRANSCRIPT = "5f0c7a52-6a60-4c0d-a2fb-0f0f6b1f7d11";
    private static final String STREAM = "69a5512c8f0e4d21b7c3a4f2";
    private static final String LIVESTREAM = "69a5512c8f0e4d21b7c3a4f3";

    private final FakeVideoSdk service;
    private final VideoSdkClient client;
    private final PrintStream out;

    private RunVideoSdkRecordings(FakeVideoSdk service, VideoSdkClient client, PrintStream out) {
        this.service = service;
        this.client = client;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if the downloaded file cannot be read
     */
    public static void main(String... args) throws IOException {
        SmallProgram.main(args, RunVideoSdkRecordings::run);
    }

    static void run(PrintStream out) throws IOException {
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = VideoSdk.builder()
                        .credentials(service.apiKey(), service.secretKey())
                        .baseUrl(service.baseUrl().toString())
                        .build()) {
            new RunVideoSdkRecordings(service, client, out).run();
        }
    }

    private void run() throws IOException {
        String roomId = service.createRoom("lesson");
        service.joinParticipant(roomId, "tomas", "Tomas Novak");
        String sessionId = service.joinParticipant(roomId, "priya", "Priya Raman");
        record(roomId);
        makeWhatTheServiceMakes(roomId, sessionId);
        out.println(
                "streaming now: " + client.streams().getActive(roomId).address().isPresent());

        client.rooms().removeParticipant(roomId, "tomas");
        client.rooms().endSession(roomId, RoomEnding.standard().ofSession(sessionId));
        out.println("session: " + client.getSession(sessionId).status());

        readRecordings(roomId, sessionId);
        readTranscripts(roomId, sessionId);
        readStreams(roomId);
        client.recordings().delete(RecordingSource.ROOM, RECORDING);
        out.println("recordings after deleting one: "
                + client.listRecordings(sessionId).stream().count());
    }

    /** Starts and stops everything; VideoSDK needs a session in the room for that. */
    private void record(String roomId) {
        CallOptions options = CallOptions.defaults();
        StartSettings whole = StartSettings.standard()
                .withWebhook("https://example.com/videosdk")
                .with("config", Map.of("layout", Map.of("type", "GRID")));
        StartSettings microphone = StartSettings.standard().with("kind", "audio");

        boolean hasId = client.recordings()
                .start(RecordingSource.ROOM, roomId, whole, options)
                .isPresent();
        client.recordings().startParticipant(RecordingSource.TRACK, roomId, "priya", microphone, options);
        client.streams().start(roomId, StartSettings.standard(), options);
        client.transcripts().start(roomId, StartSettings.standard().with("language", "en-US"), options);
        out.println("recording, and its id is known: " + hasId);

        client.transcripts().stop(roomId, options);
        client.streams().stop(roomId, options);
        client.recordings().stopParticipant(RecordingSource.TRACK, roomId, "priya", microphone, options);
        client.recordings().stop(RecordingSource.ROOM, roomId, StartSettings.standard(), options);
    }

    /** Stands in for VideoSDK, which writes files when a recording stops. */
    private void makeWhatTheServiceMakes(String roomId, String sessionId) {
        String ids = "\"roomId\":\"" + roomId + "\",\"sessionId\":\"" + sessionId + "\",";
        String address = service.baseUrl() + "/files/lesson";
        service.addArtifact(
                "/v2/recordings",
                "{\"id\":\"" + RECORDING + "\"," + ids + "\"file\":{\"id\":\"f\",\"fileUrl\":\"" + address
                        + ".mp4\",\"size\":11,\"meta\":{\"format\":\"mp4\",\"duration\":60}}}");
        service.addArtifact(
                "/ai/v1/realtime-transcriptions",
                "{\"id\":\"" + TRANSCRIPT + "\"," + ids + "\"transcriptionFilePaths\":{\"txt\":\"" + address
                        + ".txt\"}}");
        service.addArtifact(
                "/v2/hls", "{\"id\":\"" + STREAM + "\"," + ids + "\"playbackHlsUrl\":\"" + address + ".m3u8\"}");
        service.addArtifact(
                "/v2/livestreams",
                "{\"id\":\"" + LIVESTREAM + "\"," + ids
                        + "\"outputs\":[{\"url\":\"rtmp://live.example/lesson\",\"streamKey\":\"made-up\"}]}");
    }

    private void readRecordings(String roomId, String sessionId) throws IOException {
        out.println(
                "of the session: " + client.listRecordings(sessionId).stream().count() + " recording");
        VideoSdkArtifactQuery ofTheRoom =
                VideoSdkArtifactQuery.builder().roomId(roomId).build();
        Recording listed = client.recordings().list(RecordingSource.ROOM, ofTheRoom).stream()
                .findFirst()
                .orElseThrow();
        out.println("listed and gotten alike: "
                + listed.equals(client.recordings().get(RecordingSource.ROOM, listed.id())) + ", with its transcripts: "
                + listed.equals(client.recordings().getWithTranscription(listed.id(), CallOptions.defaults())));

        // Stands in for the network that has VideoSDK's files.
        service.enqueue(FakeResponse.text(200, "a recording"));
        ArtifactFile file = listed.files().get(0);
        Path directory = Files.createTempDirectory("recordings");
        Path target = directory.resolve("lesson.mp4");
        client.download(
                listed,
                file,
                target,
                DownloadOptions.defaults().withProgress((bytes, total) -> out.println("downloaded " + bytes)));
        out.println("stored " + Files.size(target) + " of " + file.sizeBytes().orElseThrow() + " bytes");
        Files.delete(target);
        Files.delete(directory);
    }

    private void readTranscripts(String roomId, String sessionId) {
        VideoSdkArtifactQuery ofTheRoom =
                VideoSdkArtifactQuery.builder().roomId(roomId).build();
        Transcript listed = client.transcripts().list(TranscriptSource.REALTIME, ofTheRoom).stream()
                .findFirst()
                .orElseThrow();
        out.println("transcripts of the session: "
                + client.listTranscripts(sessionId).stream().count() + "; listed and gotten alike: "
                + listed.equals(client.transcripts().get(TranscriptSource.REALTIME, listed.id())));
    }

    private void readStreams(String roomId) {
        VideoSdkArtifactQuery ofTheRoom =
                VideoSdkArtifactQuery.builder().roomId(roomId).build();
        VideoSdkStream stream =
                client.streams().list(ofTheRoom).stream().findFirst().orElseThrow();
        VideoSdkLivestream livestream =
                client.streams().listLivestreams(ofTheRoom).stream().findFirst().orElseThrow();
        out.println("streams listed and gotten alike: "
                + stream.equals(client.streams().get(stream.id())) + ", "
                + livestream.equals(client.streams().getLivestream(livestream.id(), CallOptions.defaults())));
        out.println("to other services: " + livestream.outputs());
    }
}
