package io.unisession.generic.internal.model;

import java.util.List;

/**
 * Where a response has the fields of a participant, relative to the participant's object.
 *
 * @param span when they joined and left, if the object has these times itself
 * @param intervals the lists of intervals in the object
 * @param eachInterval when one of those began and ended, relative to the interval's object
 * @param connectionId the id of the connection, relative to the interval's object
 * @param merged whether records with the same id are one participant
 */
public record ParticipantModel(
        List<Pointer.ToText> id,
        List<Pointer.ToText> userId,
        List<Pointer.ToText> name,
        List<Pointer.ToText> role,
        Pointer.ToSpan span,
        Pointer.ToItems intervals,
        Pointer.ToSpan eachInterval,
        List<Pointer.ToText> connectionId,
        boolean merged) {
    /** For a service whose participants are ids only, or that has none. */
    public static final ParticipantModel NONE = new ParticipantModel(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Pointer.ToSpan.NONE,
            Pointer.ToItems.NONE,
            Pointer.ToSpan.NONE,
            List.of(),
            false);
}
