package io.unisession.janus;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.SessionException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the VideoRoom plugin: through the Admin API's {@code message_plugin}, or through a handle of the public
 * API. A handle belongs to a Janus session, which is a connection of this client, not a meeting. Both are opened when they
 * are first needed, shared by all threads, and opened again when Janus has let them time out.
 */
final class VideoRoom {
    private static final String PLUGIN = "janus.plugin.videoroom";

    /** Janus returns it, and nothing else depends on it over HTTP, where each response belongs to its request. */
    private static final String TRANSACTION = "unisession";

    /** Surely fits into 64 bits. Janus's own have at most 16 digits. */
    private static final int LONGEST_NUMBER = 18;

    private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(2);

    private final HttpPipeline http;
    private final boolean adminApi;
    private final boolean stringIds;
    private final @Nullable Authenticator handles;
    private final AtomicReference<@Nullable String> openSession = new AtomicReference<>();

    VideoRoom(HttpPipeline http, JanusSettings settings, Authenticator credentials, Timing timing) {
        this.http = http;
        this.adminApi = settings.usesAdminApi();
        this.stringIds = settings.hasStringIds();
        this.handles = adminApi
                ? null
                : Authenticator.path(TokenSource.fetched(this::openHandle, Duration.ZERO, timing), credentials);
    }

    /**
     * A request that reads from one room.
     *
     * @param operation the name that errors show
     * @param verb the plugin's name of the request
     */
    ApiRequest read(String operation, String verb, String roomId) {
        Endpoint.requireId("sessionId", roomId);
        return request(Endpoint.post(operation, "/").idempotent(), verb, Map.of("room", id(roomId)));
    }

    /** A request that lists all rooms, the private ones too if there is an admin key. */
    ApiRequest list(String operation, @Nullable Secret adminKey) {
        return withSecret(
                Endpoint.post(operation, "/").idempotent(), "list", new LinkedHashMap<>(), "admin_key", adminKey);
    }

    /**
     * A request that changes one room. It is not repeated: after a response that got lost, the same id may be somebody
     * else's.
     *
     * @param participantId the participant whom it is about; null if it is about the room
     * @param roomSecret the room's secret; null if it has none
     */
    ApiRequest change(
            String operation, String verb, String roomId, @Nullable String participantId, @Nullable Secret roomSecret) {
        Endpoint.requireId("sessionId", roomId);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("room", id(roomId));
        if (participantId != null) {
            fields.put("id", id(Endpoint.requireId("participantId", participantId)));
        }
        return withSecret(Endpoint.post(operation, "/"), verb, fields, "secret", roomSecret);
    }

    private ApiRequest withSecret(
            Endpoint endpoint, String verb, Map<String, Object> fields, String name, @Nullable Secret secret) {
        if (secret == null) {
            return request(endpoint, verb, fields);
        }
        fields.put(name, secret.reveal());
        return request(endpoint, verb, fields).hiding(List.of(secret));
    }

    private ApiRequest request(Endpoint endpoint, String verb, Map<String, ?> fields) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("request", verb);
        message.putAll(fields);
        Map<String, Object> body = body(adminApi ? "message_plugin" : "message");
        if (adminApi) {
            body.put("plugin", PLUGIN);
            body.put("request", message);
        } else {
            body.put("body", message);
        }
        return (handles == null ? endpoint : endpoint.withAuthenticator(handles))
                .request()
                .json(body);
    }

    private static Map<String, Object> body(String verb) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("janus", verb);
        body.put("transaction", TRANSACTION);
        return body;
    }

    /** An id in the kind of this server. A number is what Janus itself would write: no sign, no leading zero. */
    private Object id(String id) {
        return !stringIds && isNumber(id) ? Long.valueOf(id) : id;
    }

    private static boolean isNumber(String id) {
        for (int index = 0; index < id.length(); index++) {
            if (id.charAt(index) < '0' || id.charAt(index) > '9') {
                return false;
            }
        }
        return id.length() <= LONGEST_NUMBER && (id.charAt(0) != '0' || id.length() == 1);
    }

    /** Reads one field. */
    interface FieldReader {
        void read(JsonReader json) throws IOException;
    }

    /** Reads the fields of the plugin's part of a response; none if it has no such part. */
    static void readResult(JsonReader json, FieldReader reader) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "response" -> readFields(json, reader);
                    case "plugindata" ->
                        readFields(json, inner -> {
                            if (inner.field().equals("data")) {
                                readFields(inner, reader);
                            }
                        });
                    default -> {}
                }
            }
        }
    }

    private static void readFields(JsonReader json, FieldReader reader) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                reader.read(json);
            }
        }
    }

    private Token openHandle(Duration timeLeft) {
        CallSequence calls = http.sequence(CallOptions.defaults().withTotalTimeout(timeLeft));
        String session = calls.call(Endpoint.post("openSession", "/").request().json(body("create")), VideoRoom::newId);
        openSession.set(session);
        String handle = attach(session, calls);
        // Janus decides when it times out, and says so then.
        return Token.of(Secret.of("/" + session + "/" + handle), Instant.MAX);
    }

    private String attach(String session, CallSequence calls) {
        Map<String, Object> attach = body("attach");
        attach.put("plugin", PLUGIN);
        try {
            return calls.call(
                    Endpoint.post("openHandle", "/{session}").request(session).json(attach), VideoRoom::newId);
        } catch (RuntimeException failure) {
            openSession.compareAndSet(session, null);
            calls.undo(() -> destruction(session), "Janus session " + session, failure);
            throw failure;
        }
    }

    private static ApiRequest destruction(String session) {
        return Endpoint.post("closeSession", "/{session}").request(session).json(body("destroy"));
    }

    private static String newId(ApiResponse response) throws IOException {
        String[] found = new String[1];
        readFields(response.json(), json -> {
            if (json.field().equals("data")) {
                readFields(json, data -> found[0] = data.field().equals("id") ? data.id() : found[0]);
            }
        });
        String id = found[0];
        if (id == null || !id.matches("[0-9]+")) {
            throw new UnusableResponseException("it has no Janus session id or handle id");
        }
        return id;
    }

    /**
     * Closes the Janus session, and its handle with it, if one is open; also on an interrupted thread, because
     * applications interrupt threads in order to stop them. If that fails, Janus lets the session time out.
     */
    void close() {
        String session = openSession.getAndSet(null);
        if (session != null) {
            boolean interrupted = Thread.interrupted();
            try {
                http.call(
                        destruction(session),
                        CallOptions.defaults().withTotalTimeout(MOST_TO_CLOSE).withMaxRetries(0));
            } catch (SessionException goneAnyway) {
                // Nobody waits for the outcome.
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
