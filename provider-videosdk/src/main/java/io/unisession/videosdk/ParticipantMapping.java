package io.unisession.videosdk;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ResponseMetadata;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes participants of answers. */
final class ParticipantMapping {
    private final JsonReader json;
    private final ResponseMetadata metadata;
    /** Used again for each participant: an answer with thousands of them needs no list of each to collect in. */
    private final List<Interval> collected = new ArrayList<>(4);

    private ParticipantMapping(JsonReader json, ResponseMetadata metadata) {
        this.json = json;
        this.metadata = metadata;
    }

    /** The participant that an answer consists of: bare, below {@code data}, or as the only element of an array. */
    static Participant participant(Answer answer) throws IOException {
        Participant participant = new ParticipantMapping(answer.json(), answer.metadata()).onlyParticipant();
        if (participant == null || participant.id().isEmpty()) {
            throw new IllegalStateException("it holds no participant with an id, or several");
        }
        return participant;
    }

    private @Nullable Participant onlyParticipant() throws IOException {
        if (json.enterArray()) {
            List<@Nullable Participant> all = new ArrayList<>();
            while (json.nextElement()) {
                all.add(onlyParticipant());
            }
            return all.size() == 1 ? all.get(0) : null;
        }
        int position = json.position();
        return json.enterObject() ? participant(position) : null;
    }

    /** The participants at the reader, or null where there is no array of them. */
    static @Nullable List<Participant> participants(JsonReader json) throws IOException {
        return new ParticipantMapping(json, ResponseMetadata.none()).participants();
    }

    private @Nullable List<Participant> participants() throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> participants = new ArrayList<>();
        while (json.nextElement()) {
            int position = json.position();
            if (json.enterObject()) {
                participants.add(participant(position));
            } else if (json.isSingleValue()) {
                // Not seen at VideoSDK, but a bare id still says who was there.
                participants.add(Participant.builder(json.text()).build());
            }
        }
        return participants;
    }

    private Participant participant(int position) throws IOException {
        Participant wrapped = null;
        String id = null;
        String documentId = null;
        String name = null;
        List<Interval> stays = List.of();
        VideoSdkParticipant.Builder own = VideoSdkParticipant.builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "data" -> wrapped = onlyParticipant();
                case "participantId" -> id = json.id();
                case "_id" -> documentId = json.id();
                case "name" -> name = json.id();
                case "timelog" -> stays = stays();
                case "mode" -> own.mode(json.id());
                case "changeModeHistory" -> own.modeChanges(ModeChange.readAll(json));
                case "initTime" -> own.initTime(json.number());
                case "deviceInfo" -> own.device(ParticipantDevice.read(json));
                case "geoLocation" -> own.location(ParticipantLocation.read(json));
                default -> {}
            }
        }
        if (wrapped != null && id == null) {
            return wrapped;
        }
        return Participant.builder(id == null ? documentId : id)
                .name(name)
                .intervals(stays)
                .providerValue(own.documentId(documentId).build())
                .raw(json.documentFrom(position))
                .metadata(metadata)
                .build();
    }

    private List<Interval> stays() throws IOException {
        collected.clear();
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    collectStay();
                }
            }
        }
        return List.copyOf(collected);
    }

    private void collectStay() throws IOException {
        Instant start = null;
        Instant end = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "start" -> start = json.instant();
                case "end" -> end = json.instant();
                default -> {}
            }
        }
        // One that says neither when it began nor when it ended would pass for a presence that goes on.
        if (start != null || end != null) {
            collected.add(Interval.of(start, end));
        }
    }
}
