package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.Endpoint;
import java.util.List;
import java.util.Optional;

/** One operation: its request, and what is said about it. */
final class OperationCheck {
    private static final List<String> UNSURE_METHODS = List.of("POST", "PATCH");

    private final Expected expected;
    private final AuthCheck auths;
    private final PointerCheck pointers;
    private final PathCheck paths;

    OperationCheck(Expected expected) {
        this.expected = expected;
        this.auths = new AuthCheck(expected);
        this.pointers = new PointerCheck(expected);
        this.paths = new PathCheck(expected);
    }

    /** An operation that gives a session. */
    Optional<OperationModel> reading(String name, DocumentNode node, Auth clientAuth) {
        return operation(
                name, node, clientAuth, List.of("GET", "POST"), List.of("request", "auth", "idempotent", "result"));
    }

    /** An operation that changes something and gives nothing. */
    Optional<OperationModel> changing(String name, DocumentNode node, Auth clientAuth) {
        return operation(
                name,
                node,
                clientAuth,
                List.of("POST", "PUT", "PATCH", "DELETE"),
                List.of("request", "auth", "idempotent"));
    }

    private Optional<OperationModel> operation(
            String name, DocumentNode node, Auth clientAuth, List<String> methods, List<String> keys) {
        if (!expected.object(node, keys)) {
            return Optional.empty();
        }
        Auth auth = node.field("auth").map(auths::auth).orElse(clientAuth);
        Pointer result = node.field("result").flatMap(pointers::pointerOrWhole).orElse(Pointer.WHOLE);
        Optional<Endpoint> endpoint = expected.required(
                        node, "request", "method and path, such as \"" + methods.get(0) + " /sessions/{sessionId}\"")
                .flatMap(request -> endpoint(name, request, methods));
        return endpoint.map(sent -> declared(sent, node, auth)).map(sent -> new OperationModel(sent, auth, result));
    }

    private Optional<Endpoint> endpoint(String name, DocumentNode node, List<String> methods) {
        Optional<String> request = expected.text(node);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        int space = request.get().indexOf(' ');
        String method = space < 0 ? "" : request.get().substring(0, space);
        if (!methods.contains(method)) {
            expected.faults()
                    .add(
                            node.place(),
                            "found \"" + request.get() + "\", but " + name + " is requested by a method ("
                                    + String.join(", ", methods) + "), a space and a path");
            return Optional.empty();
        }
        String path = request.get().substring(space + 1);
        return paths.isPath(node, path) ? Optional.of(Endpoint.of(method, name, path)) : Optional.empty();
    }

    private Endpoint declared(Endpoint endpoint, DocumentNode node, Auth auth) {
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
        return flag.orElse(false) ? declared.idempotent() : declared;
    }
}
