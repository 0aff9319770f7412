package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps a meeting, in each of the forms that Zoom has for it. */
final class MeetingMapping {
    private static final String STARTED = "started";

    private final ZoomMeeting.Builder meeting = ZoomMeeting.builder();
    private @Nullable String uuid;
    private @Nullable String number;
    private @Nullable String topic;
    private @Nullable String status;
    private @Nullable String sessionKey;
    private @Nullable Long type;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private ProviderDocument raw = ProviderDocument.empty();
    private List<String> unreadableFields = List.of();

    private MeetingMapping() {}

    /** A meeting that has ended: the only ones that <i>past meeting</i> and the reports have. */
    static Session ended(ApiResponse response) throws IOException {
        MeetingMapping mapping = read(response.json());
        if (mapping == null || mapping.uuid == null) {
            throw new UnusableResponseException("it has no uuid");
        }
        mapping.raw = response.document();
        return mapping.ended(response.metadata());
    }

    /** A meeting by its number: the run of it that is going on, if there is one. */
    static Optional<Session> goingOn(ApiResponse response) throws IOException {
        MeetingMapping mapping = read(response.json());
        if (mapping == null || mapping.number == null) {
            throw new UnusableResponseException("it is not a meeting");
        }
        mapping.raw = response.document();
        return STARTED.equals(mapping.status) && mapping.uuid != null
                ? Optional.of(mapping.goingOn(response.metadata()))
                : Optional.empty();
    }

    /** A page of a user's meetings that are going on. */
    static Page<Session> goingOnPage(ApiResponse response) throws IOException {
        return TokenPages.page(response, "meetings", json -> {
            MeetingMapping mapping = read(json);
            return mapping == null || mapping.uuid == null ? null : mapping.goingOn(response.metadata());
        });
    }

    /** A page of a user's meetings that have ended. The report also lists webinars and sessions of the Video SDK. */
    static Page<Session> endedPage(ApiResponse response) throws IOException {
        Page<Session> page = TokenPages.page(response, "meetings", json -> {
            MeetingMapping mapping = read(json);
            return mapping == null || mapping.uuid == null ? null : mapping.ended(response.metadata());
        });
        return page.filter(MeetingMapping::isMeeting);
    }

    private static boolean isMeeting(Session session) {
        return session.unwrap(ZoomMeeting.class).filter(ZoomMeeting::isMeeting).isPresent();
    }

    /** The runs of a meeting, without their ends. */
    static Page<Session> runs(ApiResponse response, String number) throws IOException {
        return TokenPages.page(response, "meetings", json -> {
            MeetingMapping mapping = read(json);
            if (mapping == null || mapping.uuid == null) {
                return null;
            }
            mapping.number = number;
            return mapping.ended(response.metadata());
        });
    }

    /** The meeting at the reader's position; null if it is not an object. */
    private static @Nullable MeetingMapping read(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        MeetingMapping mapping = new MeetingMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        mapping.unreadableFields = json.unreadableFields(position);
        mapping.raw = json.documentFrom(position);
        return mapping;
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "uuid" -> uuid = json.id();
            case "id" -> number = json.id();
            case "topic" -> topic = json.text();
            case "status" -> status = json.text();
            case "start_time" -> start = json.instant();
            case "end_time" -> end = json.instant();
            case "type" -> type = json.wholeNumber();
            case "session_key" -> sessionKey = json.id();
            case "duration" -> meeting.minutes(json.wholeNumber());
            case "total_minutes" -> meeting.totalMinutes(json.wholeNumber());
            case "participants_count" -> meeting.participantCount(json.wholeNumber());
            case "host_id" -> meeting.hostId(json.id());
            case "user_name" -> meeting.hostName(json.text());
            case "user_email" -> meeting.hostEmail(json.text());
            case "dept" -> meeting.department(json.text());
            case "source" -> meeting.source(json.text());
            case "join_url" -> meeting.joinUrl(json.text());
            default -> {}
        }
    }

    private Session ended(ResponseMetadata metadata) {
        return session(SessionStatus.ENDED, metadata)
                .startedAt(start)
                .endedAt(end)
                .build();
    }

    /** The start is when it was planned for; the actual one is known only when the meeting has ended. */
    private Session goingOn(ResponseMetadata metadata) {
        return session(SessionStatus.ACTIVE, metadata).scheduledAt(start).build();
    }

    private Session.Builder session(SessionStatus state, ResponseMetadata metadata) {
        return Session.builder(ZoomProvider.ID)
                .id(uuid)
                .status(state)
                .roomId(number)
                .label(topic == null || topic.isBlank() ? null : topic)
                .providerValue(meeting.type(type).sessionKey(sessionKey).build())
                .raw(raw)
                .metadata(metadata)
                .unreadableFields(unreadableFields);
    }
}
