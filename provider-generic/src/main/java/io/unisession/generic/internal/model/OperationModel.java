package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.http.Endpoint;

/**
 * One operation of a service.
 *
 * @param endpoint what is sent
 * @param auth who is shown to be calling
 * @param result where the answer has what was asked for
 */
public record OperationModel(Endpoint endpoint, Auth auth, Pointer result) {}
