package io.unisession.janus;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps the participants of one room, and the room to the session of the people in it. Janus says who is there, not since
 * when, so they have no intervals.
 */
final class ParticipantMapping {
    private final ApiResponse response;
    private @Nullable String room;
    private @Nullable List<Participant> people;
    private boolean isList;
    private @Nullable ItemList<Participant> participants;

    private ParticipantMapping(ApiResponse response) {
        this.response = response;
    }

    /** The session in a room; empty if nobody is in it. */
    static Optional<Session> session(ApiResponse response) throws IOException {
        ParticipantMapping mapping = new ParticipantMapping(response);
        JsonReader json = response.json();
        int position = json.position();
        VideoRoom.readResult(json, mapping::readSession);
        if (mapping.room == null) {
            throw new UnusableResponseException("it has no room id");
        }
        if (mapping.people != null && mapping.people.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Session.builder(JanusProvider.ID)
                .id(mapping.room)
                .roomId(mapping.room)
                .status(SessionStatus.ACTIVE)
                .participants(mapping.people)
                .raw(response.document())
                .metadata(response.metadata())
                .unreadableFields(json.unreadableFields(position))
                .build());
    }

    private void readSession(JsonReader json) throws IOException {
        switch (json.field()) {
            case "room" -> room = json.id();
            case "participants" -> people = people(json);
            default -> {}
        }
    }

    /** The people in a room, each of whom must be readable. */
    static List<Participant> participants(ApiResponse response) throws IOException {
        ParticipantMapping mapping = new ParticipantMapping(response);
        VideoRoom.readResult(response.json(), mapping::readParticipants);
        ItemList<Participant> list =
                mapping.participants == null ? ItemList.missing(mapping.isList) : mapping.participants;
        return list.require(null).stream().filter(ParticipantMapping::isPerson).toList();
    }

    private void readParticipants(JsonReader json) throws IOException {
        switch (json.field()) {
            case "videoroom" -> isList = "participants".equals(json.id());
            case "participants" -> participants = ItemList.read(json, this::participant);
            default -> {}
        }
    }

    /** Those that can be read; null if it is no list. */
    private @Nullable List<Participant> people(JsonReader json) throws IOException {
        if (!json.enterArray()) {
            return null;
        }
        List<Participant> found = new ArrayList<>();
        boolean unreadable = false;
        while (json.nextElement()) {
            Participant participant = participant(json);
            unreadable |= participant == null;
            if (participant != null && isPerson(participant)) {
                found.add(participant);
            }
        }
        // Somebody is there, although nobody can tell who.
        return found.isEmpty() && unreadable ? null : found;
    }

    private static boolean isPerson(Participant participant) {
        return participant
                .unwrap(JanusParticipant.class)
                .filter(JanusParticipant::isDummy)
                .isEmpty();
    }

    private @Nullable Participant participant(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        String id = null;
        String display = null;
        Boolean publisher = null;
        Boolean talking = null;
        boolean dummy = false;
        boolean remote = false;
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> id = json.id();
                case "display" -> display = json.text();
                case "publisher" -> publisher = json.flag();
                case "talking" -> talking = json.flag();
                case "dummy" -> dummy = Boolean.TRUE.equals(json.flag());
                case "remote" -> remote = Boolean.TRUE.equals(json.flag());
                default -> {}
            }
        }
        return id == null
                ? null
                : Participant.builder(id)
                        .name(display == null || display.isBlank() ? null : display)
                        .providerValue(new JanusParticipant(publisher, talking, dummy, remote))
                        .raw(json.documentFrom(position))
                        .metadata(response.metadata())
                        .unreadableFields(json.unreadableFields(position))
                        .build();
    }
}
