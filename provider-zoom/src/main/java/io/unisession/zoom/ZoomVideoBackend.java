package io.unisession.zoom;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Timing;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.NotFoundException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zoom's operations on sessions of the Video SDK. */
final class ZoomVideoBackend implements SessionBackend {
    static final String API_KEY = "ZOOM_VIDEO_API_KEY";
    static final String API_SECRET = "ZOOM_VIDEO_API_SECRET";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final SessionFilters FILTERS = SessionFilters.none()
            .withStatus(SessionStatus.ACTIVE, SessionStatus.ENDED)
            .withStartedFrom()
            .withStartedBefore()
            .withRoomId();

    private final HttpPipeline http;
    private final Timing timing;

    private ZoomVideoBackend(ProviderSettings settings) {
        settings.requireKnown(List.of(API_KEY, API_SECRET));
        this.timing = settings.transport().timing();
        this.http = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(settings.baseUrl(ZoomEndpoints.BASE_URL))
                .requestIdHeader(ZoomEndpoints.REQUEST_ID_HEADER)
                .authenticator(settings.authenticator(ZoomVideoBackend::authenticator))
                .errors(ZoomErrors.format(
                        API_KEY + " and " + API_SECRET + ", which are not the SDK key and secret,",
                        "the session may belong to another account, or be older than Zoom keeps"))
                .build();
    }

    static ZoomVideoBackend open(ProviderSettings settings) {
        return new ZoomVideoBackend(settings);
    }

    private static Authenticator authenticator(ProviderSettings settings) {
        SettingGroup credentials = settings.group(API_KEY, API_SECRET);
        Secret secret = credentials.secret(API_SECRET);
        TokenSource tokens = TokenSource.jwt(
                secret,
                Map.of("iss", credentials.text(API_KEY)),
                LIFETIME,
                settings.transport().timing());
        return Authenticator.token("Authorization", "Bearer ", tokens).alsoHiding(List.of(secret));
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        requireInstance(sessionId);
        CallSequence calls = http.sequence(options);
        try {
            return session(sessionId, SessionStatus.ENDED, calls);
        } catch (NotFoundException notEnded) {
            return session(sessionId, SessionStatus.ACTIVE, calls);
        }
    }

    private static Session session(String sessionId, SessionStatus status, CallSequence calls) {
        ApiRequest request = ZoomEndpoints.GET_VIDEO_SESSION
                .request(ZoomIds.inPath(sessionId))
                .query("type", VideoWalk.type(status));
        return calls.call(request, response -> VideoSessionMapping.session(response, status));
    }

    /** Zoom finds sessions by the id of their run alone. */
    private static void requireInstance(String sessionId) {
        Endpoint.requireId("sessionId", sessionId);
        if (ZoomIds.isNumber(sessionId)) {
            throw new IllegalArgumentException("the sessionId " + sessionId
                    + " is the number of a session; Zoom finds sessions by the id of their run, Session.id()");
        }
    }

    private Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        VideoWalk walk = new VideoWalk(query, timing.now());
        return http.list(first, options, walk::request, walk);
    }

    private void endSession(String sessionId, CallOptions options) {
        requireInstance(sessionId);
        http.call(
                ZoomEndpoints.END_VIDEO_SESSION
                        .request(ZoomIds.inPath(sessionId))
                        .json(Map.of("action", "end")),
                options);
    }

    private Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        requireInstance(sessionId);
        return http.listWhole(first, options, ZoomEndpoints.LIST_PARTICIPANTS_NAME, calls -> {
            try {
                return participants(sessionId, SessionStatus.ACTIVE, calls);
            } catch (NotFoundException notLive) {
                return participants(sessionId, SessionStatus.ENDED, calls);
            }
        });
    }

    private static List<Participant> participants(String sessionId, SessionStatus status, CallSequence calls) {
        Pager<Participant> records = calls.list(
                page -> TokenPages.request(
                        ZoomEndpoints.LIST_VIDEO_USERS
                                .request(ZoomIds.inPath(sessionId))
                                .query("type", VideoWalk.type(status)),
                        page),
                (response, page) -> VideoParticipantMapping.page(response));
        return VideoParticipantMapping.people(records.stream().toList());
    }

    private void removeParticipant(String sessionId, String participantId, CallOptions options) {
        requireInstance(sessionId);
        Endpoint.requireId("participantId", participantId);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("method", "user.remove");
        body.put("params", Map.of("participant_uuid", participantId));
        http.call(
                ZoomEndpoints.REMOVE_VIDEO_USER
                        .request(ZoomIds.inPath(sessionId))
                        .json(body),
                options);
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none()
                .with(SessionListing.class, SessionListing.of(FILTERS, this::listSessions))
                .with(SessionEnding.class, this::endSession)
                .with(ParticipantListing.class, this::listParticipants)
                .with(ParticipantRemoval.class, this::removeParticipant);
    }

    @Override
    public void close() {
        http.close();
    }
}
