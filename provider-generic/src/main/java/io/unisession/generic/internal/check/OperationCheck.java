package io.unisession.generic.internal.check;

import static java.util.stream.Collectors.toSet;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.ParticipantModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.QueryModel;
import io.unisession.generic.internal.model.QueryModel.ListRequest;
import io.unisession.generic.internal.model.SessionModel;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An operation. */
final class OperationCheck {
    private static final List<String> NOT_IDEMPOTENT = List.of("POST", "PATCH");

    private static final List<String> ALSO_PARTICIPANTS =
            List.of("request", "auth", "idempotent", "items", "paging", "model");
    private static final List<String> ALSO_SESSIONS =
            List.of("request", "auth", "idempotent", "items", "paging", "onlyStatus");

    private final NodeChecks checks;
    private final Map<String, Template.Text> common;
    private final Map<String, DocumentNode> models;
    private final AuthCheck auths;
    private final PointerCheck pointers;
    private final ListCheck lists;
    private final QueryCheck queries;
    private final ErrorsCheck errors;

    /**
     * @param common the headers of all requests
     * @param models the key {@code models} of the descriptor, which operations can change for themselves
     */
    OperationCheck(NodeChecks checks, Map<String, Template.Text> common, Map<String, DocumentNode> models) {
        this.checks = checks;
        this.common = common;
        this.models = models;
        this.auths = new AuthCheck(checks);
        this.pointers = new PointerCheck(checks);
        this.lists = new ListCheck(checks);
        this.queries = new QueryCheck(checks);
        this.errors = new ErrorsCheck(checks);
    }

    Optional<OperationModel> operation(Operation operation, DocumentNode node, Auth clientAuth) {
        if (!checks.object(node, operation.kind().keys())) {
            return Optional.empty();
        }
        Auth auth = node.field("auth").map(auths::auth).orElse(clientAuth);
        List<Pointer> result =
                node.field("result").map(pointers::pointersOrWhole).orElse(List.of(Pointer.WHOLE));
        Optional<ListModel> list = isList(operation, node) ? Optional.of(lists.list(node)) : Optional.empty();
        if (list.isPresent() && node.field("result").isPresent()) {
            checks.faults()
                    .add(
                            node.location(),
                            "\"result\" cannot be combined with \"items\": it points to one session, \"items\" to a list of them");
        }
        List<ListRequest> also =
                list.map(found -> also(operation, node, auth, found)).orElse(List.of());
        return request(operation, node, auth, isPicked(operation, list))
                .map(request -> new OperationModel(
                        request,
                        auth,
                        result,
                        list,
                        operation.kind() == Kind.QUERYING
                                ? list.map(found -> query(operation, node, request, auth, found, also))
                                : Optional.empty(),
                        withParticipants(node),
                        operation == Operation.JOIN_TOKEN ? lifetime(node, request) : OperationModel.Lifetime.NONE,
                        operation.kind() == Kind.CHOOSING || operation.kind() == Kind.QUERYING
                                ? queries.onlyStatus(node, request)
                                : Optional.empty(),
                        parts(node),
                        also,
                        node.field("notFoundWhen").stream()
                                .flatMap(conditions -> checks.oneOrMore(conditions).stream())
                                .flatMap(condition -> errors.notFoundWhen(condition).stream())
                                .toList(),
                        operation.kind() == Kind.LISTING ? Optional.empty() : session(node),
                        operation.kind() == Kind.LISTING ? participant(node) : Optional.empty()));
    }

    /** Where the responses of this operation have the fields of a session, if that differs. */
    private Optional<SessionModel> session(DocumentNode node) {
        ModelsCheck check = new ModelsCheck(checks);
        return model(node, "session", ModelsCheck.SESSION_KEYS).map(check::session);
    }

    private Optional<ParticipantModel> participant(DocumentNode node) {
        ModelsCheck check = new ModelsCheck(checks);
        return model(node, "participant", ModelsCheck.PARTICIPANT_KEYS).map(check::participant);
    }

    private Optional<DocumentNode> model(DocumentNode node, String name, List<String> keys) {
        Optional<DocumentNode> changes = node.field("model").filter(found -> checks.object(found, keys));
        Map<String, DocumentNode> common =
                Optional.ofNullable(models.get(name)).map(DocumentNode::fields).orElse(Map.of());
        return changes.map(found -> found.withDefaults(common));
    }

    private OperationModel.Parts parts(DocumentNode node) {
        OperationModel.Parts standard = OperationModel.Parts.STANDARD;
        return new OperationModel.Parts(
                node.field("atOnce")
                        .flatMap(number -> lists.wholeNumber(number, 1, 16))
                        .orElse(standard.atOnce()),
                node.field("most")
                        .flatMap(number -> lists.wholeNumber(number, 1, 10_000))
                        .orElse(standard.most()));
    }

    /** How long a join token of a request is valid. */
    private OperationModel.Lifetime lifetime(DocumentNode node, RequestTemplate request) {
        Optional<Duration> standard = node.field("lifetime").flatMap(new TokenCheck(checks)::lifetime);
        Set<Variable> used = request.variables().collect(toSet());
        if (standard.isPresent() && !used.contains(Variable.LIFETIME) && !used.contains(Variable.EXPIRES_AT)) {
            checks.faults()
                    .add(node.location(), "\"lifetime\" is unused: the request has no {lifetime} or {expiresAt}");
        }
        if (node.field("timeFormat").isPresent() && !used.contains(Variable.EXPIRES_AT)) {
            checks.faults().add(node.location(), "\"timeFormat\" is unused: the request has no {expiresAt}");
        }
        return new OperationModel.Lifetime(standard, queries.timeFormat(node));
    }

    private Optional<RequestTemplate> request(Operation operation, DocumentNode node, Auth auth, boolean picked) {
        return checks.required(
                        node,
                        "request",
                        "method and path, such as \""
                                + operation.kind().methods().get(0) + " /sessions/{sessionId}\"")
                .flatMap(request -> new RequestCheck(checks, operation).request(request, picked))
                .map(request -> request.withDefaultHeaders(common))
                .map(request -> declared(operation, request, node, auth));
    }

    private QueryModel query(
            Operation operation,
            DocumentNode node,
            RequestTemplate request,
            Auth auth,
            ListModel list,
            List<ListRequest> also) {
        List<ListRequest> requests = new ArrayList<>();
        requests.add(new ListRequest(request, auth, list, queries.onlyStatus(node, request), Optional.empty()));
        List<DocumentNode> alternatives =
                node.field("alternatives").map(checks::oneOrMore).orElse(List.of());
        for (DocumentNode alternative : alternatives) {
            if (checks.object(alternative, QueryCheck.ALTERNATIVE_KEYS)) {
                further(operation, alternative, auth, list).ifPresent(requests::add);
            }
        }
        return queries.query(node, requests, also);
    }

    /** The requests whose lists continue this one. */
    private List<ListRequest> also(Operation operation, DocumentNode node, Auth auth, ListModel list) {
        List<String> keys = operation.kind() == Kind.LISTING ? ALSO_PARTICIPANTS : ALSO_SESSIONS;
        return node.field("also").map(checks::oneOrMore).orElse(List.of()).stream()
                .filter(further -> checks.object(further, keys))
                .flatMap(further -> further(operation, further, auth, list).stream())
                .toList();
    }

    private Optional<ListRequest> further(
            Operation operation, DocumentNode node, Auth operationAuth, ListModel operationList) {
        Auth auth = node.field("auth").map(auths::auth).orElse(operationAuth);
        ListModel list = lists.like(node, operationList);
        return request(operation, node, auth, false)
                .map(request -> new ListRequest(
                        request,
                        auth,
                        list,
                        operation.kind() == Kind.QUERYING ? queries.onlyStatus(node, request) : Optional.empty(),
                        operation.kind() == Kind.LISTING ? participant(node) : Optional.empty()));
    }

    private boolean withParticipants(DocumentNode node) {
        return node.field("participantsFrom")
                .flatMap(from -> checks.oneOf(from, "operation", List.of(Operation.LIST_PARTICIPANTS.word())))
                .isPresent();
    }

    private static boolean isList(Operation operation, DocumentNode node) {
        return operation.kind().isList()
                || (operation.kind() == Kind.CHOOSING
                        && (ListCheck.declaresItems(node)
                                || node.field("paging").isPresent()));
    }

    /** Whether the session is picked from the list here, so that the request need not have its id. */
    private static boolean isPicked(Operation operation, Optional<ListModel> list) {
        return operation.kind() == Kind.CHOOSING && list.isPresent();
    }

    private RequestTemplate declared(Operation operation, RequestTemplate request, DocumentNode node, Auth auth) {
        Endpoint endpoint = request.endpoint();
        Endpoint declared = auth.sendsCredentials() ? endpoint : endpoint.withoutCredentials();
        Optional<DocumentNode> idempotent = node.field("idempotent");
        Optional<Boolean> flag = idempotent.flatMap(checks::flag);
        if (flag.filter(harmless -> !harmless).isPresent() && !NOT_IDEMPOTENT.contains(endpoint.method())) {
            checks.faults()
                    .add(
                            idempotent.orElseThrow().location(),
                            endpoint.method() + " is always idempotent; only " + String.join(" and ", NOT_IDEMPOTENT)
                                    + " requests need this key");
        }
        Endpoint repeatable = flag.orElse(operation.reads()) ? declared.idempotent() : declared;
        return request.withEndpoint(operation.removes() ? repeatable.removal() : repeatable);
    }
}
