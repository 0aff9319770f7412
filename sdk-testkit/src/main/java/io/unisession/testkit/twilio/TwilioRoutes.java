package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Twilio's operations on rooms and their participants. */
final class TwilioRoutes {

    private static final String ROOMS = "/v1/Rooms";
    private static final String ROOM = ROOMS + "/{room}";
    private static final String PARTICIPANTS = ROOM + "/Participants";
    private static final String PARTICIPANT = PARTICIPANTS + "/{participant}";

    private final TwilioState state;
    private final TwilioPages pages;

    TwilioRoutes(TwilioState state, TwilioPages pages) {
        this.state = state;
        this.pages = pages;
    }

    void addTo(RouteTable routes) {
        routes.on("GET", ROOMS, this::listRooms)
                .on("GET", ROOM, this::getRoom)
                .on("POST", ROOM, this::completeRoom)
                .on("GET", PARTICIPANTS, this::listParticipants)
                .on("GET", ROOM + "/Recordings", this::listRecordings)
                .on("GET", PARTICIPANT, this::getParticipant)
                .on("POST", PARTICIPANT, this::disconnectParticipant);
    }

    private FakeResponse listRooms(Call call) {
        ReceivedRequest request = call.request();
        allowList(call, "UniqueName");
        String status = word(request, "Status", Set.of("in-progress", "completed", "failed"))
                .orElse("in-progress");
        Stream<TwilioRoom> found = state.rooms().stream()
                .filter(room -> room.status().equals(status))
                .filter(room -> request.queryValue("UniqueName")
                        .filter(name -> !room.name().equals(name))
                        .isEmpty());
        return pages.page(
                request,
                "rooms",
                created(request, found, TwilioRoom::createdAt)
                        .map(TwilioRoom::fields)
                        .toList());
    }

    private FakeResponse getRoom(Call call) {
        allow(call);
        return Json.response(200, room(call).fields());
    }

    private FakeResponse completeRoom(Call call) {
        requireForm(call.request(), "completed");
        TwilioRoom room = room(call);
        state.complete(room);
        return Json.response(202, room.fields());
    }

    /** Of a room in progress, those connected unless others are wanted; of another, only the disconnected are left. */
    private FakeResponse listParticipants(Call call) {
        ReceivedRequest request = call.request();
        allowList(call, "Identity");
        TwilioRoom room = room(call);
        String status = word(request, "Status", Set.of("connected", "disconnected", "reconnecting"))
                .orElse(room.isInProgress() ? "connected" : "disconnected");
        Stream<TwilioParticipant> found = room.participants().stream()
                .filter(each -> each.status().equals(status))
                .filter(each -> request.queryValue("Identity")
                        .filter(identity -> !each.identity().equals(identity))
                        .isEmpty());
        List<ObjectNode> participants = created(request, found, TwilioParticipant::createdAt)
                .map(TwilioParticipant::fields)
                .toList();
        return pages.page(request, "participants", participants);
    }

    private FakeResponse listRecordings(Call call) {
        ReceivedRequest request = call.request();
        allowList(call, "SourceSid");
        Optional<String> status = word(request, "Status", Set.of("processing", "completed", "deleted", "failed"));
        Stream<ObjectNode> found = state
                .recordings()
                .with("/room_sid", room(call).sid())
                .stream()
                .filter(each -> status.orElse(each.path("status").asText())
                        .equals(each.path("status").asText()))
                .filter(each -> request.queryValue("SourceSid")
                        .filter(source -> !source.equals(each.path("source_sid").asText()))
                        .isEmpty());
        return pages.page(
                request,
                "recordings",
                created(request, found, each -> Json.time(each, "date_created").orElse(Instant.EPOCH))
                        .toList());
    }

    private FakeResponse getParticipant(Call call) {
        allow(call);
        return Json.response(200, participant(call, room(call)).fields());
    }

    private FakeResponse disconnectParticipant(Call call) {
        requireForm(call.request(), "disconnected");
        TwilioRoom room = room(call);
        TwilioParticipant participant = participant(call, room);
        state.disconnect(room, participant);
        return Json.response(202, participant.fields());
    }

    private TwilioRoom room(Call call) {
        return state.find(call.variable("room"))
                .orElseThrow(() -> TwilioErrors.notFound(call.request().path()));
    }

    private static TwilioParticipant participant(Call call, TwilioRoom room) {
        return room.find(call.variable("participant"))
                .orElseThrow(() -> TwilioErrors.notFound(call.request().path()));
    }

    private static void allowList(Call call, String filter) {
        allow(call, "Status", filter, "DateCreatedAfter", "DateCreatedBefore", "PageSize", "Page", "PageToken");
    }

    private static void allow(Call call, String... parameters) {
        new StrictRequest(call, reason -> TwilioErrors.invalid(reason).response()).allowQuery(parameters);
        if (!call.request().body().isEmpty()) {
            throw TwilioErrors.invalid("body");
        }
    }

    /** The body is a form, which sets the status and nothing else. */
    private static void requireForm(ReceivedRequest request, String status) {
        boolean isForm = request.header("Content-Type")
                .filter(type -> type.split(";", 2)[0].strip().equals("application/x-www-form-urlencoded"))
                .isPresent();
        if (!isForm
                || !request.rawQuery().isEmpty()
                || !URLDecoder.decode(request.body(), StandardCharsets.UTF_8).equals("Status=" + status)) {
            throw TwilioErrors.invalid("Status");
        }
    }

    private static Optional<String> word(ReceivedRequest request, String name, Set<String> words) {
        Optional<String> value = request.queryValue(name);
        if (value.isPresent() && !words.contains(value.get())) {
            throw TwilioErrors.invalid(name);
        }
        return value;
    }

    /** Keeps what was created within the given time: from the start, up to but not including the end. */
    private static <T> Stream<T> created(ReceivedRequest request, Stream<T> all, Function<T, Instant> createdAt) {
        Instant from = time(request, "DateCreatedAfter").orElse(Instant.MIN);
        Instant before = time(request, "DateCreatedBefore").orElse(Instant.MAX);
        return all.filter(each ->
                !createdAt.apply(each).isBefore(from) && createdAt.apply(each).isBefore(before));
    }

    private static Optional<Instant> time(ReceivedRequest request, String name) {
        try {
            return request.queryValue(name).map(TwilioRoutes::time);
        } catch (DateTimeParseException noTime) {
            throw TwilioErrors.invalid(name);
        }
    }

    /** A day or a time. Twilio's own libraries write times without their zone, which is UTC. */
    private static Instant time(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean local = text.matches(".*T[0-9:.]+");
        return OffsetDateTime.parse(local ? text + "Z" : text).toInstant();
    }
}
