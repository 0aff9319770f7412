package io.unisession.testkit.videosdk;

import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.internal.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/**
 * VideoSDK's server API, versions 1 and 2, as its reference pages and its own server SDK describe it.
 *
 * <p>HTTP cannot create a session: it starts when {@link #joinParticipant} lets the first participant into a room, and
 * ends when the last one leaves or a request ends it. The fake checks the token in {@code Authorization}: a prefix such
 * as {@code Bearer }, a wrong signature, another project's key or an expired token gets HTTP 401. A token whose roles
 * lack {@code crawler} gets 403, and so does one with any roles in version 1, for which VideoSDK documents none. A
 * token without {@code exp} never expires. Both versions show the same rooms and sessions.
 *
 * <p>In version 2, <i>end session</i> ends whichever session is active in the room, even if the request names another.
 * VideoSDK's documentation and its own library disagree on whether the service does so; the fake takes the worse case
 * for a client. It ignores the filter {@code userId} when listing sessions, because no source says what it means.
 *
 * <p>Links in responses point to the fake itself, so if a client follows one, {@link #requests()} shows it.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/intro">VideoSDK API reference</a>
 */
public final class FakeVideoSdk extends FakeService {

    private final String apiKey;
    private final String secretKey;
    private final VideoSdkTokens tokens;
    private final VideoSdkState state;
    private final VideoSdkArtifactRoutes artifacts;
    private final RouteTable routes = new RouteTable();

    private FakeVideoSdk(Builder builder) {
        super("");
        this.apiKey = builder.apiKey;
        this.secretKey = builder.secretKey;
        this.tokens = new VideoSdkTokens(apiKey, secretKey, builder.clock);
        VideoSdkErrors errors = new VideoSdkErrors(builder.notFoundStatus);
        this.state = new VideoSdkState(builder.clock, errors, new VideoSdkEvents(this::send));
        VideoSdkSessionJson json =
                new VideoSdkSessionJson(apiKey, () -> baseUrl().toString());
        new VideoSdkEndingRoutes(state, json, errors, builder.asTheServerSdkReads).addTo(routes);
        VideoSdkPages pages = new VideoSdkPages(builder.shapes);
        new VideoSdkSessionRoutes(state, json, pages, builder.shapes).addTo(routes);
        new VideoSdkRoomRoutes(state, pages, () -> baseUrl().toString()).addTo(routes);
        new VideoSdkMeetingRoutes(state, pages, errors).addTo(routes);
        this.artifacts = new VideoSdkArtifactRoutes(pages, errors);
        artifacts.addTo(routes);
    }

    /**
     * Starts a fake with made-up keys and the system's clock. It returns 402 for unknown ids.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeVideoSdk start() {
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
     * Returns the project's API key.
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
    public String secretKey() {
        return secretKey;
    }

    /**
     * Signs a token that both versions of the API accept for an hour by the fake's clock.
     *
     * @return the value of an {@code Authorization} header, without any prefix
     */
    public String token() {
        return token(Duration.ofHours(1));
    }

    /**
     * Signs a token that expires after a lifetime by the fake's clock.
     *
     * @param lifetime how long the token is valid; negative for one that has expired
     * @return the value of an {@code Authorization} header, without any prefix
     */
    public String token(Duration lifetime) {
        return tokens.sign(lifetime);
    }

    /**
     * The events of sessions and participants, signed as VideoSDK signs its webhooks. Those of a room that was created
     * with a webhook go there. A receiver with this fake's address fetches the public key from it.
     *
     * @return the outbox
     */
    public EventOutbox events() {
        return outbox();
    }

    private void send(String url, String body) {
        outbox().add(SignedEvents.videoSdk(WebhookKeys.PAIR.getPrivate()).to(url), body);
    }

    /** Created only when a test needs it, because it takes a moment. */
    private static final class WebhookKeys {
        private static final KeyPair PAIR = create();

        private static KeyPair create() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        static FakeResponse response() {
            String key = Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded());
            return Json.response(
                    200,
                    Json.object()
                            .put("publicKey", "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n"));
        }
    }

    /**
     * Adds a session, given as a body of version 1 or 2. Until an operation changes the session, <i>get session</i>
     * returns exactly this text in both versions; lists show the fields that the fake knows.
     *
     * @param json a JSON object with an {@code id} or {@code _id}
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public void addSession(String json) {
        change(() -> state.addSession(json));
    }

    /**
     * Adds an entry to one of VideoSDK's lists of recordings, transcripts and HLS streams. Lists and <i>get</i> return
     * exactly this entry.
     *
     * @param path the path of the list, such as {@code /v2/recordings}, {@code /v2/recordings/participant/track}, {@code
     *     /v1/meeting-recordings}, {@code /ai/v1/post-transcriptions} or {@code /v2/hls}
     * @param json a JSON object with an {@code id}
     * @throws IllegalArgumentException if there is no such list, or the text is not a JSON object
     */
    public void addArtifact(String path, String json) {
        change(() -> artifacts.add(path, json));
    }

    /**
     * Creates a room, as <i>create room</i> does, or returns the existing one with this id.
     *
     * @param customRoomId the application's own id of the room
     * @return VideoSDK's id of the room
     */
    public String createRoom(String customRoomId) {
        return changeAndGet(() -> state.createRoom(customRoomId, null).roomId());
    }

    /**
     * Lets a participant join a room, as a browser or a phone does. The first one in a room starts a session; one who
     * rejoins gets another interval in the same session.
     *
     * @param roomId VideoSDK's id of the room or the application's own; a missing room is created
     * @param participantId the participant's id
     * @param name the participant's name
     * @return the id of the room's active session
     * @throws IllegalStateException if the room is deactivated or the participant is already in it
     */
    public String joinParticipant(String roomId, String participantId, String name) {
        return changeAndGet(() -> state.join(roomId, participantId, name).id());
    }

    /**
     * Lets a participant leave a room's active session. When the last one leaves, the session ends.
     *
     * @param roomId VideoSDK's id of the room or the application's own
     * @param participantId the participant's id
     * @throws IllegalStateException if that participant is not in that room now
     */
    public void leaveParticipant(String roomId, String participantId) {
        change(() -> {
            VideoSdkSession session = state.findRoom(roomId)
                    .flatMap(state::liveSession)
                    .orElseThrow(() -> new IllegalStateException("room " + roomId + " has no active session"));
            VideoSdkParticipant participant = session.participant(participantId)
                    .filter(VideoSdkParticipant::isPresent)
                    .orElseThrow(() -> new IllegalStateException(participantId + " is not in room " + roomId));
            state.leave(session, participant);
        });
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        if (request.path().equals("/v2/public/rsa-public-key")) {
            return WebhookKeys.response();
        }
        RouteTable.Match match =
                routes.find(request).orElseThrow(() -> new ErrorResponseException(VideoSdkErrors.unknownPath()));
        return tokens.refusal(request).orElseGet(match::respond);
    }

    /** Configures a fake VideoSDK. */
    public static final class Builder {

        private String apiKey = "made-up-api-key";
        private String secretKey = "made-up-secret-key-of-a-fake-project";
        private Clock clock = Clock.systemUTC();
        private int notFoundStatus = 402;
        private boolean asTheServerSdkReads;
        private Set<ResponseShape> shapes = Set.of();

        private Builder() {}

        /**
         * Sets the project's key, and the secret that signs tokens.
         *
         * @param apiKey the API key
         * @param secretKey the secret, of any length
         * @return this builder
         */
        public Builder keys(String apiKey, String secretKey) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            this.secretKey = Objects.requireNonNull(secretKey, "secretKey");
            return this;
        }

        /**
         * Sets the clock that decides when tokens expire and gives the times of sessions and intervals.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Returns 404 instead of 402 for unknown sessions, rooms and participants. The provider uses both.
         *
         * @return this builder
         */
        public Builder responseUnknownBy404() {
            this.notFoundStatus = 404;
            return this;
        }

        /**
         * In version 2, makes <i>end session</i> and <i>remove participant</i> return what VideoSDK's own server SDK
         * reads instead of what the reference pages show: a session with version 1's names, without {@code status} and
         * {@code links}, and a message in plain text.
         *
         * @return this builder
         */
        public Builder responseChangesAsTheServerSdkReads() {
            this.asTheServerSdkReads = true;
            return this;
        }

        /**
         * Sends responses in forms that are undocumented or no longer documented.
         *
         * @param shapes the forms; they replace those set before
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
