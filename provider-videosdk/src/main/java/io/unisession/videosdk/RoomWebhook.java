package io.unisession.videosdk;

import io.unisession.spi.EscapedText;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoint of the application to which VideoSDK reports a room's events: {@code webhook}. */
public final class RoomWebhook {
    private final @Nullable String endPoint;
    private final List<String> events;

    private RoomWebhook(@Nullable String endPoint, List<String> events) {
        this.endPoint = endPoint;
        this.events = List.copyOf(events);
    }

    /**
     * A webhook for a {@link NewRoom}.
     *
     * @param endPoint the application's https address, of at most 512 characters; VideoSDK checks it, this library does
     *     not
     * @param events names of events such as {@code session-started}, {@code session-ended}, {@code participant-joined}
     *     and {@code participant-left}, or patterns such as {@code recording-*}
     * @return the webhook
     */
    public static RoomWebhook of(String endPoint, String... events) {
        return new RoomWebhook(Objects.requireNonNull(endPoint, "endPoint"), List.of(events));
    }

    /** Reads a webhook; null if it is not an object. */
    static @Nullable RoomWebhook read(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return null;
        }
        String endPoint = null;
        List<String> events = new ArrayList<>();
        while (json.nextField()) {
            switch (json.field()) {
                case "endPoint" -> endPoint = json.id();
                case "events" -> readEvents(json, events);
                default -> {}
            }
        }
        return new RoomWebhook(endPoint, events);
    }

    private static void readEvents(JsonReader json, List<String> events) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                String event = json.id();
                if (event != null) {
                    events.add(event);
                }
            }
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (endPoint != null) {
            fields.put("endPoint", endPoint);
        }
        fields.put("events", events);
        return fields;
    }

    /**
     * The application's address: {@code endPoint}.
     *
     * @return the address, or empty if VideoSDK does not send it
     */
    public Optional<String> endPoint() {
        return Optional.ofNullable(endPoint);
    }

    /**
     * The events that VideoSDK reports: {@code events}.
     *
     * @return an unmodifiable list of names and patterns
     */
    public List<String> events() {
        return events;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomWebhook that
                && Objects.equals(endPoint, that.endPoint)
                && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(endPoint, events);
    }

    /** Shows the events only, because the address may contain a secret. */
    @Override
    public String toString() {
        return EscapedText.of("RoomWebhook[events=" + events + "]");
    }
}
