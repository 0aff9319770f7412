package io.unisession.testkit.signalwire;

import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * The operations of SignalWire's Video API on sessions, their members, and the tokens of rooms.
 *
 * <p>The fake keeps sessions after they end. Each stay in a session is a member of its own. Pages after the first need a
 * token, which is for one list only. As at SignalWire, a session cannot be ended, nor a member removed, by a request; a
 * test does it with {@link #endSession} and {@link #leave}.
 *
 * <p>Requests need Basic authentication. Query parameters that an operation does not have get 400, and bodies that a token
 * does not take get 422. The members of an unknown session, whose response is not documented, get 404.
 *
 * @see <a href="https://signalwire.com/docs/apis/rest/video/room-sessions/list-room-sessions">SignalWire's reference</a>
 */
public final class FakeSignalWire extends FakeService {

    private final Builder settings;
    private final SignalWireState state;
    private final RouteTable routes = new RouteTable();

    private FakeSignalWire(Builder builder) {
        super("/api/video");
        this.settings = builder;
        this.state = new SignalWireState(builder.clock);
        new SignalWireRoutes(state, new SignalWirePages(path -> baseUrl().resolve(path))).addTo(routes);
    }

    /**
     * Starts a fake with made-up credentials and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeSignalWire start() {
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
     * Returns the project that the fake accepts as the username.
     *
     * @return the project's id, made up
     */
    public String projectId() {
        return settings.projectId;
    }

    /**
     * Returns the API token that the fake accepts as the password.
     *
     * @return the token, made up
     */
    public String apiToken() {
        return settings.apiToken;
    }

    /**
     * Adds sessions: either one session, or a response to <i>list room sessions</i>. They stay as they are until the test
     * changes them.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addSessions(String json) {
        change(() -> state.addSessions(json));
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
     * Adds members, given as a response to <i>list members</i>, to the sessions that they name.
     *
     * @param json a JSON object with {@code data}
     * @throws IllegalArgumentException if the text is not a JSON object, or there is no such session
     */
    public void addMembers(String json) {
        change(() -> state.addMembers(json));
    }

    /**
     * Creates a room. The sessions of other rooms have no {@code room_id}.
     *
     * @param name the room's name
     * @return the room's id
     */
    public String createRoom(String name) {
        return changeAndGet(() -> state.createRoom(name));
    }

    /**
     * Starts a session in a room, which need not have been created.
     *
     * @param room the room's name
     * @return the session's id
     * @throws IllegalArgumentException if the room has a session
     */
    public String startSession(String room) {
        return changeAndGet(() -> state.start(room).id());
    }

    /**
     * Returns the session that a room has now.
     *
     * @param room the room's name
     * @return the session's id; empty if the room has none
     */
    public Optional<String> runningSession(String room) {
        return changeAndGet(() -> state.running(room).map(SignalWireSession::id));
    }

    /**
     * Lets somebody join a session.
     *
     * @param sessionId the id of a session that has not ended
     * @param name the name in their token
     * @return the member's id
     * @throws IllegalArgumentException if there is no such session, or it has ended
     */
    public String join(String sessionId, String name) {
        return changeAndGet(() -> state.join(state.session(sessionId), name));
    }

    /**
     * Lets somebody join with a room's token, as their device does. If the room has no session, one starts.
     *
     * @param token a token from the response to <i>create room token</i>
     * @return the session's id
     * @throws IllegalArgumentException if the token is unknown, or not valid any more
     */
    public String joinWithToken(String token) {
        return changeAndGet(() -> state.joinWith(token).id());
    }

    /**
     * Lets a member leave.
     *
     * @param memberId the member's id
     * @throws IllegalArgumentException if no such member is in a session now
     */
    public void leave(String memberId) {
        change(() -> state.leave(memberId));
    }

    /**
     * Ends a session; its members leave.
     *
     * @param sessionId the session's id
     * @throws IllegalArgumentException if there is no such session
     */
    public void endSession(String sessionId) {
        change(() -> state.session(sessionId).end(state.now()));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        byte[] credentials = (settings.projectId + ":" + settings.apiToken).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        if (!request.header("Authorization").filter(expected::equals).isPresent()) {
            throw SignalWireErrors.unauthorized();
        }
        return routes.find(request).orElseThrow(SignalWireErrors::notFound).respond();
    }

    /** Configures a fake SignalWire. */
    public static final class Builder {

        private String projectId = "00000000-fade-4000-8000-000000000000";
        private String apiToken = "made-up-api-token";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the credentials that the fake accepts.
         *
         * @param projectId the project's id
         * @param apiToken the API token
         * @return this builder
         */
        public Builder credentials(String projectId, String apiToken) {
            this.projectId = Objects.requireNonNull(projectId, "projectId");
            this.apiToken = Objects.requireNonNull(apiToken, "apiToken");
            return this;
        }

        /**
         * Sets the clock that gives the times of sessions and members, and decides when tokens expire.
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
        public FakeSignalWire start() {
            FakeSignalWire fake = new FakeSignalWire(this);
            fake.open();
            return fake;
        }
    }
}
