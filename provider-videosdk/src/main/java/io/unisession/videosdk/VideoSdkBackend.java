package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.http.Endpoint;
import io.unisession.http.ErrorFormat;
import io.unisession.http.HttpPipeline;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;

/** VideoSDK in one version of its API: where its sessions are, and what can be done with them. */
final class VideoSdkBackend implements SessionBackend {
    /**
     * What VideoSDK's own libraries read. The reference pages show no error at all; the service answers both 402 and 404 for what it does not
     * know.
     */
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/message", "/error", "/msg", "/statusMessage")
            .code("/code", "/errorCode", "/statusCode")
            .notFound(402)
            .build();

    private final HttpPipeline http;
    private final Endpoint getSession;
    private final Capabilities capabilities;

    private VideoSdkBackend(HttpPipeline http, Endpoint getSession, Capabilities capabilities) {
        this.http = http;
        this.getSession = getSession;
        this.capabilities = capabilities;
    }

    static VideoSdkBackend open(ProviderSettings settings) {
        ApiVersion version = ApiVersion.of(settings);
        HttpPipeline http = HttpPipeline.builder(VideoSdkProvider.ID, settings.transport())
                .baseUrl(baseUrl(settings))
                .authenticator(Credentials.authenticator(settings))
                .errors(ERRORS)
                .build();
        return switch (version) {
            case V1 ->
                new VideoSdkBackend(
                        http,
                        Endpoint.get("getSession", "/v1/meeting-sessions/{sessionId}"),
                        Capabilities.none()
                                .with(
                                        SessionListing.class,
                                        new SessionList(http, Endpoint.get("listSessions", "/v1/meeting-sessions")))
                                .with(SessionEnding.class, new EndingById(http)));
            case V2 ->
                new VideoSdkBackend(
                        http,
                        Endpoint.get("getSession", "/v2/sessions/{sessionId}"),
                        Capabilities.none()
                                .with(
                                        SessionListing.class,
                                        new SessionList(http, Endpoint.get("listSessions", "/v2/sessions")))
                                .with(SessionEnding.class, new EndingByRoom(http)));
        };
    }

    /** VideoSDK's own examples write the address with the version and without; with it, each path would have it twice and find nothing. */
    private static String baseUrl(ProviderSettings settings) {
        String baseUrl = settings.baseUrl("https://api.videosdk.live");
        if (baseUrl.strip().matches(".*/v[12]/?")) {
            throw settings.misconfigured(
                    "the base URL ends in a version; leave that out, " + ApiVersion.SETTING + " chooses it");
        }
        return baseUrl;
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return http.call(getSession.request(sessionId), options, SessionMapping::session);
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
