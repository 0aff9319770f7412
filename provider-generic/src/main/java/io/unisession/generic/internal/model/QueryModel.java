package io.unisession.generic.internal.model;

import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.Authenticator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How sessions are listed by a query: each filter is a variable of the request.
 *
 * @param variants the requests that list sessions; a query is sent by the first that honours it
 * @param timeFormat how <code>{startedFrom}</code> and <code>{startedBefore}</code> are written
 * @param statusWords the service's word for each status that <code>{status}</code> can be
 */
public record QueryModel(
        List<Variant> variants, TimePointer.Format timeFormat, Map<SessionStatus, String> statusWords) {
    /**
     * One request that lists sessions.
     *
     * @param request the request to send
     * @param auth how the request is authenticated
     * @param list where the response has the sessions
     * @param onlyStatus the only status that its sessions have, so that it serves queries by that status alone
     */
    public record Variant(RequestTemplate request, Auth auth, ListModel list, Optional<SessionStatus> onlyStatus) {
        private Variant withAuthenticator(Authenticator authenticator) {
            return new Variant(request.withAuthenticator(authenticator), auth, list, onlyStatus);
        }
    }

    QueryModel withAuthenticators(Function<Auth, Authenticator> authenticators) {
        List<Variant> authenticated = variants.stream()
                .map(variant -> variant.withAuthenticator(authenticators.apply(variant.auth())))
                .toList();
        return new QueryModel(authenticated, timeFormat, statusWords);
    }

    /** The filters that one of the requests honours; those in its path are required. */
    public SessionFilters filters(Variant variant) {
        Set<Variable> used = variant.request().variables().collect(Collectors.toSet());
        Set<Variable> required = variant.request().path().stream()
                .flatMap(Template.Text::variables)
                .collect(Collectors.toSet());
        SessionFilters filters = SessionFilters.none();
        if (used.contains(Variable.STARTED_FROM)) {
            filters = filters.withStartedFrom();
        }
        if (used.contains(Variable.STARTED_BEFORE)) {
            filters = filters.withStartedBefore();
        }
        if (used.contains(Variable.ROOM_ID)) {
            filters = required.contains(Variable.ROOM_ID) ? filters.withRequiredRoomId() : filters.withRoomId();
        }
        if (used.contains(Variable.STATUS)) {
            SessionStatus[] statuses = statusWords.keySet().toArray(SessionStatus[]::new);
            filters = required.contains(Variable.STATUS)
                    ? filters.withRequiredStatus(statuses)
                    : filters.withStatus(statuses);
        }
        return variant.onlyStatus().isPresent()
                ? filters.withRequiredStatus(variant.onlyStatus().get())
                : filters;
    }

    /** The values of a query, beside those of the client. Times are rounded so that no session is missed. */
    public Values values(Values client, SessionQuery query) {
        return client.with(Variable.ROOM_ID, query.roomId().orElse(null))
                .with(Variable.STATUS, query.status().map(statusWords::get).orElse(null))
                .with(
                        Variable.STARTED_FROM,
                        query.startedFrom().map(timeFormat::roundedDown).orElse(null))
                .with(
                        Variable.STARTED_BEFORE,
                        query.startedBefore().map(timeFormat::roundedUp).orElse(null));
    }
}
