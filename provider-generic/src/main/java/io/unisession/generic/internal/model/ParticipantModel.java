package io.unisession.generic.internal.model;

import io.unisession.IntervalEnd;
import java.util.List;

/**
 * Where a response has the fields of a participant, relative to the participant's object.
 *
 * @param interval the only interval, if the object has its times itself
 * @param intervals the lists of intervals in the object
 * @param eachInterval one of those, relative to the interval's object
 * @param withoutLeave the end of an interval without a leave while the session goes on, {@code OPEN} or {@code UNKNOWN}
 * @param merged whether records with the same id are one participant
 */
public record ParticipantModel(
        Pointer.ToId id,
        List<Pointer.ToText> userId,
        List<Pointer.ToText> name,
        List<Pointer.ToText> role,
        ToInterval interval,
        Pointer.ToItems intervals,
        ToInterval eachInterval,
        IntervalEnd withoutLeave,
        boolean merged) {
    /** For a service whose participants are ids only, or that has none. */
    public static final ParticipantModel NONE = new ParticipantModel(
            Pointer.ToId.NONE,
            List.of(),
            List.of(),
            List.of(),
            ToInterval.NONE,
            Pointer.ToItems.NONE,
            ToInterval.NONE,
            IntervalEnd.OPEN,
            false);

    /**
     * Where a response has the fields of an interval.
     *
     * @param span when it began and ended
     * @param connectionId the id of the connection
     */
    public record ToInterval(Pointer.ToSpan span, List<Pointer.ToText> connectionId) {
        public static final ToInterval NONE = new ToInterval(Pointer.ToSpan.NONE, List.of());
    }
}
