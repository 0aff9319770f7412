package io.unisession.generic.internal.model;

import java.util.List;

/**
 * Where a response has the fields of a join token. Pointers are tried in order; a list is empty if the service does not
 * have the field.
 */
public record JoinTokenModel(
        List<Pointer> token, List<Pointer> participantId, List<Pointer> roomId, List<TimePointer> expiresAt) {}
