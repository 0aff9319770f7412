package io.unisession.testkit.daily;

import io.unisession.testkit.Call;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The meetings of Daily's REST API, as its reference describes them: listed, read, with the people who were in them, and
 * left by those who are ejected; and the tokens with which people join.
 *
 * <p>A meeting begins when somebody joins a room that nobody is in, and ends when the last person leaves. The service
 * begins it only after half a minute alone, and ends it after ten. Everyone who joins gets an id of their own, also
 * those who come back. The people of a meeting are listed with the latest first, and after the last of them the fake
 * responds with 404, as the documentation promises. Lists are not read backwards: there is no {@code ending_before} and
 * no {@code joined_before}.
 *
 * <p>The fake refuses whatever is not documented: unknown paths, parameters and fields, numbers out of range, and requests
 * without {@code Authorization: Bearer} and the key.
 *
 * @see <a href="https://docs.daily.co/reference/rest-api/meetings">Daily's reference</a>
 */
public final class FakeDaily extends FakeService {
    private final String apiKey;
    private final String webhookSecret;
    private final DailyState state;
    private final RouteTable routes = new RouteTable();

    private FakeDaily(Builder builder) {
        super("/v1");
        this.apiKey = builder.apiKey;
        this.webhookSecret = builder.webhookSecret;
        SignedEvents signer = SignedEvents.daily(webhookSecret).at(builder.clock);
        this.state = new DailyState(builder.clock, new DailyEvents(builder.clock, body -> outbox().add(signer, body)));
        new DailyRoutes(state).addTo(routes, this::withKey);
    }

    /**
     * Starts a fake with a made-up key and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeDaily start() {
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
     * Returns the API key that the fake accepts.
     *
     * @return the key, made up
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Returns the secret that signs the events.
     *
     * @return the secret in Base64, made up
     */
    public String webhookSecret() {
        return webhookSecret;
    }

    /**
     * The events of meetings and participants, signed as Daily signs its webhooks.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    /**
     * Adds a meeting, given as a response to <i>get meeting</i> or as an element of <i>list meetings</i>. Until somebody
     * joins or leaves, it stays as it is.
     *
     * @param json a JSON object with {@code id}, and with {@code participants} if it has some
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public void addMeeting(String json) {
        change(() -> state.addMeeting(json));
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
     * Adds transcripts: either one, or a response to <i>list transcripts</i>. They stay as they are.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public void addTranscripts(String json) {
        change(() -> state.transcripts().add(json));
    }

    /**
     * Adds people to a meeting, given as a response to <i>get meeting participants</i>.
     *
     * @param meetingId the id of a meeting
     * @param json a JSON object with {@code data}
     * @throws IllegalArgumentException if there is no such meeting, or the text is not a JSON object
     */
    public void addParticipants(String meetingId, String json) {
        change(() -> existing(meetingId).addPeople(Json.readObject(json).path("data")));
    }

    /**
     * Lets somebody join a room, which begins a meeting if nobody is in it.
     *
     * @param room the room's name
     * @param userId the application's id for the person; null if their token has none
     * @param name the person's name; null if they have none
     * @return the meeting's id
     */
    public String joinParticipant(String room, @Nullable String userId, @Nullable String name) {
        return changeAndGet(() -> state.join(room, userId, name).id());
    }

    /**
     * Lets somebody join a room with a token, as their browser does.
     *
     * @param room the room's name
     * @param token a token that the fake made
     * @return the meeting's id
     * @throws IllegalStateException if the token is not valid now, or is for another room
     */
    public String joinWithToken(String room, String token) {
        return changeAndGet(() -> state.joinWithToken(token, room).id());
    }

    /**
     * Lets somebody leave a meeting, which ends it if nobody is left.
     *
     * @param meetingId the id of a meeting
     * @param participantId the person's {@code participant_id}
     * @throws IllegalArgumentException if there is no such meeting, or that person is not in it now
     */
    public void leaveParticipant(String meetingId, String participantId) {
        change(() -> {
            DailyMeeting meeting = existing(meetingId);
            DailyPerson person = meeting.present(participantId)
                    .orElseThrow(() -> new IllegalArgumentException(participantId + " is not in " + meetingId));
            state.leave(meeting, person);
        });
    }

    /**
     * Lets everybody leave a room, which ends the meeting in it.
     *
     * @param room the room's name; nothing happens if nobody is in it
     */
    public void endMeeting(String room) {
        change(() -> state.end(room));
    }

    /**
     * Returns who is in a meeting now, which its responses do not say.
     *
     * @param meetingId the id of a meeting
     * @return each {@code participant_id}, the latest first
     * @throws IllegalArgumentException if there is no such meeting
     */
    public List<String> presentIn(String meetingId) {
        return changeAndGet(() -> existing(meetingId).people().stream()
                .filter(DailyPerson::isPresent)
                .map(DailyPerson::id)
                .toList());
    }

    private DailyMeeting existing(String meetingId) {
        return state.find(meetingId).orElseThrow(() -> new IllegalArgumentException("no meeting " + meetingId));
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        return routes.find(request)
                .orElseThrow(() -> DailyErrors.notFound(request.path()))
                .respond();
    }

    private Call.Handler withKey(Call.Handler handler) {
        return call -> {
            Optional<String> authorization = call.request().header("Authorization");
            if (authorization.filter(value -> value.startsWith("Bearer ")).isEmpty()) {
                return DailyErrors.noBearer();
            }
            return authorization.filter(("Bearer " + apiKey)::equals).isPresent()
                    ? handler.respond(call)
                    : DailyErrors.wrongKey();
        };
    }

    /** Configures a fake Daily. */
    public static final class Builder {
        private String apiKey = "made-up-daily-key";
        private String webhookSecret = "bWFkZS11cC1kYWlseS13ZWJob29rLXNlY3JldA==";
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the only key that the fake accepts.
         *
         * @param apiKey the key
         * @return this builder
         */
        public Builder apiKey(String apiKey) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            return this;
        }

        /**
         * Sets the secret that signs the events.
         *
         * @param webhookSecret the secret in Base64
         * @return this builder
         */
        public Builder webhookSecret(String webhookSecret) {
            this.webhookSecret = Objects.requireNonNull(webhookSecret, "webhookSecret");
            return this;
        }

        /**
         * Sets the clock that gives the times of meetings and decides when tokens expire.
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
        public FakeDaily start() {
            FakeDaily fake = new FakeDaily(this);
            fake.open();
            return fake;
        }
    }
}
