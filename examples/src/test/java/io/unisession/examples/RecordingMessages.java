package io.unisession.examples;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.PageRequest;
import io.unisession.Recording;
import io.unisession.RetryPolicy;
import io.unisession.Secret;
import io.unisession.SessionJson;
import io.unisession.capability.RecordingDownload;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.RecordingSource;
import io.unisession.videosdk.StartSettings;
import io.unisession.videosdk.TranscriptSource;
import io.unisession.videosdk.VideoSdk;
import io.unisession.videosdk.VideoSdkArtifactQuery;
import io.unisession.videosdk.VideoSdkClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The messages of recordings, transcripts and downloads. */
final class RecordingMessages {
    private static final Recording RECORDING =
            Recording.builder("videosdk").id("r-1").build();
    private static final FakeResponse EMPTY = FakeResponse.json(200, "{}");

    private final Messages messages;

    RecordingMessages(Messages messages) {
        this.messages = messages;
    }

    private interface Call {
        void with(VideoSdkClient client, FakeVideoSdk service, Path directory) throws Exception;
    }

    private void failure(String title, Call call) throws Exception {
        Path directory = Files.createTempDirectory(TestFolders.PREFIX);
        try (FakeVideoSdk service = FakeVideoSdk.start();
                VideoSdkClient client = builder(service).build()) {
            messages.failure(title, () -> call.with(client, service, directory));
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static VideoSdk.Builder builder(FakeVideoSdk service) {
        return VideoSdk.builder()
                .token(service.token())
                .baseUrl(service.baseUrl().toString())
                .attemptTimeout(Duration.ofMillis(300))
                .retryPolicy(RetryPolicy.none());
    }

    private void download(String title, FakeResponse... responses) throws Exception {
        failure("download, " + title, (client, service, directory) -> {
            service.enqueue(responses);
            client.download(RECORDING, at(service.baseUrl() + "/r.mp4"), directory.resolve("lesson.mp4"));
        });
    }

    private static ArtifactFile at(String address) {
        return ArtifactFile.builder().address(Secret.of(address)).build();
    }

    private static FakeResponse redirect(int number) {
        return FakeResponse.empty(302).withHeader("Location", "/" + number);
    }

    void all() throws Exception {
        messages.failureOf(
                "the name of a file of another recording",
                () -> RECORDING.fileName(at("https://files.example.com/r.mp4")));
        messages.group("Recordings, transcripts and downloads");
        FakeResponse again = FakeResponse.json(200, "{\"id\":\"r-1\"}");
        download("no address", FakeResponse.empty(404), again);
        download("rejected", FakeResponse.empty(500));
        download("too many", FakeResponse.empty(429));
        download("odd status", FakeResponse.empty(418));
        download("a page", FakeResponse.html(200));
        download("no length", FakeResponse.text(200, "12345").withoutLength());
        download("no response", FakeResponse.disconnect());
        download("silence", FakeResponse.stall());
        download(
                "lost",
                FakeResponse.text(200, "12345").withHeader("ETag", "\"v1\"").cutAfter(3));
        download("silence on the way", FakeResponse.text(200, "12345").sentInPieces(2, Duration.ofSeconds(1)));
        download("redirects in a circle", redirect(1), redirect(2), redirect(3), redirect(4), redirect(5), redirect(6));
        failure("download, gone", (client, service, directory) -> {
            String address = service.baseUrl() + "/r.mp4";
            service.enqueue(
                    FakeResponse.empty(404),
                    FakeResponse.json(200, "{\"id\":\"r-1\",\"file\":{\"fileUrl\":\"" + address + "\"}}"),
                    FakeResponse.empty(404));
            client.download(RECORDING, at(address), directory.resolve("lesson.mp4"));
        });
        failure("download, expired", (client, service, directory) -> {
            String address = service.baseUrl() + "/r.mp4";
            service.enqueue(
                    FakeResponse.empty(403),
                    FakeResponse.json(200, "{\"id\":\"r-1\",\"file\":{\"fileUrl\":\"" + address + "\"}}"),
                    FakeResponse.empty(403));
            client.download(RECORDING, at(address), directory.resolve("lesson.mp4"));
        });
        failure(
                "download, from another host",
                (client, service, directory) -> client.download(
                        RECORDING, at("https://elsewhere.example/r.mp4"), directory.resolve("lesson.mp4")));
        failure(
                "download, not encrypted",
                (client, service, directory) -> client.download(
                        RECORDING, at("http://elsewhere.example/r.mp4"), directory.resolve("lesson.mp4")));
        failure(
                "download, an address that is no URL",
                (client, service, directory) ->
                        client.download(RECORDING, at("r.mp4"), directory.resolve("lesson.mp4")));
        failure(
                "download, a provider that trusts the hosts of everybody",
                (client, service, directory) -> HttpPipeline.builder(
                                "acme", TransportSettings.builder().build())
                        .baseUrl("https://api.acme.example")
                        .build()
                        .files(List.of("https://*.com"), (recording, file, options) -> file)
                        .download(
                                Recording.builder("acme").id("r-1").build(),
                                at("https://elsewhere.com/r.mp4"),
                                directory.resolve("lesson.mp4"),
                                DownloadOptions.defaults()));
        failure("download, another length", (client, service, directory) -> {
            service.enqueue(FakeResponse.text(200, "12345").withChunkSizeLine("5"));
            ArtifactFile file =
                    at(service.baseUrl() + "/r.mp4").toBuilder().sizeBytes(6L).build();
            client.download(RECORDING, file, directory.resolve("lesson.mp4"));
        });
        failure("download, another one is running", (client, service, directory) -> {
            try (FileChannel other = FileChannel.open(
                    directory.resolve("lesson.mp4.part"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                other.lock();
                client.download(RECORDING, at(service.baseUrl() + "/r.mp4"), directory.resolve("lesson.mp4"));
            }
        });
        failure("download, target exists", (client, service, directory) -> {
            Path target = Files.createFile(directory.resolve("lesson.mp4"));
            client.download(RECORDING, at(service.baseUrl() + "/r.mp4"), target);
        });
        failure(
                "download, target is a directory",
                (client, service, directory) ->
                        client.download(RECORDING, at(service.baseUrl() + "/r.mp4"), directory));
        failure(
                "download, no directory",
                (client, service, directory) -> client.download(
                        RECORDING, at(service.baseUrl() + "/r.mp4"), directory.resolve("may/lesson.mp4")));
        failure("download, target cannot be written", (client, service, directory) -> {
            Files.createDirectory(directory.resolve("lesson.mp4.part"));
            client.download(RECORDING, at(service.baseUrl() + "/r.mp4"), directory.resolve("lesson.mp4"));
        });
        failure("download, interrupted", (client, service, directory) -> {
            service.enqueue(FakeResponse.text(200, "12345"));
            try {
                client.download(
                        RECORDING,
                        at(service.baseUrl() + "/r.mp4"),
                        directory.resolve("lesson.mp4"),
                        DownloadOptions.defaults()
                                .withProgress(
                                        (bytes, total) -> Thread.currentThread().interrupt()));
            } finally {
                Thread.interrupted();
            }
        });
        failure(
                "download, of another provider",
                (client, service, directory) -> client.download(
                        Recording.builder("zoom").id("r").build(), at("r"), directory.resolve("lesson.mp4")));
        failure("videosdk, no recording", (client, service, directory) -> {
            service.enqueue(EMPTY);
            client.recordings().get(RecordingSource.ROOM, "r");
        });
        failure("videosdk, no transcript", (client, service, directory) -> {
            service.enqueue(EMPTY);
            client.transcripts().get(TranscriptSource.REALTIME, "t", CallOptions.defaults());
        });
        failure("videosdk, no stream", (client, service, directory) -> {
            service.enqueue(EMPTY);
            client.streams().get("s", CallOptions.defaults());
        });
        failure("videosdk, no livestream", (client, service, directory) -> {
            service.enqueue(EMPTY);
            client.streams().getLivestream("s", CallOptions.defaults());
        });
        failure(
                "videosdk, a merge cannot be started",
                (client, service, directory) -> client.recordings()
                        .start(RecordingSource.MERGE, "r", StartSettings.standard(), CallOptions.defaults()));
        failure(
                "videosdk, a participant in a list of rooms",
                (client, service, directory) -> client.recordings()
                        .startParticipant(
                                RecordingSource.ROOM, "r", "p", StartSettings.standard(), CallOptions.defaults()));
        failure(
                "videosdk, a room in a list of participants",
                (client, service, directory) -> client.recordings()
                        .start(RecordingSource.TRACK, "r", StartSettings.standard(), CallOptions.defaults()));
        failure("videosdk, version 1 lists by fewer filters", (client, service, directory) -> {
            try (VideoSdkClient v1 = builder(service).apiVersion(ApiVersion.V1).build()) {
                v1.recordings()
                        .list(
                                RecordingSource.ROOM,
                                VideoSdkArtifactQuery.builder().status("failed").build());
            }
        });
        failure("videosdk, version 1 has no transcripts of a recording", (client, service, directory) -> {
            try (VideoSdkClient v1 = builder(service).apiVersion(ApiVersion.V1).build()) {
                v1.recordings().getWithTranscription("r", CallOptions.defaults());
            }
        });
        failure("videosdk, version 1 cannot search rooms", (client, service, directory) -> {
            try (VideoSdkClient v1 = builder(service).apiVersion(ApiVersion.V1).build()) {
                v1.rooms().search("weekly-planning");
            }
        });
        failure("videosdk, version 1 has one list", (client, service, directory) -> {
            try (VideoSdkClient v1 = builder(service).apiVersion(ApiVersion.V1).build()) {
                v1.recordings()
                        .list(
                                RecordingSource.TRACK,
                                VideoSdkArtifactQuery.all(),
                                PageRequest.first(),
                                CallOptions.defaults());
            }
        });
        messages.failureOf(
                "a recording without an id", () -> Recording.builder("acme").build());
        messages.failureOf(
                "JSON with an odd size",
                () -> SessionJson.readRecording(
                        "{\"provider\":\"acme\",\"id\":\"r\",\"files\":[{\"sizeBytes\":\"big\"}]}"));
        messages.failureOf(
                "in memory, a recording of another provider",
                () -> InMemoryProvider.create("acme").add(RECORDING));
        messages.failure(
                "in memory, a download of another provider",
                () -> InMemoryProvider.create("acme")
                        .client()
                        .require(RecordingDownload.class)
                        .download(RECORDING, at("r"), Path.of("never-written")));
        messages.failure(
                "in memory, a download without content",
                () -> InMemoryProvider.create("videosdk")
                        .client()
                        .require(RecordingDownload.class)
                        .download(RECORDING, at("r"), Path.of("never-written")));
        failure(
                "fake VideoSDK, an unknown list",
                (client, service, directory) -> service.addArtifact("/v3/recordings", "{\"id\":\"r\"}"));
    }
}
