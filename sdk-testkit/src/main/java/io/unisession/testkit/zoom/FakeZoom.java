package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Zoom's API: Meetings with server-to-server OAuth, and the Video SDK with tokens that the application signs.
 *
 * <p>The fake keeps the runs of meetings, the sessions of the Video SDK, and the stays of people. A run goes on until it is
 * ended. As at Zoom, <i>past meeting</i> does not have what is going on, ids that begin with a slash or have two in a row
 * must be encoded twice in a path and all others once, days are listed a month at a time within six months, the tokens of
 * pages are for one list and a quarter of an hour, and nobody is listed for a meeting that one person was in. Query
 * parameters that an operation does not have get 400. Each response has the label of its rate limit.
 *
 * @see <a href="https://developers.zoom.us/docs/api/">Zoom's reference</a>
 */
public final class FakeZoom extends FakeService {

    private static final String HOST = "made-up-host";

    private final Builder settings;
    private final FakeZoomTokens tokens;
    private final ZoomQuotas quotas;
    private final SequentialIds ids = new SequentialIds();
    private final ZoomRuns meetings;
    private final ZoomRuns sessions;
    private final List<String> users = new ArrayList<>(List.of(HOST));
    private final ZoomMeetingRoutes meetingRoutes;
    private final RouteTable routes = new RouteTable();
    private final EventOutbox outbox = outbox();

    private FakeZoom(Builder builder) {
        super("/v2");
        this.settings = builder;
        SignedEvents signer = SignedEvents.zoom(builder.webhookSecret).at(builder.clock);
        this.meetings = new ZoomRuns(
                builder.clock, ids, new ZoomEvents(false, builder.clock, body -> outbox.add(signer, body)));
        this.sessions =
                new ZoomRuns(builder.clock, ids, new ZoomEvents(true, builder.clock, body -> outbox.add(signer, body)));
        this.tokens = new FakeZoomTokens(builder.accountId, builder.clientId, builder.clientSecret, builder.clock);
        this.quotas = new ZoomQuotas(builder.clock);
        this.meetingRoutes = new ZoomMeetingRoutes(meetings, users, builder.clock, tokens, quotas);
        meetingRoutes.addTo(routes);
        new ZoomVideoRoutes(
                        sessions,
                        builder.clock,
                        new ZoomVideoTokens(builder.apiKey, builder.apiSecret, builder.clock),
                        quotas)
                .addTo(routes);
    }

    /**
     * Starts a fake with made-up credentials and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeZoom start() {
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
     * Returns the account id that the token endpoint accepts.
     *
     * @return the id, made up
     */
    public String accountId() {
        return settings.accountId;
    }

    /**
     * Returns the client id that the token endpoint accepts.
     *
     * @return the id, made up
     */
    public String clientId() {
        return settings.clientId;
    }

    /**
     * Returns the client's secret.
     *
     * @return the secret, made up
     */
    public String clientSecret() {
        return settings.clientSecret;
    }

    /**
     * Returns the API key of the Video SDK.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return settings.apiKey;
    }

    /**
     * Returns the API secret of the Video SDK.
     *
     * @return the secret, made up
     */
    public String apiSecret() {
        return settings.apiSecret;
    }

    /**
     * Returns the address of the token endpoint, on {@code 127.0.0.1}. Requests for tokens are not among {@link
     * #requests()}.
     *
     * @return the URL
     */
    public String tokenUrl() {
        return tokens.baseUrl() + "/token";
    }

    /**
     * Returns the service that issues the tokens, to see what it received or to queue responses.
     *
     * @return the service, which is closed with this one
     */
    public FakeService tokenService() {
        return tokens;
    }

    @Override
    public void servesHttp2() {
        super.servesHttp2();
        tokens.servesHttp2();
    }

    /**
     * Returns the user who hosts meetings unless a test names another.
     *
     * @return the user's id, made up
     */
    public String hostId() {
        return HOST;
    }

    /**
     * Adds a user to the account.
     *
     * @param userId the user's id
     */
    public void addUser(String userId) {
        change(() -> users.add(userId));
    }

    /**
     * Removes a user from the account.
     *
     * @param userId the user's id
     */
    public void removeUser(String userId) {
        change(() -> users.remove(userId));
    }

    /**
     * Makes Zoom forget all tokens that it issued.
     */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /**
     * Takes a scope away from the app.
     *
     * @param scope the scope, such as {@code meeting:read:past_meeting:admin}
     */
    public void lackScope(String scope) {
        tokens.lackScope(scope);
    }

    /**
     * Takes a feature away from the account's plan.
     *
     * @param feature {@code reports} or {@code dashboards}
     */
    public void lackFeature(String feature) {
        change(() -> meetingRoutes.lack(feature));
    }

    /**
     * Limits the requests of a category within the next second.
     *
     * @param category the label, such as {@code Light}
     * @param requests how many requests are accepted
     */
    public void limitPerSecond(String category, int requests) {
        change(() -> quotas.limitPerSecond(category, requests));
    }

    /**
     * Limits the requests of a category until midnight in UTC.
     *
     * @param category the label, such as {@code Heavy}
     * @param requests how many requests are accepted
     */
    public void limitPerDay(String category, int requests) {
        change(() -> quotas.limitPerDay(category, requests));
    }

    /**
     * Adds a meeting that has ended, given as a response to <i>get past meeting</i>.
     *
     * @param json a JSON object with {@code uuid} and {@code id}
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addEndedMeeting(String json) {
        ObjectNode meeting = Json.readObject(json);
        String host = Json.text(meeting, "host_id").orElse(HOST);
        change(() -> meetings.add(
                new ZoomRun(meeting.path("uuid").asText(), meeting.path("id").asText(), host, meeting)));
    }

    /**
     * Adds the cloud recording of a meeting, given as a response to <i>get meeting recordings</i>. It stays as it is, but
     * only those who ask for {@code download_access_token} get it.
     *
     * @param json a JSON object with {@code uuid}, {@code id} and {@code recording_files}
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addRecording(String json) {
        change(() -> meetingRoutes.recordings().add(json));
    }

    /**
     * Adds a session of the Video SDK that has ended, given as a response to <i>get session</i>.
     *
     * @param json a JSON object with {@code id} and {@code session_name}
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addEndedSession(String json) {
        ObjectNode session = Json.readObject(json);
        change(() -> sessions.add(new ZoomRun(
                session.path("id").asText(), session.path("session_name").asText(), HOST, session)));
    }

    /**
     * Returns the secret token that signs the events of both products.
     *
     * @return the secret token, made up
     */
    public String webhookSecret() {
        return settings.webhookSecret;
    }

    /**
     * The events of meetings and of sessions of the Video SDK, signed as Zoom signs its webhooks.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox;
    }

    /**
     * Starts a meeting of the usual host, or returns the run that is going on.
     *
     * @param number the number of the meeting
     * @param topic its topic
     * @return the UUID of the run
     */
    public String startMeeting(long number, String topic) {
        return startMeeting(number, topic, HOST, changeAndGet(ids::zoomUuid));
    }

    /**
     * Starts a meeting with a UUID of the test's own, or returns the run that is going on.
     *
     * @param number the number of the meeting
     * @param topic its topic
     * @param hostId the user who hosts it
     * @param uuid the UUID of the run, if it is a new one
     * @return the UUID of the run
     */
    public String startMeeting(long number, String topic, String hostId, String uuid) {
        return changeAndGet(() -> meetings.start(uuid, Long.toString(number), topic, hostId));
    }

    /**
     * Starts a session of the Video SDK, or returns the one with this name that is going on.
     *
     * @param name the name of the session
     * @return the session's id
     */
    public String startSession(String name) {
        return startSession(name, changeAndGet(ids::zoomUuid));
    }

    /**
     * Starts a session of the Video SDK with an id of the test's own, or returns the one with this name that is going on.
     *
     * @param name the name of the session
     * @param id its id, if it is a new one
     * @return the session's id
     */
    public String startSession(String name, String id) {
        return changeAndGet(() -> sessions.start(id, name, name, HOST));
    }

    /**
     * Lets somebody join a meeting.
     *
     * @param uuid the UUID of the run
     * @param userId Zoom's id of the person; empty for a guest
     * @param name the person's name
     * @throws IllegalStateException if the meeting has ended, or there is none
     */
    public void joinMeeting(String uuid, String userId, String name) {
        change(() -> meetings.join(uuid, userId, name, "in_meeting"));
    }

    /**
     * Lets somebody wait in the waiting room of a meeting.
     *
     * @param uuid the UUID of the run
     * @param userId Zoom's id of the person; empty for a guest
     * @param name the person's name
     * @throws IllegalStateException if the meeting has ended, or there is none
     */
    public void joinWaitingRoom(String uuid, String userId, String name) {
        change(() -> meetings.join(uuid, userId, name, "in_waiting_room"));
    }

    /**
     * Lets somebody leave a meeting or its waiting room.
     *
     * @param uuid the UUID of the run
     * @param person Zoom's id of the person, or the name of a guest
     * @throws IllegalStateException if there is no such meeting
     */
    public void leaveMeeting(String uuid, String person) {
        change(() -> meetings.leave(uuid, person));
    }

    /**
     * Lets somebody join a session of the Video SDK.
     *
     * @param id the session's id
     * @param userKey the application's own id of the person; empty for none
     * @param name the person's name
     * @return the {@code participant_uuid} of this stay
     * @throws IllegalStateException if the session has ended, or there is none
     */
    public String joinSession(String id, String userKey, String name) {
        return changeAndGet(() -> sessions.join(id, userKey, name, "")).participantUuid();
    }

    /**
     * Lets somebody leave a session of the Video SDK.
     *
     * @param id the session's id
     * @param person the application's own id of the person, or the name of somebody without one
     * @throws IllegalStateException if there is no such session
     */
    public void leaveSession(String id, String person) {
        change(() -> sessions.leave(id, person));
    }

    /**
     * Ends a meeting, as its host does.
     *
     * @param uuid the UUID of the run
     * @throws IllegalStateException if there is no such meeting
     */
    public void endMeeting(String uuid) {
        change(() -> meetings.end(uuid));
    }

    /**
     * Ends a session of the Video SDK, as its host does.
     *
     * @param id the session's id
     * @throws IllegalStateException if there is no such session
     */
    public void endSession(String id) {
        change(() -> sessions.end(id));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request).orElseThrow(ZoomErrors::unknownPath).respond();
    }

    /** Configures a fake Zoom. */
    public static final class Builder {

        private String accountId = "made-up-account";
        private String clientId = "made-up-client";
        private String clientSecret = "made-up-client-secret";
        private String apiKey = "made-up-api-key";
        private String apiSecret = "made-up-api-secret-of-thirty-two-characters";
        private String webhookSecret = "made-up-webhook-secret";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the only credentials for Meetings that the token endpoint accepts.
         *
         * @param accountId the account id
         * @param clientId the client id
         * @param clientSecret the client's secret
         * @return this builder
         */
        public Builder credentials(String accountId, String clientId, String clientSecret) {
            this.accountId = Objects.requireNonNull(accountId, "accountId");
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
            return this;
        }

        /**
         * Sets the only API key of the Video SDK that the fake accepts, and its secret.
         *
         * @param apiKey the key
         * @param apiSecret the secret
         * @return this builder
         */
        public Builder videoCredentials(String apiKey, String apiSecret) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            this.apiSecret = Objects.requireNonNull(apiSecret, "apiSecret");
            return this;
        }

        /**
         * Sets the secret token that signs the events.
         *
         * @param webhookSecret the secret token
         * @return this builder
         */
        public Builder webhookSecret(String webhookSecret) {
            this.webhookSecret = Objects.requireNonNull(webhookSecret, "webhookSecret");
            return this;
        }

        /**
         * Sets the clock that decides when tokens expire and what is history, and gives the times of meetings and stays.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Starts the fake and its token endpoint on free ports of the loopback interface.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeZoom start() {
            FakeZoom fake = new FakeZoom(this);
            fake.tokens.listen();
            fake.closesWith(fake.tokens);
            fake.open();
            return fake;
        }
    }
}
