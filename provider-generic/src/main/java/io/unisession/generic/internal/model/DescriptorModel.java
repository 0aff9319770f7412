package io.unisession.generic.internal.model;

import java.util.Map;
import java.util.Optional;

/**
 * Everything a descriptor says.
 *
 * @param operations the declared operations; {@code getSession} is always among them
 * @param joinToken present if the {@code joinToken} operation is declared
 */
public record DescriptorModel(
        String id,
        String baseUrl,
        Map<Operation, OperationModel> operations,
        SessionModel session,
        ParticipantModel participant,
        Optional<JoinTokenModel> joinToken,
        ErrorsModel errors) {}
