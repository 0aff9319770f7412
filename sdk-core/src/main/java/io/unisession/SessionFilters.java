package io.unisession;

import io.unisession.error.FailureDetails;
import io.unisession.error.UnsupportedCapabilityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filters of a {@link SessionQuery} that a provider's listing supports. Immutable; made by the provider:
 *
 * <pre>{@code
 * SessionFilters.none().withStartedFrom().withStartedBefore().withStatus(SessionStatus.ACTIVE)
 * }</pre>
 *
 * <p>Filters combine freely, unless they are {@linkplain #or alternatives}.
 */
public final class SessionFilters {
    static final String STARTED_FROM = "startedFrom";
    static final String STARTED_BEFORE = "startedBefore";
    static final String ROOM_ID = "roomId";
    private static final String STATUS = "status ";
    private static final SessionFilters NONE = new SessionFilters(List.of(new Combination(Set.of(), Set.of(), false)));

    private final List<Combination> alternatives;

    /**
     * Filters that combine freely.
     *
     * @param supported the filters that a query may set
     * @param required sets of filters; the query must set one of each
     * @param activeOnly whether the list never has other sessions than active ones
     */
    private record Combination(Set<String> supported, Set<Set<String>> required, boolean activeOnly) {
        boolean supports(Set<String> filters) {
            return supported.containsAll(filters)
                    && required.stream().allMatch(some -> some.stream().anyMatch(filters::contains));
        }

        Combination with(Set<String> filters) {
            return new Combination(union(supported, filters), required, activeOnly);
        }

        Combination withRequired(Set<String> filters) {
            return new Combination(union(supported, filters), union(required, Set.of(filters)), activeOnly);
        }

        Combination withActiveOnly() {
            return new Combination(union(supported, Set.of(status(SessionStatus.ACTIVE))), required, true);
        }

        private static <T> Set<T> union(Set<T> some, Set<T> more) {
            Set<T> union = new LinkedHashSet<>(some);
            union.addAll(more);
            return union;
        }

        @Override
        public String toString() {
            String words = supported.stream()
                    .map(filter ->
                            required.stream().anyMatch(some -> some.contains(filter)) ? filter + " (required)" : filter)
                    .collect(Collectors.joining(", "));
            return words.isEmpty() ? "no filter" : words;
        }
    }

    private SessionFilters(List<Combination> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Supports no filter: the list always has all sessions, those that have ended too.
     *
     * @return the filters to start from
     */
    public static SessionFilters none() {
        return NONE;
    }

    /**
     * Supports {@link SessionQuery#startedFrom()}.
     *
     * @return a copy of these filters with that one
     */
    public SessionFilters withStartedFrom() {
        return each(combination -> combination.with(Set.of(STARTED_FROM)));
    }

    /**
     * Supports {@link SessionQuery#startedBefore()}.
     *
     * @return a copy of these filters with that one
     */
    public SessionFilters withStartedBefore() {
        return each(combination -> combination.with(Set.of(STARTED_BEFORE)));
    }

    /**
     * Supports {@link SessionQuery#roomId()}.
     *
     * @return a copy of these filters with that one
     */
    public SessionFilters withRoomId() {
        return each(combination -> combination.with(Set.of(ROOM_ID)));
    }

    /**
     * Requires {@link SessionQuery#roomId()}, for a service that lists the sessions of one room only.
     *
     * @return a copy of these filters with that one
     */
    public SessionFilters withRequiredRoomId() {
        return each(combination -> combination.withRequired(Set.of(ROOM_ID)));
    }

    /**
     * Supports {@link SessionQuery#status()} for some statuses.
     *
     * @param statuses the statuses, at least one
     * @return a copy of these filters with that one
     * @throws IllegalArgumentException if there is no status, or {@link SessionStatus#UNKNOWN} is among them
     */
    public SessionFilters withStatus(SessionStatus... statuses) {
        Set<String> filters = named(statuses);
        return each(combination -> combination.with(filters));
    }

    /**
     * Requires {@link SessionQuery#status()} with one of these statuses, for a service that lists, for example, active
     * sessions only.
     *
     * @param statuses the statuses, at least one
     * @return a copy of these filters with that one
     * @throws IllegalArgumentException if there is no status, or {@link SessionStatus#UNKNOWN} is among them
     */
    public SessionFilters withRequiredStatus(SessionStatus... statuses) {
        Set<String> filters = named(statuses);
        return each(combination -> combination.withRequired(filters));
    }

    /**
     * Says that the service lists active sessions only. {@link SessionStatus#ACTIVE} is supported, and makes no
     * difference; a session that has ended is in no list.
     *
     * @return a copy of these filters that says so
     */
    public SessionFilters withActiveOnly() {
        return each(Combination::withActiveOnly);
    }

    /**
     * Adds an alternative, for a service that has different endpoints for different filters. A query is supported if
     * either alternative supports all of it.
     *
     * @param other the alternative
     * @return filters that support what either does
     */
    public SessionFilters or(SessionFilters other) {
        return new SessionFilters(Stream.concat(alternatives.stream(), other.alternatives.stream())
                .distinct()
                .toList());
    }

    /**
     * Whether these filters support a query, with all its filters combined.
     *
     * @param query the query
     * @return true if the provider can list exactly the sessions that match it
     */
    public boolean supports(SessionQuery query) {
        Set<String> filters = query.filters().collect(Collectors.toSet());
        return alternatives.stream().anyMatch(alternative -> alternative.supports(filters));
    }

    /**
     * Whether the list of a query can have sessions that have ended.
     *
     * @param query the query
     * @return false if the query is not supported or has another status than {@link SessionStatus#ENDED}, or if the
     *     service {@linkplain #withActiveOnly lists active sessions only}
     */
    public boolean canListEnded(SessionQuery query) {
        Set<String> filters = query.filters().collect(Collectors.toSet());
        boolean otherStatus =
                query.status().filter(status -> status != SessionStatus.ENDED).isPresent();
        return !otherStatus
                && alternatives.stream()
                        .anyMatch(alternative -> alternative.supports(filters) && !alternative.activeOnly());
    }

    /**
     * Checks that a query is supported.
     *
     * @param provider the provider's id, for the error
     * @param query the query
     * @throws UnsupportedCapabilityException if the query is not supported; the message names the filters of the query
     *     and those supported
     */
    public void require(String provider, SessionQuery query) {
        if (!supports(query)) {
            String set = query.filters().collect(Collectors.joining(" and "));
            throw new UnsupportedCapabilityException(
                    provider + " cannot list sessions " + (set.isEmpty() ? "without a filter" : "by " + set)
                            + "; it can list them by " + this,
                    FailureDetails.builder(provider, "listSessions").build());
        }
    }

    static String status(SessionStatus status) {
        return STATUS + status;
    }

    private static Set<String> named(SessionStatus... statuses) {
        if (statuses.length == 0 || List.of(statuses).contains(SessionStatus.UNKNOWN)) {
            throw new IllegalArgumentException("statuses must not be empty, and must not contain UNKNOWN");
        }
        return Stream.of(statuses).map(SessionFilters::status).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private SessionFilters each(UnaryOperator<Combination> change) {
        return new SessionFilters(alternatives.stream().map(change).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionFilters that && alternatives.equals(that.alternatives);
    }

    @Override
    public int hashCode() {
        return alternatives.hashCode();
    }

    /** The filters in words, such as {@code startedFrom, status ACTIVE; or roomId (required)}. */
    @Override
    public String toString() {
        return alternatives.stream().map(Combination::toString).collect(Collectors.joining("; or "));
    }
}
