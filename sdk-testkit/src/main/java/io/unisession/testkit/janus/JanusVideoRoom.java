package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of the VideoRoom plugin that are answered in place, and joining. Not thread-safe; the fake locks it. */
final class JanusVideoRoom {

    static final String PLUGIN = "janus.plugin.videoroom";

    /** The fields of each request. Janus ignores others; here they are mistakes. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "list", Set.of("request", "admin_key"),
            "listparticipants", Set.of("request", "room"),
            "exists", Set.of("request", "room"),
            "kick", Set.of("request", "room", "id", "secret"),
            "destroy", Set.of("request", "room", "secret", "permanent"),
            "create",
                    Set.of(
                            "request",
                            "room",
                            "description",
                            "secret",
                            "pin",
                            "publishers",
                            "is_private",
                            "dummy_publisher",
                            "permanent",
                            "admin_key"),
            "join", Set.of("request", "ptype", "room", "id", "display", "pin", "token"));

    private final boolean stringIds;
    private final @Nullable String adminKey;
    private final SequentialIds ids = new SequentialIds();
    private final Map<JsonNode, JanusRoom> rooms = new LinkedHashMap<>();
    private final JanusEvents events;
    private long lastNumber = 6_910_910_011_891_673L;

    JanusVideoRoom(boolean stringIds, @Nullable String adminKey, JanusEvents events) {
        this.events = events;
        this.stringIds = stringIds;
        this.adminKey = adminKey;
    }

    /** A participant in a room, who leaves when the handle goes. */
    record Seat(JanusRoom room, JsonNode participantId) {
        void leave() {
            room.leave(participantId);
        }
    }

    /** Whether the request is answered by an event. */
    static boolean isAsynchronous(JsonNode request) {
        return request.path("request").asText().equals("join");
    }

    /** Handles a request; what goes wrong is part of the response. */
    ObjectNode handle(ObjectNode request) {
        try {
            return respond(request);
        } catch (JanusErrorException failure) {
            return failed(failure);
        }
    }

    static ObjectNode failed(JanusErrorException failure) {
        return Json.object()
                .put("videoroom", "event")
                .put("error_code", failure.code())
                .put("error", failure.reason());
    }

    private ObjectNode respond(ObjectNode request) {
        String verb = verb(request);
        return switch (verb) {
            case "list" -> list(request);
            case "listparticipants" -> {
                JanusRoom room = room(request);
                yield Json.object()
                        .put("videoroom", "participants")
                        .<ObjectNode>set("room", room.id())
                        .set("participants", room.participantsJson());
            }
            case "exists" -> {
                JsonNode id = id(request, "room");
                yield Json.object()
                        .put("videoroom", "success")
                        .<ObjectNode>set("room", id)
                        .put("exists", rooms.containsKey(id));
            }
            case "kick" -> kick(request);
            case "destroy" -> destroy(request);
            case "create" -> create(request);
            default -> throw JanusErrorException.unknownRequest(verb);
        };
    }

    private static String verb(ObjectNode request) {
        JsonNode verb = request.path("request");
        if (verb.isMissingNode()) {
            throw JanusErrorException.missing("request");
        }
        if (!verb.isTextual()) {
            throw JanusErrorException.wrongType("request", "a string");
        }
        Set<String> known = FIELDS.get(verb.textValue());
        if (known != null) {
            request.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    throw new ErrorResponseException(
                            FakeResponse.text(400, verb.textValue() + " has no field " + name));
                }
            });
        }
        return verb.textValue();
    }

    private ObjectNode list(ObjectNode request) {
        boolean all = adminKey != null && request.has("admin_key");
        if (all) {
            requireAdminKey(request);
        }
        ArrayNode list = Json.array();
        rooms.values().stream().filter(room -> all || !room.isPrivate()).forEach(room -> list.add(room.toJson()));
        return Json.object().put("videoroom", "success").set("list", list);
    }

    private ObjectNode kick(ObjectNode request) {
        JsonNode roomId = id(request, "room");
        JsonNode participantId = id(request, "id");
        JanusRoom room = room(roomId);
        requireSecret(room, request);
        if (!room.has(participantId)) {
            throw JanusErrorException.noUser(participantId.asText(), roomId.asText());
        }
        room.kick(participantId);
        return Json.object().put("videoroom", "success");
    }

    private ObjectNode destroy(ObjectNode request) {
        JanusRoom room = room(request);
        requireSecret(room, request);
        rooms.remove(room.id());
        // Those inside get no event of their own.
        events.room("destroyed", room.id());
        return Json.object()
                .put("videoroom", "destroyed")
                .<ObjectNode>set("room", room.id())
                .put("permanent", false);
    }

    private ObjectNode create(ObjectNode request) {
        if (adminKey != null) {
            requireAdminKey(request);
        }
        JsonNode id = request.has("room") ? id(request, "room") : newId();
        if (rooms.containsKey(id)) {
            throw JanusErrorException.roomExists(id.asText());
        }
        open(id, request);
        return Json.object()
                .put("videoroom", "created")
                .<ObjectNode>set("room", id)
                .put("permanent", false);
    }

    JanusRoom open(JsonNode id, ObjectNode settings) {
        JanusRoom room = new JanusRoom(id, settings, events);
        room.addDummy(newId());
        rooms.put(id, room);
        events.room("created", id);
        return room;
    }

    /** Lets a participant join. */
    Seat join(ObjectNode request) {
        verb(request);
        JanusRoom room = room(request);
        room.pin().ifPresent(pin -> requireText(request, "pin", pin));
        JsonNode id = request.has("id") ? id(request, "id") : newId();
        if (room.has(id)) {
            throw JanusErrorException.userExists(id.asText());
        }
        room.join(id, Json.text(request, "display").orElse(null));
        return new Seat(room, id);
    }

    JanusRoom room(ObjectNode request) {
        return room(id(request, "room"));
    }

    private JanusRoom room(JsonNode id) {
        return find(id).orElseThrow(() -> JanusErrorException.noRoom(id.asText()));
    }

    Optional<JanusRoom> find(JsonNode id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /** An id of the kind that the server has. */
    JsonNode id(String id) {
        return stringIds ? TextNode.valueOf(id) : LongNode.valueOf(Long.parseLong(id));
    }

    private JsonNode newId() {
        return stringIds ? TextNode.valueOf(ids.uuid()) : LongNode.valueOf(++lastNumber);
    }

    private JsonNode id(ObjectNode request, String element) {
        JsonNode id = request.path(element);
        if (id.isMissingNode()) {
            throw JanusErrorException.missing(element);
        }
        if (stringIds) {
            if (!id.isTextual()) {
                throw JanusErrorException.wrongType(element, "a string");
            }
            return id;
        }
        if (!id.canConvertToLong() || !id.isIntegralNumber() || id.longValue() < 0) {
            throw JanusErrorException.wrongType(element, "a positive integer");
        }
        return LongNode.valueOf(id.longValue());
    }

    private static void requireSecret(JanusRoom room, ObjectNode request) {
        room.secret().ifPresent(secret -> requireText(request, "secret", secret));
    }

    private void requireAdminKey(ObjectNode request) {
        if (adminKey != null) {
            requireText(request, "admin_key", adminKey);
        }
    }

    private static void requireText(ObjectNode request, String element, String expected) {
        JsonNode given = request.path(element);
        if (given.isMissingNode()) {
            throw JanusErrorException.missing(element);
        }
        if (!given.isTextual()) {
            throw JanusErrorException.wrongType(element, "a string");
        }
        if (!given.textValue().equals(expected)) {
            throw JanusErrorException.wrong(element);
        }
    }
}
