package io.unisession.testkit.hundredms;

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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of 100ms, as version 2 of its server API documents them: listed and read with their peers, ended, and left
 * by peers who are removed.
 *
 * <p>A session begins when somebody joins a room that nobody is in, and ends when the last peer leaves or the room is
 * ended, which the service does a little later. Everyone who joins is a new peer, also those who come back. Without
 * {@code active}, sessions are listed whether they are active or not.
 *
 * <p>The fake refuses whatever is not documented: unknown paths, parameters and fields, pages of less than 10 or more than
 * 100, and tokens that are not signed with the app's secret or lack a claim. What the service says about an unknown
 * session, room or peer is not documented; the fake responds with 404.
 *
 * @see <a href="https://www.100ms.live/docs/server-side/v2/api-reference/Sessions/object">100ms's reference</a>
 */
public final class FakeHundredMs extends FakeService {
    private final String accessKey;
    private final String appSecret;
    private final String webhookSecret;
    private final HundredMsTokens tokens;
    private final HundredMsState state;
    private final RouteTable routes = new RouteTable();

    private FakeHundredMs(Builder builder) {
        super("/v2");
        this.accessKey = builder.accessKey;
        this.appSecret = builder.appSecret;
        this.tokens = new HundredMsTokens(accessKey, appSecret, builder.clock);
        this.webhookSecret = builder.webhookSecret;
        SignedEvents signer = SignedEvents.hundredMs(webhookSecret);
        this.state = new HundredMsState(
                builder.clock, new HundredMsEvents(builder.clock, body -> outbox().add(signer, body)));
        new HundredMsRoutes(state, tokens).addTo(routes);
    }

    /**
     * Starts a fake with a made-up key and secret and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeHundredMs start() {
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
     * Returns the app's access key.
     *
     * @return the key, made up
     */
    public String accessKey() {
        return accessKey;
    }

    /**
     * Returns the app's secret, which signs tokens: HS256 with the UTF-8 bytes of this text.
     *
     * @return the secret, made up
     */
    public String appSecret() {
        return appSecret;
    }

    /**
     * Returns the value of the header {@code X-Webhook-Secret} that the events have.
     *
     * @return the secret, made up
     */
    public String webhookSecret() {
        return webhookSecret;
    }

    /**
     * The events of sessions and peers, with the header that an application chooses at 100ms.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    /**
     * Adds assets of recordings: either one, or a response to <i>list recording assets</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addRecordingAssets(String json) {
        change(() -> state.recordingAssets().add(json));
    }

    /**
     * Adds a session, given as a response to <i>retrieve a session</i> or as an element of <i>list sessions</i>. It is
     * returned unchanged until somebody joins or leaves.
     *
     * @param json a JSON object with {@code id}
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Lets somebody join a room, which begins a session if nobody is in it.
     *
     * @param roomId the room's id
     * @param userId the application's id for the person
     * @param name the person's name; null if they have none
     * @param role the person's role
     * @return the session's id
     */
    public String joinPeer(String roomId, String userId, @Nullable String name, String role) {
        return changeAndGet(() -> state.join(roomId, userId, name, role).id());
    }

    /**
     * Lets somebody join with an auth token, as their device does.
     *
     * @param token an auth token
     * @param name the person's name, which no token has; null if they have none
     * @return the session's id
     * @throws IllegalStateException if the token is not valid now, or lacks the room, the user or the role
     */
    public String joinWithToken(String token, @Nullable String name) {
        return changeAndGet(() -> {
            try {
                DecodedJWT verified = tokens.verified(token, "app");
                return state.join(claim(verified, "room_id"), claim(verified, "user_id"), name, claim(verified, "role"))
                        .id();
            } catch (ErrorResponseException refused) {
                throw new IllegalStateException("the token is not valid", refused);
            }
        });
    }

    private static String claim(DecodedJWT token, String name) {
        String value = token.getClaim(name).asString();
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("the token has no " + name);
        }
        return value;
    }

    /**
     * Lets a peer leave the session, which ends if nobody is left.
     *
     * @param sessionId the id of a session
     * @param peerId the id of a peer who is in it now
     * @throws IllegalArgumentException if there is no such session, or the peer is not in it
     */
    public void leavePeer(String sessionId, String peerId) {
        change(() -> {
            HundredMsSession session = existing(sessionId);
            state.leave(
                    session,
                    session.present(peerId)
                            .orElseThrow(() -> new IllegalArgumentException(peerId + " is not in " + sessionId)),
                    "client request");
        });
    }

    /**
     * Returns who is in a session now.
     *
     * @param sessionId the id of a session
     * @return the ids of the peers, in the order in which they joined
     * @throws IllegalArgumentException if there is no such session
     */
    public List<String> presentIn(String sessionId) {
        return changeAndGet(() -> existing(sessionId).present().stream()
                .map(peer -> peer.path("id").asText())
                .toList());
    }

    private HundredMsSession existing(String sessionId) {
        return state.find(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request)
                .orElseThrow(() -> HundredMsErrors.notFound(request.path()))
                .respond();
    }

    /** Configures a fake 100ms. */
    public static final class Builder {
        private String accessKey = "made-up-access-key";
        private String appSecret = "made-up-app-secret-of-thirty-two-characters";
        private final String webhookSecret = "made-up-webhook-secret";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the only app that the fake knows.
         *
         * @param accessKey the app's access key
         * @param appSecret the app's secret
         * @return this builder
         */
        public Builder credentials(String accessKey, String appSecret) {
            this.accessKey = Objects.requireNonNull(accessKey, "accessKey");
            this.appSecret = Objects.requireNonNull(appSecret, "appSecret");
            return this;
        }

        /**
         * Sets the clock that gives the times of sessions and decides when tokens expire.
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
        public FakeHundredMs start() {
            FakeHundredMs fake = new FakeHundredMs(this);
            fake.open();
            return fake;
        }
    }
}
