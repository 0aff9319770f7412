package io.unisession.testkit.tenbyte;

import io.unisession.testkit.Call;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Tenbyte's webinar API, as its OpenAPI document describes it: getting, listing, joining, ending and deleting sessions, and
 * what a host does with rooms and sessions.
 *
 * <p>Reading one session, all sessions or the live ones is public: the fake needs no credential and ignores any, but
 * {@link #requests()} shows whether one was sent. Everything else needs {@code X-API-Key} or a {@code Bearer} token.
 * Successful responses have the envelope {@code {success, data, timestamp}}. This API has no participants.
 *
 * @see <a href="https://docs.tenbyte.io/api-reference/sessions/get-session-by-id-public">Tenbyte API reference</a>
 */
public final class FakeTenbyte extends FakeService {

    private final String apiKey;
    private final String bearerToken;
    private final TenbyteState state;
    private final RouteTable routes = new RouteTable();

    private FakeTenbyte(Builder builder) {
        super("/v1/webinar");
        this.apiKey = builder.apiKey;
        this.bearerToken = builder.bearerToken;
        this.state = new TenbyteState(builder.clock);
        TenbyteEnvelope envelope = new TenbyteEnvelope(builder.clock);
        // Before the routes with an id, because "stats" is not one.
        new TenbyteHostRoutes(state, envelope, this::withCredential).addTo(routes);
        new TenbyteRoutes(state, envelope, this::withCredential).addTo(routes);
    }

    /**
     * Starts a fake with made-up credentials and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeTenbyte start() {
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
     * Returns the key that the fake accepts in {@code X-API-Key}.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Returns the token that the fake accepts after {@code Authorization: Bearer}. It is not a JWT; a client sends it
     * unchanged.
     *
     * @return the token, made up
     */
    public String bearerToken() {
        return bearerToken;
    }

    /**
     * Adds a session: either a bare session, or a whole body of <i>get session</i>, which <i>get session</i> then
     * returns unchanged until an operation changes the session.
     *
     * @param json a JSON object with {@code /data/id} or {@code /id}
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Schedules a session, as a host does. It is not live yet.
     *
     * @param roomId the session's room
     * @param title the session's title
     * @return the new session's id
     */
    public String scheduleSession(String roomId, String title) {
        return changeAndGet(() -> state.schedule(roomId, title).id());
    }

    /**
     * Starts a session, as a host does: it goes live.
     *
     * @param sessionId the id of an existing session
     * @throws IllegalArgumentException if there is no such session
     */
    public void goLive(String sessionId) {
        change(() -> state.goLive(
                state.find(sessionId).orElseThrow(() -> new IllegalArgumentException("no session " + sessionId))));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request).map(RouteTable.Match::respond).orElseGet(TenbyteErrors::notFound);
    }

    private Call.Handler withCredential(Call.Handler handler) {
        return call -> {
            Optional<String> key = call.request().header("X-API-Key");
            Optional<String> authorization = call.request().header("Authorization");
            if (key.isEmpty() && authorization.isEmpty()) {
                return TenbyteErrors.credentialMissing();
            }
            boolean known = key.filter(apiKey::equals).isPresent()
                    || authorization.filter(("Bearer " + bearerToken)::equals).isPresent();
            return known ? handler.respond(call) : TenbyteErrors.credentialWrong();
        };
    }

    /** Configures a fake Tenbyte. */
    public static final class Builder {

        private String apiKey = "made-up-tenbyte-key";
        private String bearerToken = "made-up-tenbyte-token";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the key that the fake accepts in {@code X-API-Key}.
         *
         * @param apiKey the key
         * @return this builder
         */
        public Builder apiKey(String apiKey) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            return this;
        }

        /**
         * Sets the token that the fake accepts after {@code Authorization: Bearer}.
         *
         * @param bearerToken the token
         * @return this builder
         */
        public Builder bearerToken(String bearerToken) {
            this.bearerToken = Objects.requireNonNull(bearerToken, "bearerToken");
            return this;
        }

        /**
         * Sets the clock that gives the times of sessions and the envelope's timestamp.
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
        public FakeTenbyte start() {
            FakeTenbyte fake = new FakeTenbyte(this);
            fake.open();
            return fake;
        }
    }
}
