package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.FileDownload;
import io.unisession.spi.http.HttpPipeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** VideoSDK's operations in one version of its API. */
final class VideoSdkBackend implements SessionBackend {
    /**
     * The fields that VideoSDK's own libraries read, since its reference documents no errors. The service uses both 402
     * and 404 for "not found", and 402 also means that a payment is due, so its message decides.
     */
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/message", "/error", "/msg", "/statusMessage")
            .code("/code", "/errorCode", "/statusCode")
            .notFound(402, "not found", "not exist", "no such")
            .build();

    /** Where the addresses of recordings and transcripts lead in VideoSDK's reference. */
    private static final String CDN = "https://cdn.videosdk.live";

    private final HttpPipeline http;
    private final ApiVersion version;
    private final Endpoint getSession;
    private final SessionList sessions;
    private final ParticipantOperations participants;
    private final VideoSdkParticipants activeParticipants;
    private final VideoSdkStatistics statistics;
    private final VideoSdkRooms rooms;
    private final VideoSdkRecordings recordings;
    private final VideoSdkTranscripts transcripts;
    private final VideoSdkStreams streams;
    private final SessionArtifacts artifacts;
    private final FileDownload files;
    private final @Nullable VideoSdkJoinTokens joinTokens;
    private final Capabilities capabilities;

    private VideoSdkBackend(ProviderSettings settings) {
        settings.requireKnown(
                List.of(Credentials.API_KEY, Credentials.SECRET_KEY, Credentials.TOKEN, ApiVersion.SETTING));
        this.version = ApiVersion.of(settings);
        this.http = HttpPipeline.builder(VideoSdkProvider.ID, settings.transport())
                .baseUrl(baseUrl(settings))
                .authenticator(settings.authenticator(current -> Credentials.authenticator(current, version)))
                .errors(ERRORS)
                .build();
        this.getSession = Endpoint.get("getSession", version.sessionPath());
        this.sessions = new SessionList(http, version);
        this.participants = new ParticipantOperations(http, version);
        this.activeParticipants = new VideoSdkParticipants(participants);
        this.statistics = new VideoSdkStatistics(http, version);
        this.rooms = new VideoSdkRooms(http, version);
        this.recordings = new VideoSdkRecordings(http, version);
        this.transcripts = new VideoSdkTranscripts(http, version);
        this.streams = new VideoSdkStreams(http, version);
        this.artifacts = new SessionArtifacts(http, version, recordings, transcripts);
        this.files = http.files(List.of(CDN), artifacts::freshLink);
        this.joinTokens = Credentials.joinTokens(settings, http, version);
        this.capabilities = describe();
    }

    static VideoSdkBackend open(ProviderSettings settings) {
        return new VideoSdkBackend(settings);
    }

    private Capabilities describe() {
        Capabilities known = Capabilities.none()
                .with(SessionListing.class, sessions)
                .with(
                        SessionEnding.class,
                        version == ApiVersion.V1 ? new EndSessionById(http) : new EndSessionByRoom(http))
                .with(ParticipantRemoval.class, participants)
                .with(RecordingListing.class, artifacts)
                .with(RecordingDownload.class, files::download);
        if (version == ApiVersion.V2) {
            known = known.with(ParticipantListing.class, participants).with(TranscriptListing.class, artifacts);
        }
        return joinTokens == null
                ? known.without(JoinTokens.class, VideoSdkJoinTokens.NEEDS_CREDENTIALS)
                : known.with(JoinTokens.class, joinTokens);
    }

    SessionList sessions() {
        return sessions;
    }

    void endSession(Session session, CallOptions options) {
        if (version == ApiVersion.V1) {
            new EndSessionById(http).endSession(session.id(), options);
        } else {
            new EndSessionByRoom(http).endSession(session, options);
        }
    }

    ParticipantOperations participants() {
        return participants;
    }

    VideoSdkParticipants activeParticipants() {
        return activeParticipants;
    }

    VideoSdkStatistics statistics() {
        return statistics;
    }

    VideoSdkRooms rooms() {
        return rooms;
    }

    VideoSdkRecordings recordings() {
        return recordings;
    }

    VideoSdkTranscripts transcripts() {
        return transcripts;
    }

    VideoSdkStreams streams() {
        return streams;
    }

    SessionArtifacts artifacts() {
        return artifacts;
    }

    FileDownload files() {
        return files;
    }

    VideoSdkJoinTokens joinTokens(String operation) {
        if (joinTokens == null) {
            throw new UnsupportedCapabilityException(
                    "this " + VideoSdkProvider.ID + " client does not support " + operation + ": "
                            + VideoSdkJoinTokens.NEEDS_CREDENTIALS,
                    FailureDetails.builder(VideoSdkProvider.ID, operation).build());
        }
        return joinTokens;
    }

    /**
     * Rejects a base URL with the version, as in some of VideoSDK's examples, because paths would have the version
     * twice.
     */
    static String baseUrl(ProviderSettings settings) {
        String baseUrl = settings.baseUrl("https://api.videosdk.live");
        String address = baseUrl.strip();
        String withSlash = address.endsWith("/") ? address : address + "/";
        if (withSlash.endsWith("/v1/") || withSlash.endsWith("/v2/")) {
            throw settings.misconfigured(
                    "the base URL must not end in a version; set " + ApiVersion.SETTING + " instead");
        }
        return baseUrl;
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return http.call(
                getSession.request(sessionId), options, response -> SessionMapping.session(response, sessionId));
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        http.close();
    }
}
