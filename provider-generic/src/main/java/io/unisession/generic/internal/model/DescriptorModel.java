package io.unisession.generic.internal.model;

import io.unisession.http.ErrorFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a descriptor says. */
public record DescriptorModel(
        String id,
        String baseUrl,
        OperationModel getSession,
        @Nullable OperationModel endSessionOrNull,
        SessionFields session,
        ParticipantFields participant,
        ErrorFormat errors) {
    public Optional<OperationModel> endSession() {
        return Optional.ofNullable(endSessionOrNull);
    }
}
