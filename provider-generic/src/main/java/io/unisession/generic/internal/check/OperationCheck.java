package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.spi.http.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation. */
final class OperationCheck {
    private static final List<String> NOT_IDEMPOTENT = List.of("POST", "PATCH");

    private final NodeChecks checks;
    private final AuthCheck auths;
    private final PointerCheck pointers;
    private final ListCheck lists;

    OperationCheck(NodeChecks checks) {
        this.checks = checks;
        this.auths = new AuthCheck(checks);
        this.pointers = new PointerCheck(checks);
        this.lists = new ListCheck(checks);
    }

    Optional<OperationModel> operation(Operation operation, DocumentNode node, Auth clientAuth) {
        if (!checks.object(node, operation.kind().keys())) {
            return Optional.empty();
        }
        Auth auth = node.field("auth").map(auths::auth).orElse(clientAuth);
        List<Pointer> result =
                node.field("result").map(pointers::pointersOrWhole).orElse(List.of(Pointer.WHOLE));
        Optional<ListModel> list = isList(operation, node) ? Optional.of(lists.list(node)) : Optional.empty();
        if (list.isPresent() && node.field("participantsFrom").isPresent()) {
            checks.faults()
                    .add(
                            node.location(),
                            "\"participantsFrom\" cannot be combined with \"items\": it needs a response with one session");
        }
        if (list.isPresent() && node.field("result").isPresent()) {
            checks.faults()
                    .add(
                            node.location(),
                            "\"result\" cannot be combined with \"items\": it points to one session, \"items\" to a list of them");
        }
        return checks.required(
                        node,
                        "request",
                        "method and path, such as \""
                                + operation.kind().methods().get(0) + " /sessions/{sessionId}\"")
                .flatMap(request -> new RequestCheck(checks, operation).request(request, isPicked(operation, list)))
                .map(request -> declared(request, node, auth))
                .map(request ->
                        new OperationModel(request, auth, result, list, withParticipants(node) && list.isEmpty()));
    }

    private boolean withParticipants(DocumentNode node) {
        return node.field("participantsFrom")
                .flatMap(from -> checks.oneOf(from, "operation", List.of(Operation.LIST_PARTICIPANTS.word())))
                .isPresent();
    }

    private static boolean isList(Operation operation, DocumentNode node) {
        return operation.kind() == Kind.LISTING
                || (operation.kind() == Kind.CHOOSING
                        && Stream.of("items", "itemsById", "paging")
                                .anyMatch(key -> node.field(key).isPresent()));
    }

    /** Whether the session is picked from the list here, so that the request need not have its id. */
    private static boolean isPicked(Operation operation, Optional<ListModel> list) {
        return operation.kind() == Kind.CHOOSING && list.isPresent();
    }

    private RequestTemplate declared(RequestTemplate request, DocumentNode node, Auth auth) {
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
        return new RequestTemplate(
                flag.orElse(false) ? declared.idempotent() : declared,
                request.path(),
                request.query(),
                request.headers(),
                request.body());
    }
}
