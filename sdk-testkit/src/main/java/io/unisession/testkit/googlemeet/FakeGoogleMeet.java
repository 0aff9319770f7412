package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

/**
 * Google Meet's REST API for conference records, their participants and the stays of these, and for spaces; and the
 * endpoint that gives a service account a token for a user.
 *
 * <p>A space has one conference after another. A record is forgotten 30 days after its conference. A person who comes back,
 * or joins from a second device, is the same participant with another participant session. Lists begin with what started
 * last; a page size above the largest is reduced to it, and an empty list is an empty object. A conference is ended by its
 * space.
 *
 * <p>Requests need a token with a scope that allows them. Query parameters that an operation does not have, and filters
 * that it does not support, get 400.
 *
 * @see <a href="https://developers.google.com/workspace/meet/api/reference/rest/v2">Google's reference</a>
 */
public final class FakeGoogleMeet extends FakeService {

    /** Half of what Google's keys have: each client signs with it, and a signature takes an eighth of the time. */
    private static final int KEY_BITS = 1024;

    /** One for all fakes, because making it takes long. */
    private static final KeyPair KEYS = keys();

    private final Builder settings;
    private final FakeGoogleTokens tokens;
    private final MeetState state;
    private final RouteTable routes = new RouteTable();

    private FakeGoogleMeet(Builder builder) {
        super("/v2");
        this.settings = builder;
        this.tokens = new FakeGoogleTokens(
                builder.serviceAccount, builder.user, (RSAPublicKey) KEYS.getPublic(), builder.clock);
        this.state = new MeetState(builder.clock);
        new MeetRoutes(state, tokens).addTo(routes);
        closesWith(tokens);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Starts a fake with made-up credentials and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeGoogleMeet start() {
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
     * Returns the service account that the token endpoint accepts.
     *
     * @return the account's address, made up
     */
    public String serviceAccount() {
        return settings.serviceAccount;
    }

    /**
     * Returns the service account's private key.
     *
     * @return the key in PEM, made for this run
     */
    public String privateKey() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * Returns the user in whose name the service account acts.
     *
     * @return the user's address, made up
     */
    public String user() {
        return settings.user;
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
     * Adds conference records: either one record, or a response to <i>list conference records</i>.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addConferenceRecords(String json) {
        change(() -> state.addConferenceRecords(json));
    }

    /**
     * Adds participants to the conference records in their names: either one participant, or a response to <i>list
     * participants</i>.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object, or there is no such record
     */
    public void addParticipants(String json) {
        change(() -> state.addParticipants(json));
    }

    /**
     * Adds recordings to the conference records in their names: either one, or a response to <i>list recordings</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addRecordings(String json) {
        change(() -> state.recordings().add(json));
    }

    /**
     * Adds transcripts to the conference records in their names: either one, or a response to <i>list transcripts</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addTranscripts(String json) {
        change(() -> state.transcripts().add(json));
    }

    /**
     * Adds participant sessions to the participants in their names: either one, or a response to <i>list participant
     * sessions</i>.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object, or there is no such participant
     */
    public void addParticipantSessions(String json) {
        change(() -> state.addParticipantSessions(json));
    }

    /**
     * Creates a space.
     *
     * @return the space's id, without {@code spaces/}
     */
    public String createSpace() {
        return changeAndGet(state::createSpace);
    }

    /**
     * Starts a conference.
     *
     * @param spaceId the id of a space; one that was not created has no meeting code
     * @return the id of the conference record, without {@code conferenceRecords/}
     * @throws IllegalArgumentException if the space has a conference
     */
    public String startConference(String spaceId) {
        return changeAndGet(() -> state.start(spaceId).id());
    }

    /**
     * Lets a user with an account join a conference.
     *
     * @param conferenceId the id of a conference record
     * @param userId the user's id, without {@code users/}
     * @param displayName the name that others see
     * @return the participant's id
     * @throws IllegalArgumentException if there is no such record, or its conference has ended
     */
    public String join(String conferenceId, String userId, String displayName) {
        ObjectNode person = Json.object().put("user", "users/" + userId).put("displayName", displayName);
        return changeAndGet(() -> state.join(state.conference(conferenceId), "signedinUser", person));
    }

    /**
     * Lets somebody without an account join a conference.
     *
     * @param conferenceId the id of a conference record
     * @param displayName the name that they typed
     * @return the participant's id
     * @throws IllegalArgumentException if there is no such record, or its conference has ended
     */
    public String joinAnonymously(String conferenceId, String displayName) {
        ObjectNode person = Json.object().put("displayName", displayName);
        return changeAndGet(() -> state.join(state.conference(conferenceId), "anonymousUser", person));
    }

    /**
     * Lets a participant come back, or join from another device.
     *
     * @param conferenceId the id of a conference record
     * @param participantId the participant's id
     * @throws IllegalArgumentException if there is no such participant, or the conference has ended
     */
    public void rejoin(String conferenceId, String participantId) {
        change(() -> {
            MeetConference conference = state.conference(conferenceId);
            state.join(conference, state.participant(conference, participantId));
        });
    }

    /**
     * Lets a participant leave with all devices. One who is not there is not there afterwards either.
     *
     * @param conferenceId the id of a conference record
     * @param participantId the participant's id
     * @throws IllegalArgumentException if there is no such participant
     */
    public void leave(String conferenceId, String participantId) {
        change(() ->
                state.participant(state.conference(conferenceId), participantId).leave(state.now()));
    }

    /**
     * Ends a conference, as when the last person leaves.
     *
     * @param conferenceId the id of a conference record
     * @throws IllegalArgumentException if there is no such record
     */
    public void endConference(String conferenceId) {
        change(() -> state.conference(conferenceId).end(state.now()));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request).orElseThrow(MeetErrors::notFound).respond();
    }

    /** Configures a fake Google Meet. */
    public static final class Builder {

        private String serviceAccount = "made-up@example-project.iam.gserviceaccount.com";
        private String user = "host@example.test";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets who can get tokens.
         *
         * @param serviceAccount the service account's address
         * @param user the address of the user in whose name it acts
         * @return this builder
         */
        public Builder serviceAccount(String serviceAccount, String user) {
            this.serviceAccount = Objects.requireNonNull(serviceAccount, "serviceAccount");
            this.user = Objects.requireNonNull(user, "user");
            return this;
        }

        /**
         * Sets the clock that gives the times of conferences, and decides when tokens and records expire.
         *
         * @param clock for example a {@link FakeClock}
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Starts the fake on free ports of the loopback interface.
         *
         * @return a running fake, to be closed by the caller
         */
        public FakeGoogleMeet start() {
            FakeGoogleMeet fake = new FakeGoogleMeet(this);
            fake.tokens.listen();
            fake.open();
            return fake;
        }
    }
}
