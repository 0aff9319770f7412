package io.unisession.generic.internal.model;

import java.util.Map;
import java.util.Optional;

/**
 * All that a descriptor says.
 *
 * @param operations those that it declares, getSession among them
 * @param joinToken there if the operation that makes one is
 */
public record DescriptorModel(
        String id,
        String baseUrl,
        Map<Operation, OperationModel> operations,
        SessionFields session,
        ParticipantFields participant,
        Optional<JoinTokenFields> joinToken,
        ErrorsModel errors) {}
