package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a response has the fields of a session. Pointers are tried in order; a list is empty if the service does not
 * have the field.
 *
 * @param statusByPresence used if the response has no status word
 * @param span the start and the end
 */
public record SessionModel(
        Pointer.ToId id,
        List<Pointer.ToText> roomId,
        List<Pointer.ToText> label,
        List<Pointer.ToText> status,
        Map<String, SessionStatus> statusValues,
        Optional<StatusByPresence> statusByPresence,
        Pointer.ToSpan span,
        List<Pointer.ToTime> scheduledAt,
        Pointer.ToItems participants) {
    /** A status that follows from whether a field is present. */
    public record StatusByPresence(List<Pointer> pointers, SessionStatus present, SessionStatus absent) {}
}
