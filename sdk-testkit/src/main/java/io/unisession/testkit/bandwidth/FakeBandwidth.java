package io.unisession.testkit.bandwidth;

import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

/**
 * Bandwidth's WebRTC API, version 1, as its last published OpenAPI document and its guides describe it.
 *
 * <p>All eleven operations on sessions, participants and subscriptions keep state. A session is gone nine hours after
 * it was made. A participant is in one session at most; joining a second one responses 409. Paths and methods that do not
 * exist response 403 {@code Missing Authentication Token}, as the gateway in front of the service does. Limits that the
 * guides name without saying what happens beyond them (20 participants, tags of 50 characters) are not enforced.
 *
 * @see <a href="https://dev.bandwidth.com/docs/webrtc/">Bandwidth WebRTC documentation</a>
 */
public final class FakeBandwidth extends FakeService {

    private final String accountId;
    private final String username;
    private final String password;
    private final BandwidthState state;
    private final RouteTable routes = new RouteTable();

    private FakeBandwidth(Builder builder) {
        super("/v1");
        this.accountId = builder.accountId;
        this.username = builder.username;
        this.password = builder.password;
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
     * Returns a builder for a fake that differs from {@link #start()}'s.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the account that the fake knows, a segment of every path.
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
     * Puts a session in, described by a body as <i>get session</i> responses it. Until an operation changes the session,
     * <i>get session</i> responses exactly this text. The participants it names, in whichever of the
     * {@link ParticipantsShape}s, are members of the session.
     *
     * @param json a JSON object with an {@code id}
     * @throws IllegalArgumentException if the text is no JSON object or has no {@code id}
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Makes a session, as <i>create session</i> does.
     *
     * @param tag the session's tag
     * @return the new session's id
     */
    public String createSession(String tag) {
        return changeAndGet(() -> state.createSession(tag).id());
    }

    /**
     * Makes a participant and lets them join a session without subscriptions.
     *
     * @param sessionId a session that exists
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

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        RouteTable.Match match =
                routes.find(request).orElseThrow(() -> new ErrorResponseException(BandwidthErrors.unknownPath()));
        String expected = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        boolean known = request.header("Authorization").filter(expected::equals).isPresent();
        // A wrong account number is documented as 401 too, not as 404.
        if (!known || !match.call().variable("accountId").equals(accountId)) {
            return BandwidthErrors.unauthorized();
        }
        return match.respond();
    }

    /** Says how a fake Bandwidth differs from the usual one. */
    public static final class Builder {

        private String accountId = "9900000";
        private String username = "made-up-user";
        private String password = "made-up-password";
        private Clock clock = Clock.systemUTC();
        private ParticipantsShape participantsShape = ParticipantsShape.IDS;
        private SubscriptionsShape subscriptionsShape = SubscriptionsShape.OBJECTS;

        private Builder() {}

        /**
         * Sets the account that the fake knows.
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
         * Sets the clock by which sessions grow old.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how sessions show their participants.
         *
         * @param shape the shape of the response to <i>get session</i>
         * @return this builder
         */
        public Builder participantsShape(ParticipantsShape shape) {
            this.participantsShape = Objects.requireNonNull(shape, "shape");
            return this;
        }

        /**
         * Sets how subscriptions show in responses, alone and with the participant who has them. Requests are read as
         * ever.
         *
         * @param shape the shape of the participants that somebody is subscribed to
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
