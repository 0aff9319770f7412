package io.unisession.generic.internal.check;

import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.QueryModel;
import io.unisession.generic.internal.model.QueryModel.ListRequest;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.TimeFormat;
import io.unisession.generic.internal.template.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How sessions are listed by a query: the variables of the requests, and how they are written. */
final class QueryCheck {
    static final List<String> ALTERNATIVE_KEYS = List.of("request", "auth", "idempotent", "paging", "onlyStatus");
    private static final List<SessionStatus> STATUSES =
            List.of(SessionStatus.PENDING, SessionStatus.ACTIVE, SessionStatus.ENDED);
    private static final Set<Variable> FILTERS =
            EnumSet.of(Variable.ROOM_ID, Variable.STATUS, Variable.STARTED_FROM, Variable.STARTED_BEFORE);
    private static final Set<Variable> TIMES = EnumSet.of(Variable.STARTED_FROM, Variable.STARTED_BEFORE);

    private final NodeChecks checks;
    private final TokenCheck tokens;

    QueryCheck(NodeChecks checks) {
        this.checks = checks;
        this.tokens = new TokenCheck(checks);
    }

    QueryModel query(DocumentNode node, List<ListRequest> requests, List<ListRequest> also) {
        Map<SessionStatus, String> words = statusWords(node);
        TimeFormat format = timeFormat(node);
        Optional<Duration> window = node.field("window").flatMap(tokens::lifetime);
        requireAlike(node, requests.get(0), also);
        Set<Variable> used = Stream.concat(requests.stream(), also.stream())
                .flatMap(listing -> listing.request().variables())
                .collect(Collectors.toSet());
        if (used.contains(Variable.STATUS) != node.field("statusWords").isPresent()
                && !checks.isReported(node, "statusWords")) {
            checks.faults().add(node.location(), "{status} and \"statusWords\" must be declared together");
        }
        if (node.field("timeFormat").isPresent() && used.stream().noneMatch(TIMES::contains)) {
            checks.faults()
                    .add(node.location(), "\"timeFormat\" is unused: no request has {startedFrom} or {startedBefore}");
        }
        if (node.field("window").isPresent() && used.stream().noneMatch(TIMES::contains)) {
            checks.faults()
                    .add(node.location(), "\"window\" is unused: no request has {startedFrom} or {startedBefore}");
        }
        QueryModel model = new QueryModel(requests, also, format, window, words);
        if (checks.faults().isEmpty()) {
            requireUsed(model, node);
        }
        return model;
    }

    /** A query is sent by all of these requests, so all must support it. */
    private void requireAlike(DocumentNode node, ListRequest own, List<ListRequest> also) {
        Set<Variable> used = own.request().variables().collect(Collectors.toSet());
        boolean alike = also.stream()
                .allMatch(part ->
                        part.request().variables().collect(Collectors.toSet()).equals(used)
                                && part.onlyStatus().isPresent()
                                        == own.onlyStatus().isPresent());
        if (!alike) {
            checks.faults()
                    .add(
                            node.field("also").orElse(node).location(),
                            "the requests of \"also\" must use the same variables as the operation's own, and all or none have \"onlyStatus\"");
        }
    }

    /** How times in requests are written. */
    TimeFormat timeFormat(DocumentNode node) {
        return node.field("timeFormat")
                .flatMap(found -> checks.oneOf(found, "time format", TimeFormat.ofRequests(), TimeFormat::word))
                .orElse(TimeFormat.ISO_8601);
    }

    /** Reports requests that no query uses, since it uses an earlier one. */
    private void requireUsed(QueryModel model, DocumentNode node) {
        List<DocumentNode> alternatives =
                node.field("alternatives").map(checks::oneOrMore).orElse(List.of());
        SessionFilters earlier = model.filters(model.requests().get(0));
        for (int index = 0; index < alternatives.size(); index++) {
            SessionFilters filters = model.filters(model.requests().get(index + 1));
            SessionFilters before = earlier;
            if (queries().noneMatch(query -> filters.supports(query) && !before.supports(query))) {
                checks.faults()
                        .add(
                                alternatives.get(index).location(),
                                "this request is never sent: the requests before it serve every query that it supports");
            }
            earlier = before.or(filters);
        }
    }

    /** A query for each combination of filters. */
    private static Stream<SessionQuery> queries() {
        return IntStream.range(0, 8)
                .boxed()
                .flatMap(filters -> Stream.concat(
                                Stream.of(Optional.<SessionStatus>empty()),
                                STATUSES.stream().map(Optional::of))
                        .map(status -> query(filters, status)));
    }

    private static SessionQuery query(int filters, Optional<SessionStatus> status) {
        SessionQuery.Builder query = SessionQuery.builder();
        if ((filters & 1) != 0) {
            query.startedFrom(Instant.EPOCH);
        }
        if ((filters & 2) != 0) {
            query.startedBefore(Instant.MAX);
        }
        if ((filters & 4) != 0) {
            query.roomId("any");
        }
        status.ifPresent(query::status);
        return query.build();
    }

    /** The only status that a request lists, if it says so. */
    Optional<SessionStatus> onlyStatus(DocumentNode node, RequestTemplate request) {
        requireSeparateFilters(node, request);
        Optional<DocumentNode> status = node.field("onlyStatus");
        if (status.isPresent() && request.variables().anyMatch(Variable.STATUS::equals)) {
            checks.faults()
                    .add(status.get().location(), "a request with {status} lists any status; omit \"onlyStatus\"");
        }
        return status.flatMap(found -> checks.oneOf(found, "status", STATUSES, SessionStatus::name));
    }

    private Map<SessionStatus, String> statusWords(DocumentNode node) {
        Map<SessionStatus, String> words = new EnumMap<>(SessionStatus.class);
        Optional<DocumentNode> statuses = node.field("statusWords")
                .filter(found -> checks.object(
                        found, STATUSES.stream().map(SessionStatus::name).toList()));
        if (statuses.isPresent() && statuses.get().fields().isEmpty()) {
            checks.faults().add(statuses.get().location(), "expected a word for at least one status");
        }
        statuses.ifPresent(found -> STATUSES.forEach(
                status -> found.field(status.name()).flatMap(checks::text).ifPresent(word -> words.put(status, word))));
        return words;
    }

    /** A text is left out where one of its variables has no value; another filter in it would be lost. */
    private void requireSeparateFilters(DocumentNode node, RequestTemplate request) {
        if (request.path().stream().flatMap(Template.Text::variables).anyMatch(TIMES::contains)) {
            checks.faults()
                    .add(
                            node.location(),
                            "{startedFrom} and {startedBefore} cannot be in the path; put them in the query");
        }
        Stream<Template.Text> texts = Stream.of(
                        request.query().texts(),
                        request.headers().values().stream(),
                        request.body().stream().flatMap(Template::texts))
                .flatMap(found -> found);
        if (texts.anyMatch(
                text -> text.variables().filter(FILTERS::contains).distinct().count() > 1)) {
            checks.faults()
                    .add(
                            node.location(),
                            "{roomId}, {status}, {startedFrom} and {startedBefore} cannot be combined in one value");
        }
    }
}
