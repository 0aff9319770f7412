package io.unisession.zoom;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Timing;
import io.unisession.Transcript;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.NotFoundException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.FileDownload;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Zoom's operations on meetings. */
final class ZoomBackend implements SessionBackend {
    static final String USER_ID = "ZOOM_USER_ID";
    static final String REPORTS = "ZOOM_REPORTS";

    /** When meetings that are going on began is not known, so a range of times lists those that have ended. */
    private static final SessionFilters FILTERS = SessionFilters.none()
            .withStatus(SessionStatus.ACTIVE, SessionStatus.ENDED)
            .or(SessionFilters.none()
                    .withRequiredStatus(SessionStatus.ENDED)
                    .withStartedFrom()
                    .withStartedBefore())
            .or(SessionFilters.none().withRequiredRoomId().withStatus(SessionStatus.ACTIVE, SessionStatus.ENDED))
            .or(SessionFilters.none()
                    .withRequiredRoomId()
                    .withRequiredStatus(SessionStatus.ENDED)
                    .withStartedFrom()
                    .withStartedBefore());

    private final AccountTokens tokens;
    private final HttpPipeline http;
    private final Timing timing;
    private final @Nullable String userId;
    private final boolean reports;
    private final LiveMeetings live;
    private final FileDownload files;

    private ZoomBackend(ProviderSettings settings) {
        settings.requireKnown(List.of(
                AccountTokens.ACCOUNT_ID,
                AccountTokens.CLIENT_ID,
                AccountTokens.CLIENT_SECRET,
                AccountTokens.TOKEN_URL,
                USER_ID,
                REPORTS));
        this.timing = settings.transport().timing();
        this.userId = userId(settings);
        this.reports = settings.flag(REPORTS);
        this.live = new LiveMeetings(userId);
        this.tokens = AccountTokens.open(settings);
        String baseUrl = settings.baseUrl(ZoomEndpoints.BASE_URL);
        this.http = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(baseUrl)
                .requestIdHeader(ZoomEndpoints.REQUEST_ID_HEADER)
                .authenticator(settings.authenticator(tokens::authenticator))
                .errors(
                        ZoomErrors.format(
                                AccountTokens.ACCOUNT_ID + ", " + AccountTokens.CLIENT_ID + " and "
                                        + AccountTokens.CLIENT_SECRET,
                                "the meeting may have been deleted, belong to another account, or have ended more than a year ago"))
                .build();
        this.files = http.files(RecordingLinks.ORIGINS, new RecordingLinks(http, timing, baseUrl));
    }

    static ZoomBackend open(ProviderSettings settings) {
        return new ZoomBackend(settings);
    }

    private static @Nullable String userId(ProviderSettings settings) {
        String id = settings.find(USER_ID).map(Secret::reveal).orElse(null);
        if ("me".equals(id)) {
            throw settings.misconfigured(USER_ID + " is \"me\", which Zoom accepts only from single-user apps;"
                    + " set it to the id or email address of a user, or leave it out for all users");
        }
        return id == null ? null : settings.using(USER_ID, () -> Endpoint.requireId("user id", id));
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        String operation = ZoomEndpoints.GET_SESSION.operation();
        Endpoint.requireId("sessionId", sessionId);
        CallSequence calls = http.sequence(options);
        if (ZoomIds.isNumber(sessionId)) {
            Optional<Session> goingOn = live.byNumber(operation, sessionId, calls);
            return goingOn.isPresent() ? goingOn.get() : past(ZoomEndpoints.GET_SESSION, sessionId, calls);
        }
        try {
            return past(ZoomEndpoints.GET_SESSION, sessionId, calls);
        } catch (NotFoundException notEnded) {
            if (!ZoomErrors.saysNoMeeting(notEnded)) {
                throw notEnded;
            }
            return live.byUuid(operation, sessionId, calls).orElseThrow(() -> notEnded);
        }
    }

    private static Session past(Endpoint endpoint, String id, CallSequence calls) {
        return calls.call(endpoint.request(ZoomIds.inPath(id)), MeetingMapping::ended);
    }

    Session getReport(String sessionId, CallOptions options) {
        return http.call(ZoomEndpoints.GET_REPORT.request(ZoomIds.inPath(sessionId)), options, MeetingMapping::ended);
    }

    /** The number of a meeting is an id of the run of it that is going on, or else of the latest one. */
    @Override
    public boolean isAlias(String sessionId, Session session) {
        return session.roomId().filter(sessionId::equals).isPresent();
    }

    private Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        if (query.roomId().isPresent()) {
            RoomSessions room =
                    new RoomSessions(query.roomId().get(), query.status().orElse(null));
            return http.list(first, options, room::request, room);
        }
        UserWalk walk = new UserWalk(query, userId, timing.now());
        return http.list(first, options, walk::request, walk);
    }

    private void endSession(String sessionId, CallOptions options) {
        String operation = ZoomEndpoints.END_SESSION.operation();
        Endpoint.requireId("sessionId", sessionId);
        CallSequence calls = http.sequence(options);
        if (ZoomIds.isNumber(sessionId)) {
            end(sessionId, calls);
            return;
        }
        Optional<Session> goingOn = live.byUuid(operation, sessionId, calls);
        if (goingOn.isPresent()) {
            end(goingOn.get().roomId().orElseThrow(), calls);
        } else {
            // It has ended, or the call fails. By its number, Zoom would end a later run.
            past(ZoomEndpoints.PAST_MEETING_TO_END, sessionId, calls);
        }
    }

    private static void end(String number, CallSequence calls) {
        calls.call(ZoomEndpoints.END_SESSION.request(number).json(Map.of("action", "end")));
    }

    private Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        Endpoint.requireId("sessionId", sessionId);
        String operation = ZoomEndpoints.LIST_PARTICIPANTS_NAME;
        return http.listWhole(
                first,
                options,
                operation,
                calls -> MeetingParticipantMapping.people(records(operation, sessionId, calls)));
    }

    private List<Participant> records(String operation, String sessionId, CallSequence calls) {
        Endpoint ended = reports ? ZoomEndpoints.LIST_REPORTED_PARTICIPANTS : ZoomEndpoints.LIST_PARTICIPANTS;
        if (ZoomIds.isNumber(sessionId)) {
            boolean goingOn = live.byNumber(operation, sessionId, calls).isPresent();
            return goingOn ? presentNow(sessionId, calls) : all(ended, sessionId, calls);
        }
        try {
            return all(ended, sessionId, calls);
        } catch (NotFoundException notEnded) {
            if (!ZoomErrors.saysNoMeeting(notEnded)) {
                throw notEnded;
            }
            return presentNow(sessionId, calls);
        }
    }

    private static List<Participant> presentNow(String sessionId, CallSequence calls) {
        return all(ZoomEndpoints.LIST_LIVE_PARTICIPANTS, sessionId, calls);
    }

    private static List<Participant> all(Endpoint endpoint, String sessionId, CallSequence calls) {
        boolean isLive = endpoint == ZoomEndpoints.LIST_LIVE_PARTICIPANTS;
        boolean isReport = endpoint == ZoomEndpoints.LIST_REPORTED_PARTICIPANTS;
        Pager<Participant> records = calls.list(
                page -> TokenPages.request(
                        endpoint.request(ZoomIds.inPath(sessionId))
                                .query("type", isLive ? "live" : null)
                                .query("include_fields", isReport ? "registrant_id" : null),
                        page),
                (response, page) -> MeetingParticipantMapping.page(response));
        return records.stream().toList();
    }

    private Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        return files(ZoomEndpoints.LIST_RECORDINGS, sessionId, first, options, RecordingMapping::recordings);
    }

    private Pager<Transcript> listTranscripts(String sessionId, PageRequest first, CallOptions options) {
        return files(ZoomEndpoints.LIST_TRANSCRIPTS, sessionId, first, options, RecordingMapping::transcripts);
    }

    /** Always from a new address: those of a list have no token, so that Zoom would respond with a page to sign in. */
    private void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options) {
        files.download(artifact, file.toBuilder().address(null).build(), target, options);
    }

    /** Some of the files that Zoom keeps of a meeting. */
    @FunctionalInterface
    private interface Files<T> {
        List<T> of(ApiResponse response, String sessionId) throws IOException;
    }

    private <T> Pager<T> files(
            Endpoint endpoint, String sessionId, PageRequest first, CallOptions options, Files<T> files) {
        Endpoint.requireId("sessionId", sessionId);
        ApiRequest request = endpoint.request(ZoomIds.inPath(sessionId));
        return http.listWhole(first, options, endpoint.operation(), calls -> {
            try {
                return calls.call(request, response -> files.of(response, sessionId));
            } catch (NotFoundException failure) {
                if (ZoomErrors.saysNoRecording(failure)) {
                    return List.of();
                }
                throw failure;
            }
        });
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
                .with(RecordingListing.class, this::listRecordings)
                .with(RecordingDownload.class, this::download)
                .with(TranscriptListing.class, this::listTranscripts);
    }

    @Override
    public void close() {
        http.close();
        tokens.close();
    }
}
