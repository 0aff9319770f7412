package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.AuthenticationException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** LiveKit's operations on rooms and participants. */
final class LiveKitBackend implements SessionBackend {
    static final String URL = "LIVEKIT_URL";

    /**
     * Errors of Twirp. A token that is not accepted gets 401 and plain text; one without the grant that an operation
     * needs gets 401 too, but with Twirp's body.
     */
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/msg")
            .code("/code")
            .permissionDenied(401, "permissions denied")
            .unknownPath("bad_route")
            .advice(
                    AuthenticationException.class,
                    "check that " + GrantTokens.API_KEY + " and " + GrantTokens.API_SECRET
                            + " belong together and to the server of " + URL)
            .advice(
                    PermissionDeniedException.class,
                    "the token lacks a grant for this request or this room; a request that you build yourself needs its room"
                            + " in the body as \"room\"")
            .advice(NotFoundException.class, RoomLookup.FORGETS)
            .build();

    /** All rooms are open, and the list has all of them, so the range of start times can be applied to it. */
    private static final SessionFilters FILTERS = SessionFilters.none()
            .withRoomId()
            .withStartedFrom()
            .withStartedBefore()
            .withActiveOnly();

    private final HttpPipeline http;
    private final GrantTokens tokens;
    private final RoomLookup lookup;
    private final ParticipantOperations participants;
    private final LiveKitJoinTokens joinTokens;
    private final EgressRecordings recordings;

    private LiveKitBackend(ProviderSettings settings) {
        settings.requireKnown(List.of(URL, GrantTokens.API_KEY, GrantTokens.API_SECRET));
        this.tokens = new GrantTokens(settings);
        this.http = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(baseUrl(settings))
                .authenticator(tokens.of(Grants.LIST))
                .errors(ERRORS)
                .build();
        this.lookup = new RoomLookup(http, tokens);
        this.participants = new ParticipantOperations(http, tokens, lookup);
        this.recordings = new EgressRecordings(http, tokens, lookup);
        this.joinTokens =
                new LiveKitJoinTokens(http, tokens, lookup, settings.transport().timing());
    }

    static LiveKitBackend open(ProviderSettings settings) {
        return new LiveKitBackend(settings);
    }

    private static String baseUrl(ProviderSettings settings) {
        String given = settings.baseUrl("");
        return given.isEmpty() ? settings.group(URL).url(URL) : given;
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        String operation = LiveKitEndpoints.GET_SESSION.operation();
        ApiRequest request = lookup.request(LiveKitEndpoints.GET_SESSION, sessionId);
        Session room = http.call(request, options, response -> RoomMapping.find(response, sessionId))
                .orElseThrow(() -> lookup.notOpen(operation));
        if (!RoomMapping.isSession(room)) {
            throw lookup.empty(operation);
        }
        return room;
    }

    /** The name of a room is an id of the session in it. */
    @Override
    public boolean isAlias(String sessionId, Session session) {
        return session.roomId().filter(sessionId::equals).isPresent();
    }

    private Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        Objects.requireNonNull(query, "query");
        ApiRequest all = lookup.request(LiveKitEndpoints.LIST_SESSIONS);
        ApiRequest request = query.roomId()
                .map(name -> all.json(Map.of("names", List.of(name))))
                .orElse(all);
        return http.listAtOnce(first, options, request, RoomMapping::sessions);
    }

    Pager<LiveKitRoom> listRooms(CallOptions options) {
        ApiRequest request = lookup.request(LiveKitEndpoints.LIST_ROOMS);
        return http.listAtOnce(PageRequest.first(), options, request, RoomMapping::rooms);
    }

    LiveKitRoom createRoom(NewRoom room, CallOptions options) {
        ApiRequest request = LiveKitEndpoints.CREATE_ROOM
                .withAuthenticator(tokens.of(Grants.CREATE))
                .request()
                .json(room.toJson());
        return http.call(request, options, RoomMapping::room);
    }

    LiveKitRoom updateRoomMetadata(String sessionId, String metadata, CallOptions options) {
        Endpoint endpoint = LiveKitEndpoints.UPDATE_ROOM_METADATA;
        CallSequence calls = http.sequence(options);
        String room = lookup.name(endpoint.operation(), sessionId, calls);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("room", room);
        body.put("metadata", metadata);
        return calls.call(
                endpoint.withAuthenticator(tokens.of(Grants.adminOf(room)))
                        .request()
                        .json(body),
                RoomMapping::room);
    }

    private void endSession(String sessionId, CallOptions options) {
        Endpoint endpoint = LiveKitEndpoints.END_SESSION;
        CallSequence calls = http.sequence(options);
        String room = lookup.name(endpoint.operation(), sessionId, calls);
        calls.call(
                endpoint.withAuthenticator(tokens.of(Grants.CREATE)).request().json(Map.of("room", room)));
    }

    ParticipantOperations participants() {
        return participants;
    }

    LiveKitJoinTokens joinTokens() {
        return joinTokens;
    }

    /** Gives the token every grant of the server API, and those for the room that the body names, if it names one. */
    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        Grants grants = Grants.all(request.body().flatMap(LiveKitBackend::room).orElse(null));
        return Optional.of(http.request(request, options, tokens.of(grants)));
    }

    private static Optional<String> room(String body) {
        try {
            JsonReader json = JsonReader.over(body.getBytes(StandardCharsets.UTF_8));
            String room = null;
            if (json.enterObject()) {
                while (json.nextField()) {
                    room = json.field().equals("room") ? json.id() : room;
                }
            }
            return Optional.ofNullable(room);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none()
                .with(SessionListing.class, SessionListing.of(FILTERS, this::listSessions))
                .with(SessionEnding.class, this::endSession)
                .with(ParticipantListing.class, participants)
                .with(ParticipantRemoval.class, participants)
                .with(RecordingListing.class, recordings)
                .with(JoinTokens.class, joinTokens);
    }

    @Override
    public void close() {
        http.close();
    }
}
