package io.unisession.testkit.twilio;

import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Twilio Video's REST API for rooms and their participants.
 *
 * <p>The fake keeps rooms after they are completed. A name finds a room, and an identity a participant, only while in
 * progress or connected; their SIDs find them afterwards too. Lists have what is in progress or connected unless a
 * request sets {@code Status}, and come in pages whose token is for one list only. A room that has been empty for five
 * minutes ends. Connecting with an identity that is in the room replaces its holder's connection.
 *
 * <p>Requests need Basic authentication, with the account's auth token or an API key. Query parameters that an operation
 * does not have get 400, and so do bodies that are not the form the operation takes. Completing a completed room, which is
 * not documented, changes nothing.
 *
 * @see <a href="https://www.twilio.com/docs/video/api/rooms-resource">Twilio's reference</a>
 */
public final class FakeTwilioVideo extends FakeService {

    private final Builder settings;
    private final TwilioState state;
    private final TwilioTokens tokens;
    private final RouteTable routes = new RouteTable();

    private FakeTwilioVideo(Builder builder) {
        super("/v1");
        this.settings = builder;
        SignedEvents signer = SignedEvents.twilioVideo(builder.authToken);
        this.state = new TwilioState(
                builder.accountSid,
                () -> baseUrl() + "/Rooms",
                builder.clock,
                new TwilioEvents(builder.accountSid, body -> outbox().add(signer, body)));
        this.tokens = new TwilioTokens(builder.accountSid, builder.apiKey, builder.apiSecret, builder.clock);
        new TwilioRoutes(state, new TwilioPages(path -> baseUrl().resolve(path))).addTo(routes);
    }

    /**
     * Starts a fake with made-up credentials and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeTwilioVideo start() {
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
     * Returns the account's SID.
     *
     * @return the SID, made up
     */
    public String accountSid() {
        return settings.accountSid;
    }

    /**
     * Returns the account's auth token, the password that goes with {@link #accountSid()}.
     *
     * @return the token, made up
     */
    public String authToken() {
        return settings.authToken;
    }

    /**
     * Returns the API key's SID.
     *
     * @return the SID, made up
     */
    public String apiKey() {
        return settings.apiKey;
    }

    /**
     * Returns the API key's secret, which is its password and signs access tokens.
     *
     * @return the secret, made up
     */
    public String apiSecret() {
        return settings.apiSecret;
    }

    /**
     * The status callbacks of all rooms, signed with the auth token as Twilio signs them. The signature covers the URL
     * that the outbox has when something happens.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    /**
     * Adds rooms: either one room, or a response to <i>list rooms</i>. They stay as they are until an operation changes
     * them, and do not end by themselves.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object, or a room has no {@code date_created}
     */
    public void addRooms(String json) {
        change(() -> state.addRooms(json));
    }

    /**
     * Adds recordings: either one, or a response to <i>list room recordings</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addRecordings(String json) {
        change(() -> state.recordings().add(json));
    }

    /**
     * Adds participants, given as a response to <i>list participants</i>, to the rooms that they name.
     *
     * @param json a JSON object with {@code participants}
     * @throws IllegalArgumentException if the text is not a JSON object, or there is no such room
     */
    public void addParticipants(String json) {
        change(() -> state.addParticipants(json));
    }

    /**
     * Creates a room that nobody is in.
     *
     * @param name the room's unique name; empty to name it by its SID
     * @return the room's SID
     * @throws IllegalArgumentException if a room of this name is in progress
     */
    public String createRoom(String name) {
        return changeAndGet(() -> state.create(name).sid());
    }

    /**
     * Lets somebody connect to a room.
     *
     * @param room the room's SID, or its name while it is in progress
     * @param identity the identity in their token
     * @return the participant's SID
     * @throws IllegalArgumentException if there is no such room in progress
     */
    public String connect(String room, String identity) {
        return changeAndGet(() -> state.connect(state.room(room), identity).sid());
    }

    /**
     * Lets somebody connect with an access token, as their device does. If the token names a room that is not in
     * progress, the room is created.
     *
     * @param token an access token
     * @return the SID of the room
     * @throws IllegalArgumentException if the token is not valid now, or lacks an identity or a room
     */
    public String connectWithToken(String token) {
        return changeAndGet(() -> {
            Map<String, Object> grants = tokens.grants(token);
            Object name = grants.get("video") instanceof Map<?, ?> video ? video.get("room") : null;
            if (!(grants.get("identity") instanceof String identity) || identity.isEmpty() || name == null) {
                throw new IllegalArgumentException("the token has no identity or no room");
            }
            TwilioRoom room = state.find(name.toString()).orElseGet(() -> state.create(name.toString()));
            state.connect(room, identity);
            return room.sid();
        });
    }

    /**
     * Lets somebody leave a room.
     *
     * @param room the room's SID, or its name while it is in progress
     * @param identity the identity in their token
     * @throws IllegalArgumentException if they are not in that room now
     */
    public void disconnect(String room, String identity) {
        change(() -> {
            TwilioRoom found = state.room(room);
            state.disconnect(
                    found,
                    found.find(identity)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(identity + " is not connected to room " + room)));
        });
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        String authorization = request.header("Authorization").orElse("");
        if (!List.of(basic(settings.accountSid, settings.authToken), basic(settings.apiKey, settings.apiSecret))
                .contains(authorization)) {
            throw TwilioErrors.unauthorized();
        }
        return routes.find(request)
                .orElseThrow(() -> TwilioErrors.notFound(request.path()))
                .respond();
    }

    private static String basic(String username, String password) {
        byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Configures a fake Twilio Video. */
    public static final class Builder {

        private String accountSid = "AC" + "fa".repeat(16);
        private String authToken = "made-up-auth-token";
        private String apiKey = "SK" + "fa".repeat(16);
        private String apiSecret = "made-up-secret-of-thirty-two-characters";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the account that the fake accepts.
         *
         * @param accountSid the account's SID
         * @param authToken the account's auth token
         * @return this builder
         */
        public Builder account(String accountSid, String authToken) {
            this.accountSid = Objects.requireNonNull(accountSid, "accountSid");
            this.authToken = Objects.requireNonNull(authToken, "authToken");
            return this;
        }

        /**
         * Sets the API key that the fake accepts.
         *
         * @param apiKey the key's SID
         * @param apiSecret the key's secret
         * @return this builder
         */
        public Builder apiKey(String apiKey, String apiSecret) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            this.apiSecret = Objects.requireNonNull(apiSecret, "apiSecret");
            return this;
        }

        /**
         * Sets the clock that gives the times of rooms and participants, and decides when rooms and tokens end.
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
        public FakeTwilioVideo start() {
            FakeTwilioVideo fake = new FakeTwilioVideo(this);
            fake.open();
            return fake;
        }
    }
}
