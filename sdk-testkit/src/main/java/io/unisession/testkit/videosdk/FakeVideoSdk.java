package io.unisession.testkit.videosdk;

import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * VideoSDK's server API, versions 1 and 2, as its reference pages and its own server SDK describe it.
 *
 * <p>A session cannot be made by HTTP: it starts when {@link #joinParticipant} lets the first participant into a room
 * and ends when the last one leaves or when it is ended. The token in {@code Authorization} is checked: a prefix such
 * as {@code Bearer }, a wrong signature, another project's key or an expired token gets HTTP 401. A token whose roles
 * lack {@code crawler} gets 403, and so does one with any roles in version 1, for which VideoSDK documents none. A token
 * without {@code exp} never expires. Both versions show the same rooms and sessions.
 *
 * <p>In version 2, <i>end session</i> ends whichever session is active in the room, even if the request names another.
 * Whether the service does so is not known: its documentation and its own library differ. This is the worse case for a
 * client. The filter {@code userId} of the list of
 * sessions is ignored, since no source says what it means.
 *
 * <p>Links in responses point to the fake itself, so that a client that follows one shows in {@link #requests()}.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/intro">VideoSDK API reference</a>
 */
public final class FakeVideoSdk extends FakeService {

    private final String apiKey;
    private final String secretKey;
    private final VideoSdkTokens tokens;
    private final VideoSdkState state;
    private final RouteTable routes = new RouteTable();

    private FakeVideoSdk(Builder builder) {
        super("");
        this.apiKey = builder.apiKey;
        this.secretKey = builder.secretKey;
        this.tokens = new VideoSdkTokens(apiKey, secretKey, builder.clock);
        VideoSdkErrors errors = new VideoSdkErrors(builder.notFoundStatus);
        this.state = new VideoSdkState(builder.clock, errors);
        VideoSdkSessionJson json =
                new VideoSdkSessionJson(apiKey, () -> baseUrl().toString());
        new VideoSdkEndingRoutes(state, json, errors, builder.asTheServerSdkReads).addTo(routes);
        VideoSdkPages pages = new VideoSdkPages(builder.shapes);
        new VideoSdkSessionRoutes(state, json, pages, builder.shapes).addTo(routes);
        new VideoSdkRoomRoutes(state, pages, () -> baseUrl().toString()).addTo(routes);
        new VideoSdkMeetingRoutes(state, pages, errors).addTo(routes);
    }

    /**
     * Starts a fake with made-up keys and the system's clock, which responds with 402 for what it does not know.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeVideoSdk start() {
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
     * Returns the project's API key.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Returns the secret that tokens are signed with: HS256 by the UTF-8 bytes of this text.
     *
     * @return the secret, made up
     */
    public String secretKey() {
        return secretKey;
    }

    /**
     * Signs a token that both versions of the API accept for an hour of the fake's clock.
     *
     * @return the value of an {@code Authorization} header, without any prefix
     */
    public String token() {
        return token(Duration.ofHours(1));
    }

    /**
     * Signs a token that expires after a lifetime by the fake's clock.
     *
     * @param lifetime until the token expires; negative for one that has expired
     * @return the value of an {@code Authorization} header, without any prefix
     */
    public String token(Duration lifetime) {
        return tokens.sign(lifetime);
    }

    /**
     * Puts a session in, described by a body of version 1 or 2. Until an operation changes the session, <i>get
     * session</i> of both versions responses exactly this text; lists show what the fake understood of it.
     *
     * @param json a JSON object with an {@code id} or {@code _id}
     * @throws IllegalArgumentException if the text is no JSON object or has no id
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Makes a room, as <i>create room</i> does, or finds the one that has this id already.
     *
     * @param customRoomId the id that the room's creator chooses
     * @return the room's own id
     */
    public String createRoom(String customRoomId) {
        return changeAndGet(() -> state.createRoom(customRoomId, null).roomId());
    }

    /**
     * Lets somebody into a room, as a browser or a phone does. The first one in a room starts a session; one who comes
     * back gets a second interval in the same session.
     *
     * @param roomId a room's id or its creator's id for it; a room that does not exist is made
     * @param participantId the participant's id
     * @param name the participant's name
     * @return the id of the session that goes on in the room
     * @throws IllegalStateException if the room is deactivated or the participant is in it already
     */
    public String joinParticipant(String roomId, String participantId, String name) {
        return changeAndGet(() -> state.join(roomId, participantId, name).id());
    }

    /**
     * Lets somebody leave the session that goes on in a room. With the last participant the session ends.
     *
     * @param roomId a room's id or its creator's id for it
     * @param participantId the participant's id
     * @throws IllegalStateException if that participant is not in that room now
     */
    public void leaveParticipant(String roomId, String participantId) {
        change(() -> {
            VideoSdkSession session = state.findRoom(roomId)
                    .flatMap(state::liveSession)
                    .orElseThrow(() -> new IllegalStateException("no session goes on in room " + roomId));
            VideoSdkParticipant participant = session.participant(participantId)
                    .filter(VideoSdkParticipant::isPresent)
                    .orElseThrow(() -> new IllegalStateException(participantId + " is not in room " + roomId));
            state.leave(session, participant);
        });
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        RouteTable.Match match =
                routes.find(request).orElseThrow(() -> new ErrorResponseException(VideoSdkErrors.unknownPath()));
        return tokens.refusal(request).orElseGet(match::respond);
    }

    /** Says how a fake VideoSDK differs from the usual one. */
    public static final class Builder {

        private String apiKey = "made-up-api-key";
        private String secretKey = "made-up-secret-key-of-a-fake-project";
        private Clock clock = Clock.systemUTC();
        private int notFoundStatus = 402;
        private boolean asTheServerSdkReads;
        private Set<ResponseShape> shapes = Set.of();

        private Builder() {}

        /**
         * Sets the project's key and the secret that tokens are signed with.
         *
         * @param apiKey the API key
         * @param secretKey the secret; of any length, for the provider promises none
         * @return this builder
         */
        public Builder keys(String apiKey, String secretKey) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            this.secretKey = Objects.requireNonNull(secretKey, "secretKey");
            return this;
        }

        /**
         * Sets the clock that tokens expire by and that times of sessions and stays are read from.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Lets unknown sessions, rooms and participants be answered by 404 instead of 402. The provider uses both.
         *
         * @return this builder
         */
        public Builder responseUnknownBy404() {
            this.notFoundStatus = 404;
            return this;
        }

        /**
         * Lets version 2's <i>end session</i> and <i>remove participant</i> response what VideoSDK's own server SDK reads
         * instead of what the reference pages show: a session in the names of version 1 without {@code status} and
         * {@code links}, and a message in plain text.
         *
         * @return this builder
         */
        public Builder responseChangesAsTheServerSdkReads() {
            this.asTheServerSdkReads = true;
            return this;
        }

        /**
         * Lets responses come in forms that are not documented, or not any more.
         *
         * @param shapes the forms; those given before are forgotten
         * @return this builder
         */
        public Builder responseShapes(ResponseShape... shapes) {
            this.shapes = Set.of(shapes);
            return this;
        }

        /**
         * Starts the fake on a free port of the loopback interface.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeVideoSdk start() {
            FakeVideoSdk fake = new FakeVideoSdk(this);
            fake.open();
            return fake;
        }
    }
}
