package io.unisession.zoom;

import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps the records of a meeting's participants, one for each stay. The names of two fields differ in the dashboard's
 * records.
 */
final class MeetingParticipantMapping {
    private static final String WAITING_ROOM = "in_waiting_room";

    private final ZoomParticipant.Builder own = ZoomParticipant.builder();
    private @Nullable String zoomUserId;
    private @Nullable String stayId;
    private @Nullable String registrantId;
    private @Nullable String customerKey;
    private @Nullable String name;
    private @Nullable String role;
    private @Nullable Instant joinedAt;
    private @Nullable Instant leftAt;
    private @Nullable Duration duration;

    private MeetingParticipantMapping() {}

    /** A page of records, including those of the waiting room. */
    static Page<Participant> page(ApiResponse response) throws IOException {
        return TokenPages.page(response, "participants", json -> read(json, response));
    }

    /** The people who were in the meeting: those in the waiting room were not, and every stay counts for its person. */
    static List<Participant> people(List<Participant> records) {
        return Participant.merged(
                records.stream().filter(MeetingParticipantMapping::wasInMeeting).toList(),
                MeetingParticipantMapping::person);
    }

    private static boolean wasInMeeting(Participant record) {
        return record.unwrap(ZoomParticipant.class)
                .flatMap(ZoomParticipant::status)
                .filter(WAITING_ROOM::equals)
                .isEmpty();
    }

    /** What the records of one person have in common; the name is a weak sign, but all that many guests have. */
    private static @Nullable Object person(Participant record) {
        ZoomParticipant own = record.unwrap(ZoomParticipant.class).orElseThrow();
        return own.zoomUserId()
                .map(id -> List.of("id", id))
                .or(() -> record.userId().map(key -> List.of("customer_key", key)))
                .or(() -> own.registrantId().map(id -> List.of("registrant_id", id)))
                .or(() -> own.email().map(email -> List.of("email", email)))
                .or(() -> record.name().map(name -> List.of("name", name)))
                .orElse(null);
    }

    private static @Nullable Participant read(JsonReader json, ApiResponse response) throws IOException {
        Participant.Builder participant = read(json);
        return participant == null
                ? null
                : participant.metadata(response.metadata()).build();
    }

    /** The record at the reader's position, also that of an event; null if it is not an object. */
    static Participant.@Nullable Builder read(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        MeetingParticipantMapping mapping = new MeetingParticipantMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        return Participant.builder(mapping.id())
                .userId(mapping.customerKey)
                .name(mapping.name)
                .role(mapping.role)
                .intervals(List.of(mapping.interval()))
                .providerValue(mapping.own
                        .zoomUserId(mapping.zoomUserId)
                        .registrantId(mapping.registrantId)
                        .duration(mapping.duration)
                        .build())
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position));
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> zoomUserId = notBlank(json.id());
            case "user_id" -> stayId = notBlank(json.id());
            case "registrant_id" -> registrantId = notBlank(json.id());
            case "customer_key" -> customerKey = notBlank(json.id());
            case "name", "user_name" -> name = notBlank(json.text());
            case "user_email", "email" -> own.email(notBlank(json.text()));
            case "role" -> role = notBlank(json.text());
            case "join_time" -> joinedAt = json.instant();
            case "leave_time" -> leftAt = json.instant();
            case "leave_reason" -> own.leaveReason(notBlank(json.text()));
            case "duration" -> duration = seconds(json.wholeNumber());
            case "status" -> own.status(json.text());
            case "bo_mtg_id" -> own.breakoutRoomId(notBlank(json.id()));
            case "failover" -> own.failover(json.flag());
            case "internal_user" -> own.internalUser(json.flag());
            default -> {}
        }
    }

    /** The person's, or else that of the stay: guests have no other. */
    private @Nullable String id() {
        if (zoomUserId != null) {
            return zoomUserId;
        }
        return registrantId == null ? stayId : registrantId;
    }

    private Interval interval() {
        return Interval.builder()
                .joinedAt(joinedAt)
                .leftAt(leftAt)
                .duration(leftAt == null ? duration : null)
                .connectionId(stayId)
                .build();
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable String notBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
