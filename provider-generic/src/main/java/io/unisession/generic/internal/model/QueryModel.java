package io.unisession.generic.internal.model;

import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.TimeFormat;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How {@code listSessions} sends a query. Each filter is a variable of a request.
 *
 * @param requests the operation's own request and its alternatives; the first that supports the query is sent
 * @param also the requests whose lists continue that of the operation's own
 * @param timeFormat how <code>{startedFrom}</code> and <code>{startedBefore}</code> are written
 * @param window the span of a query that sets no start, for services that require one
 * @param statusWords the service's word for each status that <code>{status}</code> can be
 */
public record QueryModel(
        List<ListRequest> requests,
        List<ListRequest> also,
        TimeFormat timeFormat,
        Optional<Duration> window,
        Map<SessionStatus, String> statusWords) {
    /**
     * A request that lists sessions, or participants.
     *
     * @param request the request to send
     * @param auth how the request is authenticated
     * @param list where the response has the items
     * @param onlyStatus the status of all sessions in the list, if they have the same; queries must then filter by it
     * @param participant where the items have the fields of a participant, if not where others do
     */
    public record ListRequest(
            RequestTemplate request,
            Auth auth,
            ListModel list,
            Optional<SessionStatus> onlyStatus,
            Optional<ParticipantModel> participant) {
        /** This request as part of another operation. */
        ListRequest asPartOf(Operation operation) {
            return new ListRequest(request.asPartOf(operation.word()), auth, list, onlyStatus, participant);
        }

        /** Whether the list may have sessions that match a query. */
        public boolean mayMatch(SessionQuery query) {
            return onlyStatus.isEmpty() || query.status().isEmpty() || onlyStatus.equals(query.status());
        }
    }

    /** The lists that serve queries, in order: those of the operation's own request and of what continues it, then each alternative. */
    public List<List<ListRequest>> lists() {
        return Stream.concat(
                        Stream.of(Stream.concat(Stream.of(requests.get(0)), also.stream())
                                .toList()),
                        requests.stream().skip(1).map(List::of))
                .toList();
    }

    /** The filters that a request supports. Those in its path are required. */
    public SessionFilters filters(ListRequest listing) {
        Set<Variable> used = listing.request().variables().collect(Collectors.toSet());
        Set<Variable> required = listing.request().path().stream()
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
        if (listing.onlyStatus().isEmpty()) {
            return filters;
        }
        if (also.isEmpty() || !listing.equals(requests.get(0))) {
            return filters.withRequiredStatus(listing.onlyStatus().get());
        }
        return filters.withStatus(Stream.concat(Stream.of(listing), also.stream())
                .flatMap(part -> part.onlyStatus().stream())
                .distinct()
                .toArray(SessionStatus[]::new));
    }

    /**
     * Adds the values of a query. Times are rounded so that no session is missed.
     *
     * @param now the end of the window if the query sets none
     */
    public Values values(Values client, SessionQuery query, Instant now) {
        Instant before = query.startedBefore().or(() -> window.map(span -> now)).orElse(null);
        Instant from = query.startedFrom()
                .or(() -> window.map(span -> (before == null ? now : before).minus(span)))
                .orElse(null);
        return client.withTimeFormat(timeFormat)
                .with(Variable.ROOM_ID, query.roomId().orElse(null))
                .with(Variable.STATUS, query.status().map(statusWords::get).orElse(null))
                .with(Variable.STARTED_FROM, from)
                .with(Variable.STARTED_BEFORE, before);
    }
}
