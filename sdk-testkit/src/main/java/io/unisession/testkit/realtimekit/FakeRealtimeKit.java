package io.unisession.testkit.realtimekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The sessions of Cloudflare RealtimeKit, as its documentation and Cloudflare's own client describe them: listed and read
 * with the participants who were in them, ended, and left by participants who are kicked; and participants who are added
 * to a meeting and get a token.
 *
 * <p>A session begins when somebody joins a meeting that nobody is in, and ends when the last participant leaves; the
 * service keeps it for a while. Somebody who comes back is listed once more, with another {@code id} and the same {@code
 * user_id}. Pages are counted from 1, which is not documented.
 *
 * <p>The fake refuses whatever is not documented: unknown paths, parameters and fields, and requests without the token.
 *
 * @see <a href="https://developers.cloudflare.com/api/resources/realtime_kit/">Cloudflare's reference</a>
 */
public final class FakeRealtimeKit extends FakeService {
    private final String accountId;
    private final String appId;
    /** Made once for all fakes, because making one takes a while. */
    private static final KeyPair KEYS = keys();

    private final String apiToken;
    private final RealtimeKitState state;
    private final RouteTable routes = new RouteTable();

    private FakeRealtimeKit(Builder builder) {
        super("/client/v4");
        this.accountId = builder.accountId;
        this.appId = builder.appId;
        this.apiToken = builder.apiToken;
        SignedEvents signer = SignedEvents.realtimeKit(KEYS.getPrivate());
        this.state =
                new RealtimeKitState(builder.clock, appId, new RealtimeKitEvents(body -> outbox().add(signer, body)));
        new RealtimeKitRoutes(state, builder.wrapsSession, publicKey())
                .addTo(routes, "/client/v4/accounts/" + accountId + "/realtime/kit/" + appId, this::withToken);
    }

    /**
     * Starts a fake with made-up ids and a made-up token and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeRealtimeKit start() {
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
     * Returns the id of the Cloudflare account.
     *
     * @return the id, made up
     */
    public String accountId() {
        return accountId;
    }

    /**
     * Returns the id of the app.
     *
     * @return the id, made up
     */
    public String appId() {
        return appId;
    }

    /**
     * Returns the API token that the fake accepts.
     *
     * @return the token, made up
     */
    public String apiToken() {
        return apiToken;
    }

    /**
     * Returns the public key that verifies the events. The fake also publishes it, at {@link #publicKeyUrl()}.
     *
     * @return the key in PEM, made up
     */
    public String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /**
     * Returns where the fake publishes the key, as Cloudflare does.
     *
     * @return the URL
     */
    public String publicKeyUrl() {
        return baseUrl().resolve("/.well-known/webhooks.json").toString();
    }

    /**
     * The events of meetings and participants, signed as RealtimeKit signs its webhooks.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * Adds a session: either a bare session, or a whole response to <i>get session</i>, which is then returned unchanged
     * until somebody joins or leaves.
     *
     * @param json a JSON object with {@code /data/session/id}, {@code /data/id} or {@code /id}
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Adds recordings: either one, or a response to <i>list recordings</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addRecordings(String json) {
        change(() -> state.recordings().add(json));
    }

    /**
     * Adds participants to a session, given as a response to <i>list participants</i>.
     *
     * @param sessionId the id of a session
     * @param json a JSON object with {@code /data/participants}
     * @throws IllegalArgumentException if there is no such session, or the text is not a JSON object
     */
    public void addParticipants(String sessionId, String json) {
        change(() -> existing(sessionId).addPeers(json));
    }

    /**
     * Lets somebody join a meeting, which begins a session if nobody is in it.
     *
     * @param meetingId the meeting's id
     * @param customParticipantId the application's id for the person
     * @param name the person's name
     * @param preset the name of the person's preset
     * @return the session's id
     */
    public String joinParticipant(String meetingId, String customParticipantId, String name, String preset) {
        return changeAndGet(() -> state.join(state.enrol(meetingId, customParticipantId, name, preset))
                .id());
    }

    /**
     * Lets somebody join with a token, as their device does.
     *
     * @param token the token of a participant who was added to a meeting
     * @return the session's id
     * @throws IllegalStateException if the token is not valid
     */
    public String joinWithToken(String token) {
        return changeAndGet(() -> state.joinWithToken(token).id());
    }

    /**
     * Lets somebody leave a session on all their devices. If nobody is left, it ends.
     *
     * @param sessionId the id of a session
     * @param userId the {@code user_id} of somebody who is in it now
     * @throws IllegalArgumentException if there is no such session, or they are not in it
     */
    public void leaveParticipant(String sessionId, String userId) {
        change(() -> {
            RealtimeKitSession session = existing(sessionId);
            List<ObjectNode> connections = session.present().stream()
                    .filter(peer -> peer.path("user_id").asText().equals(userId))
                    .toList();
            if (connections.isEmpty()) {
                throw new IllegalArgumentException(userId + " is not in " + sessionId);
            }
            connections.forEach(peer -> state.leave(session, peer, "ALL_PARTICIPANTS_LEFT"));
        });
    }

    /**
     * Returns who is in a session now.
     *
     * @param sessionId the id of a session
     * @return each connection's {@code user_id}, in the order in which they joined
     * @throws IllegalArgumentException if there is no such session
     */
    public List<String> presentIn(String sessionId) {
        return changeAndGet(() -> existing(sessionId).present().stream()
                .map(peer -> peer.path("user_id").asText())
                .toList());
    }

    private RealtimeKitSession existing(String sessionId) {
        return state.find(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request)
                .orElseThrow(() -> RealtimeKitErrors.noPath(request.path()))
                .respond();
    }

    private Call.Handler withToken(Call.Handler handler) {
        return call -> {
            if (call.request()
                    .header("Authorization")
                    .filter(("Bearer " + apiToken)::equals)
                    .isEmpty()) {
                throw RealtimeKitErrors.tokenRefused();
            }
            return handler.respond(call);
        };
    }

    /** Configures a fake RealtimeKit. */
    public static final class Builder {
        private String accountId = "made-up-account";
        private String appId = "made-up-app";
        private String apiToken = "made-up-cloudflare-token";
        private boolean wrapsSession = true;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the only account and app that the fake knows.
         *
         * @param accountId the account's id
         * @param appId the app's id
         * @param apiToken the only API token that the fake accepts
         * @return this builder
         */
        public Builder credentials(String accountId, String appId, String apiToken) {
            this.accountId = Objects.requireNonNull(accountId, "accountId");
            this.appId = Objects.requireNonNull(appId, "appId");
            this.apiToken = Objects.requireNonNull(apiToken, "apiToken");
            return this;
        }

        /**
         * Makes <i>get session</i> return the session in {@code data} itself, as Cloudflare's own client reads it, rather
         * than in {@code data.session}, as its pages show it.
         *
         * @return this builder
         */
        public Builder bareSessions() {
            this.wrapsSession = false;
            return this;
        }

        /**
         * Sets the clock that gives the times of sessions.
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
        public FakeRealtimeKit start() {
            FakeRealtimeKit fake = new FakeRealtimeKit(this);
            fake.open();
            return fake;
        }
    }
}
