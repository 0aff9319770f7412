package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.spi.http.Authenticator;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a service.
 *
 * @param request the request to send
 * @param auth how the request is authenticated
 * @param result where the response has the result; pointers are tried in order
 * @param list where the response has the items, if it is a list
 * @param withParticipants whether {@code listParticipants} is called afterwards to read the participants
 */
public record OperationModel(
        RequestTemplate request, Auth auth, List<Pointer> result, Optional<ListModel> list, boolean withParticipants) {
    /** This operation, whose requests carry the credentials of a client. */
    public OperationModel withAuthenticator(Authenticator authenticator) {
        return new OperationModel(request.withAuthenticator(authenticator), auth, result, list, withParticipants);
    }
}
