package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a response has the fields of a session; each list is in the order of trying, and empty for a field that the
 * service does not have.
 *
 * @param statusByPresence what counts where the response has no word for the status
 * @param span when it began and ended
 * @param participantsById whether the participants are the fields of an object, and not the elements of an array
 */
public record SessionFields(
        List<Pointer> id,
        List<Pointer> roomId,
        List<Pointer> label,
        List<Pointer> status,
        Map<String, SessionStatus> statusValues,
        Optional<PresenceStatus> statusByPresence,
        SpanFields span,
        List<TimeSource> scheduledAt,
        List<Pointer> participants,
        boolean participantsById) {}
