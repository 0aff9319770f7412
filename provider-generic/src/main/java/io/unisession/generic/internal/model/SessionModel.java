package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a response has the fields of a session. Pointers are tried in order; a list is empty if the service does not
 * have the field.
 *
 * @param idPrefix what the service writes before an id in its responses but not in its paths; empty for nothing
 * @param statusByPresence used if the response has no status word
 * @param span the start and the end
 * @param participantsById whether the participants are the fields of an object rather than the elements of an array
 */
public record SessionModel(
        List<Pointer> id,
        String idPrefix,
        List<Pointer> roomId,
        List<Pointer> label,
        List<Pointer> status,
        Map<String, SessionStatus> statusValues,
        Optional<StatusByPresence> statusByPresence,
        Pointer.ToSpan span,
        List<Pointer.ToTime> scheduledAt,
        List<Pointer> participants,
        boolean participantsById) {
    /** A status that follows from whether a field is present. */
    public record StatusByPresence(List<Pointer> pointers, SessionStatus present, SessionStatus absent) {}
}
