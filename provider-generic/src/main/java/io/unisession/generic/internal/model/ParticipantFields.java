package io.unisession.generic.internal.model;

import java.util.List;

/** Where an answer has the fields of a participant, seen from the participant's object. */
public record ParticipantFields(
        List<Pointer> id, List<Pointer> name, List<Pointer> role, List<TimeSource> joinedAt, List<TimeSource> leftAt) {
    /** Of a service whose participants are bare ids, or that has none. */
    public static final ParticipantFields NONE =
            new ParticipantFields(List.of(), List.of(), List.of(), List.of(), List.of());
}
