package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.EventOutbox;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.SignedEvents;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Janus server 1.x with the VideoRoom plugin, as the open-source server implements it: {@code message_plugin} of the
 * Admin API at {@code /admin}, and the public API at {@code /janus}.
 *
 * <p>Rooms, participants, and the Janus sessions and handles of clients keep state. A Janus session that is idle for too
 * long is gone, with its handles and the participants who joined on them. The plugin's requests <i>list</i>,
 * <i>listparticipants</i>, <i>exists</i>, <i>kick</i>, <i>destroy</i>, <i>create</i> and <i>join</i> work; the outcome of
 * joining comes as an event. Whatever goes wrong in the JSON gets HTTP 200 with Janus's code and words. Other paths and
 * methods get an empty 404.
 *
 * <p>The fake is stricter than Janus, which ignores what it does not know: fields and query parameters that a request
 * does not have get 400.
 *
 * @see <a href="https://janus.conf.meetecho.com/docs/videoroom">Reference of the VideoRoom plugin</a>
 */
public final class FakeJanus extends FakeService {

    private static final String EVENT_USER = "made-up-event-user";
    private static final String EVENT_PASSWORD = "made-up-event-password";

    private final String adminSecret;
    private final @Nullable String apiSecret;
    private final @Nullable String adminKey;
    private final JanusVideoRoom rooms;
    private final JanusConnections connections;
    private final RouteTable routes = new RouteTable();

    private FakeJanus(Builder builder) {
        super("");
        this.adminSecret = builder.adminSecret;
        this.apiSecret = builder.apiSecret;
        this.adminKey = builder.adminKey;
        SignedEvents signer = SignedEvents.janus(EVENT_USER, EVENT_PASSWORD).at(builder.clock);
        JanusEvents events = new JanusEvents(builder.clock, body -> outbox().add(signer, body));
        this.rooms = new JanusVideoRoom(builder.stringIds, builder.adminKey, events);
        this.connections = new JanusConnections(builder.clock, builder.sessionTimeout);
        if (builder.adminApi) {
            new JanusAdminRoutes(rooms, adminSecret).addTo(routes);
        }
        new JanusRoutes(rooms, connections, apiSecret).addTo(routes);
    }

    /**
     * Starts a fake with made-up secrets, numbers as ids, and the system's clock.
     *
     * @return a running fake, to be closed by the caller
     */
    public static FakeJanus start() {
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
     * Returns the address of the Admin API.
     *
     * @return a base URL for a client with the admin secret
     */
    public String adminUrl() {
        return baseUrl() + "/admin";
    }

    /**
     * Returns the address of the public API.
     *
     * @return a base URL for a client without the admin secret
     */
    public String apiUrl() {
        return baseUrl() + "/janus";
    }

    /**
     * Returns the secret of the Admin API.
     *
     * @return the secret, made up
     */
    public String adminSecret() {
        return adminSecret;
    }

    /**
     * Returns the secret of the public API.
     *
     * @return the secret, made up
     * @throws IllegalStateException if the fake needs none
     */
    public String apiSecret() {
        return required(apiSecret, "apiSecret");
    }

    /**
     * Returns the key with which rooms are created and private rooms listed.
     *
     * @return the key, made up
     * @throws IllegalStateException if the fake needs none
     */
    public String adminKey() {
        return required(adminKey, "adminKey");
    }

    /**
     * The events of rooms and people, as the event handler of Janus posts them.
     *
     * @return the outbox, which delivers nothing until it has a URL
     */
    public EventOutbox events() {
        return outbox();
    }

    /**
     * Returns the user name that is sent with the events.
     *
     * @return the user name, made up
     */
    public String eventUser() {
        return EVENT_USER;
    }

    /**
     * Returns the password that is sent with the events.
     *
     * @return the password, made up
     */
    public String eventPassword() {
        return EVENT_PASSWORD;
    }

    private static String required(@Nullable String secret, String name) {
        if (secret == null) {
            throw new IllegalStateException("this fake has no " + name);
        }
        return secret;
    }

    /**
     * Creates a room that nobody is in.
     *
     * @param room the room's id; a number unless the fake has string ids
     */
    public void createRoom(String room) {
        createRoom(room, "{}");
    }

    /**
     * Creates a room that nobody is in.
     *
     * @param room the room's id; a number unless the fake has string ids
     * @param settings a JSON object with fields of <i>create</i>, such as {@code secret} and {@code is_private}
     */
    public void createRoom(String room, String settings) {
        change(() -> rooms.open(rooms.id(room), Json.readObject(settings)));
    }

    /**
     * Lets a participant join a room, which is created if it does not exist. They stay until they are removed.
     *
     * @param room the room's id; a number unless the fake has string ids
     * @param participantId the participant's id, of the same kind
     * @param display the participant's name, or null for none
     */
    public void joinParticipant(String room, String participantId, @Nullable String display) {
        change(() -> {
            JsonNode id = rooms.id(room);
            rooms.find(id).orElseGet(() -> rooms.open(id, Json.object())).join(rooms.id(participantId), display);
        });
    }

    /**
     * Lets a participant leave a room.
     *
     * @param room the room's id
     * @param participantId the participant's id
     */
    public void leaveParticipant(String room, String participantId) {
        change(() -> rooms.find(rooms.id(room)).ifPresent(found -> found.leave(rooms.id(participantId))));
    }

    /**
     * Returns how many Janus sessions clients have open.
     *
     * @return the number
     */
    public int openSessions() {
        return changeAndGet(connections::open);
    }

    /**
     * Returns how many handles clients have open.
     *
     * @return the number
     */
    public int openHandles() {
        return changeAndGet(connections::openHandles);
    }

    @Override
    protected FakeResponse respond(ReceivedRequest request) {
        connections.endIdle();
        RouteTable.Match match =
                routes.find(request).orElseThrow(() -> new ErrorResponseException(FakeResponse.empty(404)));
        if (request.method().equals("POST") && !request.rawQuery().isEmpty()) {
            return FakeResponse.text(400, "the request has no query parameters");
        }
        return match.respond();
    }

    /** Configures a fake Janus. */
    public static final class Builder {

        private String adminSecret = "made-up-admin-secret";
        private @Nullable String apiSecret = "made-up-api-secret";
        private @Nullable String adminKey = "made-up-admin-key";
        private boolean adminApi = true;
        private boolean stringIds;
        private Duration sessionTimeout = Duration.ofSeconds(60);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Turns the Admin API off, as it is by default at Janus.
         *
         * @return this builder
         */
        public Builder withoutAdminApi() {
            this.adminApi = false;
            return this;
        }

        /**
         * Sets the secret of the public API.
         *
         * @param apiSecret the secret, or null if the API needs none
         * @return this builder
         */
        public Builder apiSecret(@Nullable String apiSecret) {
            this.apiSecret = apiSecret;
            return this;
        }

        /**
         * Sets the key with which rooms are created and private rooms listed.
         *
         * @param adminKey the key, or null if creating rooms needs none
         * @return this builder
         */
        public Builder adminKey(@Nullable String adminKey) {
            this.adminKey = adminKey;
            return this;
        }

        /**
         * Makes the ids of rooms and participants strings: {@code string_ids} in Janus's configuration.
         *
         * @return this builder
         */
        public Builder stringIds() {
            this.stringIds = true;
            return this;
        }

        /**
         * Sets how long a Janus session may be idle.
         *
         * @param sessionTimeout the time
         * @return this builder
         */
        public Builder sessionTimeout(Duration sessionTimeout) {
            this.sessionTimeout = Objects.requireNonNull(sessionTimeout, "sessionTimeout");
            return this;
        }

        /**
         * Sets the clock that decides when Janus sessions end.
         *
         * @param clock for example a {@link io.unisession.testkit.FakeClock}
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
        public FakeJanus start() {
            FakeJanus fake = new FakeJanus(this);
            fake.open();
            return fake;
        }
    }
}
