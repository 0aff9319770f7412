package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a descriptor says.
 *
 * @param auth how requests are authenticated unless an operation says otherwise
 * @param operations the declared operations; {@code getSession} is always among them
 * @param joinToken present if the {@code joinToken} operation is declared
 */
public record DescriptorModel(
        String id,
        String baseUrl,
        Auth auth,
        Map<Operation, OperationModel> operations,
        SessionModel session,
        ParticipantModel participant,
        Optional<JoinTokenModel> joinToken,
        ErrorsModel errors) {}
