package io.unisession.videosdk;

import io.unisession.Session;
import io.unisession.SessionClientBuilder;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.contract.ListShape;
import io.unisession.testkit.contract.ProviderUnderTest;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the contract has to know of VideoSDK. The client has a ready token, since the contract lets the service quote
 * what it was sent before, and a minted token would be another one by then; what is printed of minted tokens and their
 * secret is {@link DiscretionTest}'s business.
 */
final class VideoSdkUnderTest implements ProviderUnderTest {
    private final ApiVersion version;
    private final String body;
    private final Session expected;
    private final Optional<String> statusPointer;

    private VideoSdkUnderTest(ApiVersion version, String body, Session expected, Optional<String> statusPointer) {
        this.version = version;
        this.body = body;
        this.expected = expected;
        this.statusPointer = statusPointer;
    }

    static ProviderUnderTest ofVersion2() {
        return new VideoSdkUnderTest(ApiVersion.V2, Bodies.SESSION, Bodies.sessionV2(), Optional.of("/status"));
    }

    static ProviderUnderTest ofVersion1() {
        return new VideoSdkUnderTest(ApiVersion.V1, Bodies.SESSION_V1, Bodies.sessionV1("John Doe"), Optional.empty());
    }

    @Override
    public FakeService startService() {
        FakeVideoSdk fake = FakeVideoSdk.builder()
                .clock(FakeClock.at("2026-03-01T10:00:00Z"))
                .start();
        fake.addSession(body);
        return fake;
    }

    @Override
    public SessionClientBuilder<?, ?> clientBuilder(FakeService service) {
        FakeVideoSdk fake = (FakeVideoSdk) service;
        return VideoSdk.builder()
                .token(fake.token())
                // For join tokens alone.
                .credentials(fake.apiKey(), fake.secretKey())
                .apiVersion(version)
                .baseUrl(service.baseUrl().toString());
    }

    @Override
    public String body() {
        return body;
    }

    @Override
    public Session expected() {
        return expected;
    }

    @Override
    public String idPointer() {
        return "/id";
    }

    @Override
    public Optional<String> statusPointer() {
        return statusPointer;
    }

    @Override
    public String errorBody(String message) {
        return "{\"statusCode\":400,\"error\":\"" + message + "\"}";
    }

    @Override
    public ListShape listShape(Class<? extends Capability> listing) {
        return ListShape.builder(listing == ParticipantListing.class ? "/data/participants" : "/data")
                .pageParameter("page")
                .total("/pageInfo/total")
                .lastPage("/pageInfo/lastPage")
                .build();
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        Set<Class<? extends Capability>> capabilities = new HashSet<>(Set.of(
                SessionListing.class,
                SessionEnding.class,
                ParticipantRemoval.class,
                JoinTokens.class,
                RecordingListing.class,
                RecordingDownload.class));
        if (version == ApiVersion.V2) {
            capabilities.add(ParticipantListing.class);
            capabilities.add(TranscriptListing.class);
        }
        return capabilities;
    }

    /**
     * By the fake's clock, which stands still, each token is the same. The key's secret is never sent, so that the
     * service cannot quote it as the contract lets it do; see {@link DiscretionTest}.
     */
    @Override
    public List<String> secrets(FakeService service) {
        return List.of(((FakeVideoSdk) service).token());
    }

    @Override
    public String beginSession(FakeService service) {
        return beginSessionIn(service, "weekly-planning");
    }

    @Override
    public String beginSessionIn(FakeService service, String room) {
        FakeVideoSdk fake = (FakeVideoSdk) service;
        String roomId = fake.createRoom(room);
        fake.joinParticipant(roomId, "priya", "Priya Raman");
        return fake.joinParticipant(roomId, "tomas", "Tomas Novak");
    }

    @Override
    public Optional<String> addRecording(FakeService service, String sessionId) {
        String path = version == ApiVersion.V1 ? "/v1/meeting-recordings" : "/v2/recordings/participant/track";
        return Optional.of(addArtifact(service, path, sessionId));
    }

    @Override
    public Optional<String> addTranscript(FakeService service, String sessionId) {
        return Optional.of(addArtifact(service, "/ai/v1/post-transcriptions", sessionId));
    }

    private static String addArtifact(FakeService service, String path, String sessionId) {
        FakeVideoSdk fake = (FakeVideoSdk) service;
        fake.addArtifact(path, "{\"id\":\"of-another-session\",\"sessionId\":\"another\"}");
        fake.addArtifact(path, "{\"id\":\"of-this-session\",\"sessionId\":\"" + sessionId + "\"}");
        return "of-this-session";
    }
}
