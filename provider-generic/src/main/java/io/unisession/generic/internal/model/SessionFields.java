package io.unisession.generic.internal.model;

import io.unisession.SessionStatus;
import java.util.List;
import java.util.Map;

/** Where an answer has the fields of a session; each list is in the order of trying, and empty for a field that the service does not have. */
public record SessionFields(
        List<Pointer> id,
        List<Pointer> roomId,
        List<Pointer> label,
        List<Pointer> status,
        Map<String, SessionStatus> statusValues,
        List<TimeSource> startedAt,
        List<TimeSource> endedAt,
        List<TimeSource> scheduledAt,
        List<Pointer> participants) {}
