package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.spi.http.Authenticator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One operation of a service.
 *
 * @param request the request to send
 * @param auth how the request is authenticated
 * @param result where the response has the result; pointers are tried in order
 * @param list where the response has the items, if it is a list
 * @param query how sessions are listed by a query, of {@code listSessions}
 * @param withParticipants whether the participants are read afterwards, by their own operation
 */
public record OperationModel(
        RequestTemplate request,
        Auth auth,
        List<Pointer> result,
        Optional<ListModel> list,
        Optional<QueryModel> query,
        boolean withParticipants) {
    /** This operation, whose requests carry the credentials of a client. */
    public OperationModel withAuthenticators(Function<Auth, Authenticator> authenticators) {
        return new OperationModel(
                request.withAuthenticator(authenticators.apply(auth)),
                auth,
                result,
                list,
                query.map(model -> model.withAuthenticators(authenticators)),
                withParticipants);
    }
}
