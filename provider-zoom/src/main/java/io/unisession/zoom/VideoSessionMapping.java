package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps sessions of the Video SDK. Their status is that of the list in which they were found. */
final class VideoSessionMapping {
    private static final int MOST_PARTS = 3;
    private static final int SIXTY = 60;
    private static final int MOST_DIGITS = 6;

    private final ZoomVideoSession.Builder own = ZoomVideoSession.builder();
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable Instant start;
    private @Nullable Instant end;

    private VideoSessionMapping() {}

    static Session session(ApiResponse response, SessionStatus status) throws IOException {
        Session.Builder session = read(response.json(), status);
        if (session == null) {
            throw new UnusableResponseException("it has no session id");
        }
        return session.raw(response.document()).metadata(response.metadata()).build();
    }

    static Page<Session> page(ApiResponse response, SessionStatus status) throws IOException {
        return TokenPages.page(response, "sessions", json -> {
            Session.Builder session = read(json, status);
            return session == null
                    ? null
                    : session.metadata(response.metadata()).build();
        });
    }

    private static Session.@Nullable Builder read(JsonReader json, SessionStatus status) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        VideoSessionMapping mapping = new VideoSessionMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        if (mapping.id == null) {
            return null;
        }
        return Session.builder(ZoomVideoProvider.ID)
                .id(mapping.id)
                .status(status)
                .roomId(mapping.name)
                .startedAt(mapping.start)
                .endedAt(mapping.end)
                .providerValue(mapping.own.build())
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position));
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "session_name" -> name = json.id();
            case "session_key" -> own.sessionKey(json.id());
            case "session_number" -> own.sessionNumber(json.id());
            case "start_time" -> start = json.instant();
            case "end_time" -> end = json.instant();
            case "duration" -> own.duration(duration(json.text()));
            case "user_count" -> own.participantCount(json.wholeNumber());
            case "has_voip" -> own.hasVoip(json.flag());
            case "has_video" -> own.hasVideo(json.flag());
            case "has_screen_share" -> own.hasScreenShare(json.flag());
            case "has_recording" -> own.hasRecording(json.flag());
            case "has_pstn" -> own.hasPstn(json.flag());
            default -> {}
        }
    }

    /** A duration such as {@code 04:38}, or {@code 01:04:38} with hours; null if it is neither. */
    static @Nullable Duration duration(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(":", -1);
        if (parts.length < 2 || parts.length > MOST_PARTS) {
            return null;
        }
        long seconds = 0;
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > MOST_DIGITS
                    || part.chars().anyMatch(digit -> digit < '0' || digit > '9')) {
                return null;
            }
            seconds = seconds * SIXTY + Long.parseLong(part);
        }
        return Duration.ofSeconds(seconds);
    }
}
