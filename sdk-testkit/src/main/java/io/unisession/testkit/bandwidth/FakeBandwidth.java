package io.unisession.testkit.bandwidth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

/**
 * Bandwidth's WebRTC API, version 1, as its last published OpenAPI document and its guides describe it.
 *
 * <p>All eleven operations on sessions, participants and subscriptions keep state. A session disappears nine hours
 * after it was created. A participant can be in only one session; joining a second one returns 409. Unknown paths and
 * methods return 403 {@code Missing Authentication Token}, like the gateway in front of the service. The fake does not
 * enforce limits for which the guides do not say what happens beyond them (20 participants, tags of 50 characters).
 *
 * @see <a href="https://dev.bandwidth.com/docs/webrtc/">Bandwidth WebRTC documentation</a>
 */
public final class FakeBandwidth extends FakeService {

    private final String accountId;
    private final String username;
    private final String password;
    private final Clock clock;
    private final BandwidthState state;
    private final RouteTable routes = new RouteTable();

    private FakeBandwidth(Builder builder) {
        super("/v1");
        this.accountId = builder.accountId;
        this.username = builder.username;
        this.password = builder.password;
        this.clock = builder.clock;
        this.state = new BandwidthState(builder.clock);
        new BandwidthSessionRoutes(state, builder.participantsShape, builder.subscriptionsShape).addTo(routes);
        new BandwidthParticipantRoutes(state, builder.subscriptionsShape).addTo(routes);
    }

    /**
     * Starts a fake with made-up credentials, the system's clock and {@link ParticipantsShape#IDS}.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeBandwidth start() {
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
     * Returns the account that the fake accepts, a segment of every path.
     *
     * @return the account id
     */
    public String accountId() {
        return accountId;
    }

    /**
     * Returns the user name that the fake accepts.
     *
     * @return the user name
     */
    public String username() {
        return username;
    }

    /**
     * Returns the password that the fake accepts.
     *
     * @return the password, made up
     */
    public String password() {
        return password;
    }

    /**
     * Adds a session, given as a body of <i>get session</i>. Until an operation changes the session, <i>get session</i>
     * returns exactly this text. The participants in it, in any {@link ParticipantsShape}, are in the session.
     *
     * @param json a JSON object with an {@code id}
     * @throws IllegalArgumentException if the text is not a JSON object or has no {@code id}
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Creates a session, as <i>create session</i> does.
     *
     * @param tag the session's tag
     * @return the new session's id
     */
    public String createSession(String tag) {
        return changeAndGet(() -> state.createSession(tag).id());
    }

    /**
     * Creates a participant and adds them to a session, without subscriptions.
     *
     * @param sessionId the id of an existing session
     * @return the new participant's id
     * @throws IllegalArgumentException if there is no such session
     */
    public String joinParticipant(String sessionId) {
        return changeAndGet(() -> {
            try {
                state.session(sessionId);
            } catch (ErrorResponseException unknown) {
                throw new IllegalArgumentException("no session " + sessionId, unknown);
            }
            String participantId = state.createParticipant(Json.object()).id();
            state.join(sessionId, participantId, Json.object());
            return participantId;
        });
    }

    /**
     * Lets the device of a participant connect, which is an event for the participant's {@code callbackUrl}.
     *
     * @param participantId the participant's id
     * @throws IllegalArgumentException if there is no such participant
     */
    public void connectParticipant(String participantId) {
        change(() -> send("onConnect", participantId));
    }

    /**
     * Lets the device of a participant disconnect, which is an event for the participant's {@code callbackUrl}. The
     * participant is still in the session.
     *
     * @param participantId the participant's id
     * @throws IllegalArgumentException if there is no such participant
     */
    public void disconnectParticipant(String participantId) {
        change(() -> send("onDisconnect", participantId));
    }

    /**
     * The events of participants, as Bandwidth sends them: not signed, each to the {@code callbackUrl} of its participant.
     *
     * @return the outbox
     */
    public EventOutbox events() {
        return outbox();
    }

    private void send(String word, String participantId) {
        try {
            BandwidthParticipant participant = state.participant(participantId);
            ObjectNode event = Json.object()
                    .put("event", word)
                    .put("timestamp", Long.toString(clock.millis()))
                    .put("participantId", participantId)
                    .put("deviceId", "device-of-" + participantId)
                    .put("tag", participant.tag());
            String url = participant.callbackUrl() == null ? "" : participant.callbackUrl();
            outbox().add(SignedEvents.bandwidth(url), Json.write(event));
        } catch (ErrorResponseException unknown) {
            throw new IllegalArgumentException("no participant " + participantId, unknown);
        }
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        RouteTable.Match match =
                routes.find(request).orElseThrow(() -> new ErrorResponseException(BandwidthErrors.unknownPath()));
        String expected = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        boolean known = request.header("Authorization").filter(expected::equals).isPresent();
        // A wrong account number is documented as 401, not as 404.
        if (!known || !match.call().variable("accountId").equals(accountId)) {
            return BandwidthErrors.unauthorized();
        }
        return match.respond();
    }

    /** Configures a fake Bandwidth. */
    public static final class Builder {

        private String accountId = "9900000";
        private String username = "made-up-user";
        private String password = "made-up-password";
        private Clock clock = Clock.systemUTC();
        private ParticipantsShape participantsShape = ParticipantsShape.IDS;
        private SubscriptionsShape subscriptionsShape = SubscriptionsShape.OBJECTS;

        private Builder() {}

        /**
         * Sets the account that the fake accepts.
         *
         * @param accountId the account id
         * @return this builder
         */
        public Builder accountId(String accountId) {
            this.accountId = Objects.requireNonNull(accountId, "accountId");
            return this;
        }

        /**
         * Sets the only credentials that the fake accepts.
         *
         * @param username the user name, without a colon
         * @param password the password
         * @return this builder
         */
        public Builder credentials(String username, String password) {
            this.username = Objects.requireNonNull(username, "username");
            this.password = Objects.requireNonNull(password, "password");
            return this;
        }

        /**
         * Sets the clock that decides when sessions expire.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how sessions list their participants.
         *
         * @param shape the shape of the response to <i>get session</i>
         * @return this builder
         */
        public Builder participantsShape(ParticipantsShape shape) {
            this.participantsShape = Objects.requireNonNull(shape, "shape");
            return this;
        }

        /**
         * Sets the form of subscriptions in responses, both by themselves and inside a participant. It does not change
         * which requests the fake accepts.
         *
         * @param shape the form of the participants in a subscription
         * @return this builder
         */
        public Builder subscriptionsShape(SubscriptionsShape shape) {
            this.subscriptionsShape = Objects.requireNonNull(shape, "shape");
            return this;
        }

        /**
         * Starts the fake on a free port of the loopback interface.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeBandwidth start() {
            FakeBandwidth fake = new FakeBandwidth(this);
            fake.open();
            return fake;
        }
    }
}
