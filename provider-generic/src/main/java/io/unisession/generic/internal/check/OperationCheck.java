package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.model.RequestModel;
import io.unisession.spi.http.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One operation: its request, and what is said about it. */
final class OperationCheck {
    private static final List<String> UNSURE_METHODS = List.of("POST", "PATCH");

    private final NodeChecks expected;
    private final AuthCheck auths;
    private final PointerCheck pointers;
    private final ListCheck lists;

    OperationCheck(NodeChecks expected) {
        this.expected = expected;
        this.auths = new AuthCheck(expected);
        this.pointers = new PointerCheck(expected);
        this.lists = new ListCheck(expected);
    }

    Optional<OperationModel> operation(Operation operation, DocumentNode node, Auth clientAuth) {
        if (!expected.object(node, operation.kind().keys())) {
            return Optional.empty();
        }
        Auth auth = node.field("auth").map(auths::auth).orElse(clientAuth);
        List<Pointer> result =
                node.field("result").map(pointers::pointersOrWhole).orElse(List.of(Pointer.WHOLE));
        Optional<ListModel> list = isList(operation, node) ? Optional.of(lists.list(node)) : Optional.empty();
        if (list.isPresent() && node.field("participantsFrom").isPresent()) {
            expected.faults()
                    .add(
                            node.place(),
                            "the key \"participantsFrom\" is for a response that is one session, not for \"items\"");
        }
        if (list.isPresent() && node.field("result").isPresent()) {
            expected.faults()
                    .add(
                            node.place(),
                            "the key \"result\" is for a response that is one session, \"items\" for a list of them");
        }
        return expected.required(
                        node,
                        "request",
                        "method and path, such as \""
                                + operation.kind().methods().get(0) + " /sessions/{sessionId}\"")
                .flatMap(request -> new RequestCheck(expected, operation).request(request, isChosen(operation, list)))
                .map(request -> declared(request, node, auth))
                .map(request ->
                        new OperationModel(request, auth, result, list, withParticipants(node) && list.isEmpty()));
    }

    private boolean withParticipants(DocumentNode node) {
        Optional<DocumentNode> from = node.field("participantsFrom");
        Optional<String> operation = from.flatMap(expected::text);
        if (operation.isPresent() && !operation.get().equals(Operation.LIST_PARTICIPANTS.word())) {
            expected.faults()
                    .add(
                            from.get().place(),
                            "found " + NodeChecks.quoted(operation.get()) + ", but it is \""
                                    + Operation.LIST_PARTICIPANTS.word() + "\" that reads participants");
        }
        return operation.filter(Operation.LIST_PARTICIPANTS.word()::equals).isPresent();
    }

    private static boolean isList(Operation operation, DocumentNode node) {
        return operation.kind() == Kind.LISTING
                || (operation.kind() == Kind.CHOOSING
                        && Stream.of("items", "itemsById", "paging")
                                .anyMatch(key -> node.field(key).isPresent()));
    }

    /** Whether what is asked for is chosen here, so that the service need not know of it. */
    private static boolean isChosen(Operation operation, Optional<ListModel> list) {
        return operation.kind() == Kind.CHOOSING && list.isPresent();
    }

    private RequestModel declared(RequestModel request, DocumentNode node, Auth auth) {
        Endpoint endpoint = request.endpoint();
        Endpoint declared = auth.sendsCredentials() ? endpoint : endpoint.withoutCredentials();
        Optional<DocumentNode> idempotent = node.field("idempotent");
        Optional<Boolean> flag = idempotent.flatMap(expected::flag);
        if (flag.filter(harmless -> !harmless).isPresent() && !UNSURE_METHODS.contains(endpoint.method())) {
            expected.faults()
                    .add(
                            idempotent.orElseThrow().place(),
                            endpoint.method() + " is idempotent in HTTP; only of "
                                    + String.join(" and ", UNSURE_METHODS) + " can a descriptor say whether it is");
        }
        return new RequestModel(
                flag.orElse(false) ? declared.idempotent() : declared,
                request.path(),
                request.query(),
                request.headers(),
                request.body());
    }
}
