package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.BodyTemplate;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.RequestModel;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Variable;
import io.unisession.spi.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The key {@code request}: method and path in one text, or an object that also has query, headers and body. */
final class RequestCheck {
    private static final List<String> KEYS = List.of("method", "path", "query", "headers", "body");
    private final NodeChecks expected;
    private final Operation operation;
    private final VariableCheck variables;
    private final PathCheck paths;

    RequestCheck(NodeChecks expected, Operation operation) {
        this.expected = expected;
        this.operation = operation;
        this.variables = VariableCheck.of(expected, operation);
        this.paths = new PathCheck(expected, variables);
    }

    /**
     * The request that a value is; what is wrong is noted.
     *
     * @param chosen whether what is asked for is chosen out of the response, so that the request need not name it
     */
    Optional<RequestModel> request(DocumentNode node, boolean chosen) {
        Optional<RequestModel> request = node.is(Kind.OBJECT) ? ofObject(node) : ofText(node);
        if (!chosen) {
            request.ifPresent(found -> requireVariables(node, found));
        }
        return request;
    }

    private Optional<RequestModel> ofText(DocumentNode node) {
        Optional<String> text = expected.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int space = text.get().indexOf(' ');
        String method = space < 0 ? "" : text.get().substring(0, space);
        if (!operation.kind().methods().contains(method)) {
            expected.faults()
                    .add(
                            node.place(),
                            "found " + NodeChecks.quoted(text.get()) + ", but " + operation.word()
                                    + " is requested by a method ("
                                    + String.join(", ", operation.kind().methods()) + "), a space and a path");
            return Optional.empty();
        }
        return model(node, method, text.get().substring(space + 1), Map.of(), Map.of(), Optional.empty());
    }

    private Optional<RequestModel> ofObject(DocumentNode node) {
        expected.object(node, KEYS);
        Optional<String> method =
                expected.required(node, "method", "one of " + allowedMethods()).flatMap(this::method);
        Optional<DocumentNode> pathNode =
                expected.required(node, "path", "the path below the base URL, such as \"/sessions\"");
        Optional<String> path = pathNode.flatMap(expected::text);
        Map<String, Template> query = node.field("query").map(this::query).orElse(Map.of());
        Map<String, Template> headers = node.field("headers").map(this::headers).orElse(Map.of());
        Optional<BodyTemplate.Fields> body =
                node.field("body").flatMap(BodyCheck.ofRequest(expected, variables)::fields);
        if (method.filter("GET"::equals).isPresent()) {
            node.field("body").ifPresent(found -> expected.faults().add(found.place(), "GET has no body"));
        }
        return method.isPresent() && path.isPresent()
                ? model(pathNode.get(), method.get(), path.get(), query, headers, body)
                : Optional.empty();
    }

    private String allowedMethods() {
        return String.join(", ", operation.kind().methods());
    }

    private Optional<String> method(DocumentNode node) {
        Optional<String> method = expected.text(node);
        if (method.isPresent() && !operation.kind().methods().contains(method.get())) {
            expected.faults()
                    .add(
                            node.place(),
                            "found " + NodeChecks.quoted(method.get()) + ", but " + operation.word()
                                    + " is requested by " + allowedMethods());
            return Optional.empty();
        }
        return method;
    }

    private Optional<RequestModel> model(
            DocumentNode node,
            String method,
            String path,
            Map<String, Template> query,
            Map<String, Template> headers,
            Optional<BodyTemplate.Fields> body) {
        return paths.path(node, path)
                .map(found -> new RequestModel(
                        Endpoint.of(method, operation.word(), found.template()),
                        found.filling(),
                        query,
                        headers,
                        body));
    }

    private Map<String, Template> query(DocumentNode node) {
        Map<String, Template> query = new LinkedHashMap<>();
        if (expected.anyObject(node)) {
            node.fields().forEach((name, value) -> {
                SecretNames.check(name, value, expected);
                variables.template(value).ifPresent(template -> query.put(name, template));
            });
        }
        return query;
    }

    private Map<String, Template> headers(DocumentNode node) {
        Map<String, Template> headers = new LinkedHashMap<>();
        if (expected.anyObject(node)) {
            HeaderCheck check = new HeaderCheck(expected);
            node.fields()
                    .forEach((name, value) -> check.requestHeader(name, value, variables)
                            .ifPresent(template -> headers.put(name, template)));
        }
        return headers;
    }

    private void requireVariables(DocumentNode node, RequestModel request) {
        Set<Variable> used = request.variables().collect(Collectors.toSet());
        operation.needed().stream()
                .filter(variable -> !used.contains(variable))
                .sorted()
                .forEach(variable -> expected.faults()
                        .add(
                                node.place(),
                                "the request of " + operation.word() + " needs " + variable
                                        + " in its path, query, headers or body"));
    }
}
