package io.unisession.examples;

import io.unisession.SessionClient;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.janus.Janus;
import io.unisession.livekit.LiveKit;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.janus.FakeJanus;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.testkit.zoom.FakeZoom;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.VideoSdk;
import io.unisession.zoom.Zoom;
import io.unisession.zoom.ZoomVideo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Fakes of the services, each with one session, and a client for each. */
final class EmbeddedServices implements AutoCloseable {
    /** The current time in the examples, fixed so that they always print the same. */
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final FakeVideoSdk fakeVideoSdk = FakeVideoSdk.start();
    private final FakeTenbyte fakeTenbyte = FakeTenbyte.start();
    private final FakeBandwidth fakeBandwidth = FakeBandwidth.start();
    private final FakeLiveKit fakeLiveKit = FakeLiveKit.start();
    private final FakeJanus fakeJanus = FakeJanus.start();
    private final FakeClock zoomClock = FakeClock.at(NOW);
    private final FakeZoom fakeZoom = FakeZoom.builder().clock(zoomClock).start();
    private final List<Service> services;

    /**
     * One of the services.
     *
     * @param title its name for people
     * @param client a client of its fake
     * @param sessionId the id of the fake's session
     */
    record Service(String title, SessionClient client, String sessionId) {}

    EmbeddedServices() {
        fakeVideoSdk.addSession(resource("videosdk-v2.json"));
        fakeVideoSdk.addSession(resource("videosdk-v1.json"));
        fakeTenbyte.addSession(resource("tenbyte.json"));
        fakeBandwidth.addSession(resource("bandwidth.json"));
        fakeLiveKit.addRooms(resource("livekit.json"));
        fakeLiveKit.addEgress(resource("livekit-egress.json"));
        fakeJanus.joinParticipant("1234", "7425570125019043", "Priya Raman");
        fakeJanus.joinParticipant("1234", "5280126589494356", "Tomas Novak");
        fakeZoom.addEndedMeeting(resource("zoom.json"));
        fakeZoom.addRecording(resource("zoom-recordings.json"));
        fakeZoom.addEndedSession(resource("zoom-video.json"));
        services = List.of(
                new Service("VideoSDK, API version 2", videoSdk(ApiVersion.V2), "69a5512c8f0e4d21b7c3a410"),
                new Service("VideoSDK, API version 1", videoSdk(ApiVersion.V1), "69a55a2c8f0e4d21b7c3a5f2"),
                new Service("Tenbyte webinar", tenbyte(), "8f14e45f-ceea-467f-a0e6-4b1d3d0c9a11"),
                new Service("Bandwidth WebRTC, version 1", bandwidth(), "75c21163-e110-41bc-bd76-1bb428ec85d5"),
                new Service("LiveKit", liveKit(), "RM_hycBMAjmt6Ub"),
                new Service("Zoom Meetings", zoom(), "4444AAAiAAAAAiAiAiiAii=="),
                new Service("Zoom Video SDK", zoomVideo(), "sfk/aOFJSJSYhGwk1hnxgw=="),
                new Service("Janus", janus(), "1234"));
    }

    /** The services, with open clients. */
    List<Service> services() {
        return services;
    }

    private SessionClient videoSdk(ApiVersion version) {
        return VideoSdk.builder()
                .credentials(fakeVideoSdk.apiKey(), fakeVideoSdk.secretKey())
                .apiVersion(version)
                .baseUrl(fakeVideoSdk.baseUrl().toString())
                .build();
    }

    private SessionClient tenbyte() {
        return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(fakeTenbyte.baseUrl().toString())
                .build();
    }

    private SessionClient bandwidth() {
        return Bandwidth.builder()
                .credentials(fakeBandwidth.accountId(), fakeBandwidth.username(), fakeBandwidth.password())
                .baseUrl(fakeBandwidth.baseUrl().toString())
                .build();
    }

    private SessionClient liveKit() {
        return LiveKit.builder()
                .url(fakeLiveKit.baseUrl().toString())
                .credentials(fakeLiveKit.apiKey(), fakeLiveKit.apiSecret())
                .build();
    }

    private SessionClient zoom() {
        return Zoom.builder()
                .credentials(fakeZoom.accountId(), fakeZoom.clientId(), fakeZoom.clientSecret())
                .tokenUrl(fakeZoom.tokenUrl())
                .baseUrl(fakeZoom.baseUrl().toString())
                .timing(zoomClock.timing())
                .build();
    }

    private SessionClient zoomVideo() {
        return ZoomVideo.builder()
                .credentials(fakeZoom.apiKey(), fakeZoom.apiSecret())
                .baseUrl(fakeZoom.baseUrl().toString())
                .timing(zoomClock.timing())
                .build();
    }

    private SessionClient janus() {
        return Janus.builder()
                .adminSecret(fakeJanus.adminSecret())
                .tokenAuthSecret("made-up-token-auth-secret")
                .baseUrl(fakeJanus.adminUrl())
                .build();
    }

    /** Closes the clients, then the fakes. */
    @Override
    public void close() {
        services.forEach(service -> service.client().close());
        fakeJanus.close();
        fakeZoom.close();
        fakeLiveKit.close();
        fakeBandwidth.close();
        fakeTenbyte.close();
        fakeVideoSdk.close();
    }

    static String resource(String name) {
        try (InputStream stream = EmbeddedServices.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
