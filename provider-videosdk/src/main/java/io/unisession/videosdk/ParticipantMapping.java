package io.unisession.videosdk;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps one participant, and the next one after {@link #clear()}. */
final class ParticipantMapping implements ObjectMapping<Participant> {
    private final List<Interval> intervals = new ArrayList<>(4);
    private @Nullable String id;
    private @Nullable String documentId;
    private @Nullable String name;
    private @Nullable String mode;
    private List<ModeChange> modeChanges = List.of();
    private @Nullable BigDecimal initTime;
    private @Nullable ParticipantDevice device;
    private @Nullable ParticipantLocation location;
    private List<String> unreadableFields = List.of();

    private ParticipantMapping() {}

    /** The participant in a response to <i>get participant</i>. */
    static Participant participant(ApiResponse response) throws IOException {
        Participant participant = EnvelopeReader.of(response.json(), response.metadata(), ParticipantMapping::new);
        if (participant == null) {
            throw new UnusableResponseException("it has no participant with an id, or more than one");
        }
        return participant;
    }

    /** The participants at the reader's position, with or without ids; null if it is not an array. */
    static @Nullable List<Participant> participants(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> participants = new ArrayList<>();
        // Reused for each participant, since a response may have thousands.
        ParticipantMapping mapping = new ParticipantMapping();
        while (json.nextElement()) {
            int position = json.position();
            if (json.enterObject()) {
                mapping.clear();
                while (json.nextField()) {
                    mapping.read(json);
                }
                mapping.unreadableFields(json.unreadableFields(position));
                participants.add(mapping.participant(json.documentFrom(position), ResponseMetadata.none()));
            } else if (json.isSingleValue()) {
                // VideoSDK is not known to send a bare id, but one would still say who was there.
                participants.add(Participant.builder(json.text()).build());
            }
        }
        return participants;
    }

    private void clear() {
        intervals.clear();
        id = null;
        documentId = null;
        name = null;
        mode = null;
        modeChanges = List.of();
        initTime = null;
        device = null;
        location = null;
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "participantId" -> id = json.id();
            case "_id" -> documentId = json.id();
            case "name" -> name = json.id();
            case "timelog" -> readTimelog(json);
            case "mode" -> mode = json.id();
            case "changeModeHistory" -> modeChanges = ModeChange.readAll(json);
            case "initTime" -> initTime = json.number();
            case "deviceInfo" -> device = ParticipantDevice.read(json);
            case "geoLocation" -> location = ParticipantLocation.read(json);
            default -> {}
        }
    }

    private void readTimelog(JsonReader json) throws IOException {
        intervals.clear();
        if (json.enterArray()) {
            while (json.nextElement()) {
                int position = json.position();
                if (json.enterObject()) {
                    readInterval(json, position);
                }
            }
        }
    }

    private void readInterval(JsonReader json, int position) throws IOException {
        Instant start = null;
        Instant end = null;
        boolean hasUnreadableEnd = false;
        while (json.nextField()) {
            switch (json.field()) {
                case "start" -> start = json.instant();
                case "end" -> {
                    end = json.instant();
                    hasUnreadableEnd = json.isUnreadable();
                }
                default -> {}
            }
        }
        List<String> unreadable = json.unreadableFields(position);
        if (!unreadable.isEmpty()) {
            intervals.add(unreadable(start, end, hasUnreadableEnd, unreadable));
        } else if (start != null || end != null) {
            intervals.add(Interval.of(start, end));
        }
        // Without a start and an end, it would look like a participant who is still present.
    }

    /** A participant who has left is not present, even if the time cannot be read. */
    private static Interval unreadable(
            @Nullable Instant start, @Nullable Instant end, boolean hasUnreadableEnd, List<String> fields) {
        Interval.Builder interval =
                Interval.builder().joinedAt(start).leftAt(end).unreadableFields(fields);
        if (hasUnreadableEnd || (start == null && end == null)) {
            interval.end(IntervalEnd.UNKNOWN);
        }
        return interval.build();
    }

    @Override
    public void unreadableFields(List<String> names) {
        unreadableFields = names;
    }

    @Override
    public @Nullable Participant value(ProviderDocument raw, ResponseMetadata metadata) {
        return ObjectMapping.either(id, documentId) == null ? null : participant(raw, metadata);
    }

    /** The participant, even without an id. */
    Participant participant(ProviderDocument raw, ResponseMetadata metadata) {
        return Participant.builder(ObjectMapping.either(id, documentId))
                .name(name)
                .intervals(List.copyOf(intervals))
                .providerValue(new VideoSdkParticipant(documentId, mode, modeChanges, initTime, device, location))
                .raw(raw)
                .metadata(metadata)
                .unreadableFields(unreadableFields)
                .build();
    }
}
