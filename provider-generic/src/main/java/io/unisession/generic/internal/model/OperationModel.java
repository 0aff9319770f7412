package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.SettingReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation of a service.
 *
 * @param request the request to send
 * @param auth how the request is authenticated
 * @param result where the response has the result; pointers are tried in order
 * @param list where the response has the items, if it is a list
 * @param query how {@code listSessions} sends a query; empty for other operations
 * @param withParticipants whether a second request fetches the participants
 */
public record OperationModel(
        RequestTemplate request,
        Auth auth,
        List<Pointer> result,
        Optional<ListModel> list,
        Optional<QueryModel> query,
        boolean withParticipants) {
    /** All settings that its requests and their credentials refer to. */
    Stream<SettingReference> settings() {
        Stream<SettingReference> alternatives = query.stream()
                .flatMap(model -> model.requests().stream())
                .flatMap(listing -> Stream.concat(
                        listing.request().settings(), listing.auth().settings()));
        return Stream.concat(Stream.concat(request.settings(), auth.settings()), alternatives);
    }
}
