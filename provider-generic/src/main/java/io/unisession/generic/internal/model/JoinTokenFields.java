package io.unisession.generic.internal.model;

import java.util.List;

/**
 * Where a response has the fields of a join token; each list is in the order of trying, and empty for what the service
 * does not say.
 */
public record JoinTokenFields(
        List<Pointer> token, List<Pointer> participantId, List<Pointer> roomId, List<TimeSource> expiresAt) {}
