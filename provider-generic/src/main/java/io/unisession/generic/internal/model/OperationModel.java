package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import java.util.Optional;

/**
 * One operation of a service.
 *
 * @param request what is sent
 * @param auth who is shown to be calling
 * @param result where the answer has what was asked for
 * @param list where the answer has the items, of an operation that lists
 */
public record OperationModel(RequestModel request, Auth auth, Pointer result, Optional<ListModel> list) {}
