package io.unisession.zoom;

import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.Participant;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the records of a session's users, one for each stay. */
final class VideoParticipantMapping {
    private final ZoomVideoParticipant.Builder own = ZoomVideoParticipant.builder();
    private @Nullable String stayId;
    private @Nullable String participantUuid;
    private @Nullable String userKey;
    private @Nullable String name;
    private @Nullable Instant joinedAt;
    private @Nullable Instant leftAt;

    private VideoParticipantMapping() {}

    static Page<Participant> page(ApiResponse response) throws IOException {
        return TokenPages.page(response, "users", json -> read(json, response));
    }

    /** The people of a session. Only the application's own id says that two stays are of one person. */
    static List<Participant> people(List<Participant> records) {
        return Participant.merged(
                records, record -> record.userId().or(record::id).orElse(null));
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
        VideoParticipantMapping mapping = new VideoParticipantMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        return Participant.builder(mapping.participantUuid == null ? mapping.stayId : mapping.participantUuid)
                .userId(mapping.userKey)
                .name(mapping.name)
                .intervals(List.of(Interval.builder()
                        .joinedAt(mapping.joinedAt)
                        .leftAt(mapping.leftAt)
                        .connectionId(mapping.stayId)
                        .build()))
                .providerValue(
                        mapping.own.participantUuid(mapping.participantUuid).build())
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position));
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> stayId = json.id();
            case "participant_uuid" -> participantUuid = json.id();
            case "user_key" -> userKey = json.id();
            case "name" -> name = json.text();
            case "join_time" -> joinedAt = json.instant();
            case "leave_time" -> leftAt = json.instant();
            case "leave_reason" -> own.leaveReason(json.text());
            case "device" -> own.device(json.text());
            case "network_type" -> own.networkType(json.text());
            case "ip_address" -> own.ipAddress(json.text());
            case "location" -> own.location(json.text());
            case "data_center" -> own.dataCenter(json.text());
            default -> {}
        }
    }
}
