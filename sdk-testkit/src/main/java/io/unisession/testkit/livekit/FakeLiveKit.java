package io.unisession.testkit.livekit;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * LiveKit's {@code RoomService} over HTTP and JSON, as its open-source server implements it.
 *
 * <p>The operations on rooms and participants keep state. A room opens when it is created or when somebody joins, and
 * ends when it is deleted or has been empty for too long: for its {@code empty_timeout} if nobody has joined yet, for
 * its {@code departure_timeout} afterwards. The fake forgets it then. Joining with an identity that is in the room
 * replaces its holder's connection. {@link #events()} tells webhooks of all this.
 *
 * <p>The fake checks the signature, the issuer and the times of each token, with a minute of leeway, and the grant that
 * the operation needs; a token for participants must name their room. As at the server, a token that lacks a grant gets
 * 401, not 403. Paths, methods and content types that Twirp does not know get 404 {@code bad_route}. Bodies are read as
 * strictly as the JSON of protocol buffers. Query parameters, of which these operations have none, get 400.
 *
 * @see <a href="https://docs.livekit.io/reference/other/roomservice-api/">LiveKit's reference</a>
 */
public final class FakeLiveKit extends FakeService {

    private final String apiKey;
    private final String apiSecret;
    private final LiveKitTokens tokens;
    private final LiveKitState state;
    private final RouteTable routes = new RouteTable();

    private FakeLiveKit(Builder builder) {
        super("");
        this.apiKey = builder.apiKey;
        this.apiSecret = builder.apiSecret;
        this.tokens = new LiveKitTokens(apiKey, apiSecret, builder.clock);
        SignedEvents signer = SignedEvents.liveKit(apiKey, apiSecret).at(builder.clock);
        this.state =
                new LiveKitState(builder.clock, new LiveKitEvents(builder.clock, body -> outbox().add(signer, body)));
        new LiveKitRoutes(state, tokens).addTo(routes);
    }

    /**
     * Starts a fake with a made-up key and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeLiveKit start() {
        return builder().start();
    }

    /**
     * Returns a builder, to configure a fake before it starts.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the API key that the fake accepts.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Returns the secret that signs tokens: HS256 with the UTF-8 bytes of this text.
     *
     * @return the secret, made up
     */
    public String apiSecret() {
        return apiSecret;
    }

    /**
     * The events of rooms and participants, signed with the API key as LiveKit signs its webhooks. A room that was empty
     * for too long ends when the fake is used again.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    /**
     * Signs a token for the server API.
     *
     * @param grants the claim {@code video}, such as {@code Map.of("roomList", true)}
     * @param lifetime how long the token is valid; negative for one that has expired
     * @return the token, without {@code Bearer}
     */
    public String token(Map<String, ?> grants, Duration lifetime) {
        return tokens.sign(grants, lifetime);
    }

    /**
     * Adds open rooms, given as a response to <i>list rooms</i>. Until somebody joins or leaves, a room has the number of
     * participants that the text says.
     *
     * @param json a JSON object with {@code rooms}
     * @throws IllegalArgumentException if the text is not a JSON object or has no rooms
     */
    public void addRooms(String json) {
        change(() -> state.addRooms(json));
    }

    /**
     * Adds egress, which are recordings: either one, or a response to <i>list egress</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addEgress(String json) {
        change(() -> state.egress().add(json));
    }

    /**
     * Adds participants to a room, given as a response to <i>list participants</i>.
     *
     * @param room the name of the room, which is opened if it is not
     * @param json a JSON object with {@code participants}
     * @throws IllegalArgumentException if the text is not a JSON object or has no participants
     */
    public void addParticipants(String room, String json) {
        change(() -> state.addParticipants(room, json));
    }

    /**
     * Opens a room that nobody is in, or returns the open one with this name.
     *
     * @param name the name of the room
     * @return the room's {@code sid}
     */
    public String openRoom(String name) {
        return changeAndGet(() -> state.open(name).sid());
    }

    /**
     * Lets a participant join a room, which opens it if it is not open.
     *
     * @param room the name of the room
     * @param identity the participant's identity
     * @param name the participant's name
     * @return the room's {@code sid}
     * @throws IllegalStateException if the room is full
     */
    public String joinParticipant(String room, String identity, String name) {
        return changeAndGet(() ->
                state.join(room, identity, name, Map.of(), LiveKitGrants.none()).sid());
    }

    /**
     * Lets a participant join with a token, as their device does.
     *
     * @param token a join token
     * @return the room's {@code sid}
     * @throws IllegalStateException if the token is not valid now or not a join token, or if the room is full
     */
    public String joinWithToken(String token) {
        return changeAndGet(() -> {
            DecodedJWT verified;
            try {
                verified = tokens.verified(token);
            } catch (ErrorResponseException refused) {
                throw new IllegalStateException("the token is not valid", refused);
            }
            LiveKitGrants grants = LiveKitGrants.of(verified);
            Object room = grants.video().get("room");
            if (!grants.has("roomJoin") || room == null || verified.getSubject() == null) {
                throw new IllegalStateException("the token lacks roomJoin, the room or the identity");
            }
            Claim name = verified.getClaim("name");
            return state.join(
                            room.toString(),
                            verified.getSubject(),
                            name.isMissing() ? "" : name.asString(),
                            attributes(verified.getClaim("attributes")),
                            grants)
                    .sid();
        });
    }

    private static Map<String, String> attributes(Claim claim) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (!claim.isMissing()) {
            claim.asMap().forEach((name, value) -> attributes.put(name, value.toString()));
        }
        return attributes;
    }

    /**
     * Lets a participant leave a room.
     *
     * @param room the name of the room
     * @param identity the participant's identity
     * @throws IllegalStateException if that participant is not in that room now
     */
    public void leaveParticipant(String room, String identity) {
        change(() -> {
            try {
                state.leave(room, identity, "CLIENT_INITIATED");
            } catch (ErrorResponseException notThere) {
                throw new IllegalStateException(identity + " is not in room " + room, notThere);
            }
        });
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        RouteTable.Match match = routes.find(request)
                .orElseThrow(() -> new ErrorResponseException(LiveKitErrors.badRoute(request.path())));
        if (!request.rawQuery().isEmpty()) {
            return LiveKitErrors.invalid("the operation has no query parameters");
        }
        return match.respond();
    }

    /** Configures a fake LiveKit. */
    public static final class Builder {

        private String apiKey = "APImadeupkey";
        private String apiSecret = "made-up-secret-of-thirty-two-characters";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the only API key that the fake accepts, and its secret.
         *
         * @param apiKey the key
         * @param apiSecret the secret, of any length
         * @return this builder
         */
        public Builder credentials(String apiKey, String apiSecret) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            this.apiSecret = Objects.requireNonNull(apiSecret, "apiSecret");
            return this;
        }

        /**
         * Sets the clock that decides when tokens expire and empty rooms end, and gives the times of rooms and
         * participants.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Starts the fake on a free port of the loopback interface.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeLiveKit start() {
            FakeLiveKit fake = new FakeLiveKit(this);
            fake.open();
            return fake;
        }
    }
}
