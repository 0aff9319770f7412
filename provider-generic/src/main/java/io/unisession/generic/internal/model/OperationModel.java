package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a service.
 *
 * @param request what is sent
 * @param auth who is shown to be calling
 * @param result where the response may have what was asked for, in the order of trying
 * @param list where the response has the items, of an operation that lists
 * @param withParticipants whether the participants are read after it, by the operation that lists them
 */
public record OperationModel(
        RequestModel request, Auth auth, List<Pointer> result, Optional<ListModel> list, boolean withParticipants) {}
