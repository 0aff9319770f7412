package io.unisession.janus;

import io.unisession.CallOptions;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Janus's operations on the rooms of the VideoRoom plugin. */
final class JanusBackend implements SessionBackend, SessionListing {
    private static final String LIST_PARTICIPANTS = "listparticipants";

    /** Every session that Janus lists is running. */
    private static final SessionFilters FILTERS = SessionFilters.none().withActiveOnly();

    private final HttpPipeline http;
    private final JanusSettings settings;
    private final VideoRoom rooms;
    private final @Nullable JanusJoinTokens joinTokens;

    private JanusBackend(ProviderSettings all) {
        this.settings = new JanusSettings(all);
        Authenticator credentials = settings.authenticator();
        this.http = HttpPipeline.builder(all.provider(), all.transport())
                .baseUrl(settings.baseUrl())
                .authenticator(credentials)
                .errors(JanusErrors.format(settings.usesAdminApi()))
                .build();
        this.rooms = new VideoRoom(http, settings, credentials, all.transport().timing());
        this.joinTokens = settings.find(JanusSettings.TOKEN_AUTH_SECRET).isEmpty()
                ? null
                : new JanusJoinTokens(
                        http,
                        rooms,
                        () -> settings.find(JanusSettings.TOKEN_AUTH_SECRET).orElseThrow(),
                        all.transport().timing());
    }

    static JanusBackend open(ProviderSettings settings) {
        return new JanusBackend(settings);
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        String operation = "getSession";
        return http.call(
                rooms.read(operation, LIST_PARTICIPANTS, sessionId), options, response -> session(response, operation));
    }

    private Session session(ApiResponse response, String operation) throws IOException {
        return ParticipantMapping.session(response).orElseThrow(() -> nobody(operation));
    }

    private NotFoundException nobody(String operation) {
        return http.notListed(operation, "the room exists, but nobody is in it, so it is not a session");
    }

    @Override
    public SessionFilters filters() {
        return FILTERS;
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return http.listAtOnce(
                first,
                options,
                rooms.list(
                        "listSessions", settings.find(JanusSettings.ADMIN_KEY).orElse(null)),
                RoomMapping::sessions);
    }

    Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        String operation = "listParticipants";
        return http.listAtOnce(first, options, rooms.read(operation, LIST_PARTICIPANTS, sessionId), response -> {
            List<Participant> people = ParticipantMapping.participants(response);
            if (people.isEmpty()) {
                throw nobody(operation);
            }
            return people;
        });
    }

    void endSession(String sessionId, CallOptions options) {
        endSession(sessionId, roomSecret(), options);
    }

    /** Looks first whether anybody is there: a room that waits for its people is not a session, and must stay. */
    void endSession(String sessionId, @Nullable Secret roomSecret, CallOptions options) {
        String operation = "endSession";
        CallSequence calls = http.sequence(options);
        calls.call(rooms.read(operation, LIST_PARTICIPANTS, sessionId), response -> {
            Session session = session(response, operation);
            response.requireIsAbout(sessionId, session.id());
            return session;
        });
        calls.call(rooms.change(operation, "destroy", sessionId, null, roomSecret));
    }

    void removeParticipant(String sessionId, String participantId, CallOptions options) {
        removeParticipant(sessionId, participantId, roomSecret(), options);
    }

    void removeParticipant(String sessionId, String participantId, @Nullable Secret roomSecret, CallOptions options) {
        Objects.requireNonNull(participantId, "participantId");
        http.call(rooms.change("removeParticipant", "kick", sessionId, participantId, roomSecret), options);
    }

    private @Nullable Secret roomSecret() {
        return settings.find(JanusSettings.ROOM_SECRET).orElse(null);
    }

    JoinToken signRoomToken(String roomId, Duration lifetime) {
        if (joinTokens == null) {
            throw new UnsupportedCapabilityException(
                    "this " + JanusProvider.ID + " client does not support signRoomToken: "
                            + JanusJoinTokens.NEEDS_SECRET,
                    FailureDetails.builder(JanusProvider.ID, "signRoomToken").build());
        }
        return joinTokens.signRoomToken(roomId, lifetime);
    }

    @Override
    public Optional<ProviderDocument> request(ProviderRequest request, CallOptions options) {
        return Optional.of(http.request(request, options));
    }

    @Override
    public Capabilities capabilities() {
        Capabilities known = Capabilities.none()
                .with(SessionListing.class, this)
                .with(SessionEnding.class, this::endSession)
                .with(ParticipantListing.class, this::listParticipants)
                .with(ParticipantRemoval.class, this::removeParticipant);
        return joinTokens == null
                ? known.without(JoinTokens.class, JanusJoinTokens.NEEDS_SECRET)
                : known.with(JoinTokens.class, joinTokens);
    }

    @Override
    public void close() {
        rooms.close();
        http.close();
    }
}
