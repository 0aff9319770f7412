package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.BodyTemplate;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.RequestModel;
import io.unisession.generic.internal.model.Template;
import io.unisession.generic.internal.model.Variable;
import io.unisession.http.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The key {@code request}: method and path in one text, or an object that also has query, headers and body. */
final class RequestCheck {
    private static final List<String> KEYS = List.of("method", "path", "query", "headers", "body");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Of the connection, of the body, or of the caller, who is shown by {@code auth}. */
    private static final Set<String> FOREIGN_HEADERS = Set.of(
            "host", "connection", "content-length", "content-type", "transfer-encoding", "authorization", "cookie");

    private final Expected expected;
    private final Operation operation;
    private final VariableCheck variables;
    private final PathCheck paths;

    RequestCheck(Expected expected, Operation operation) {
        this.expected = expected;
        this.operation = operation;
        this.variables = new VariableCheck(expected, operation);
        this.paths = new PathCheck(expected, variables);
    }

    Optional<RequestModel> request(DocumentNode node) {
        Optional<RequestModel> request = node.is(Kind.OBJECT) ? ofObject(node) : ofText(node);
        request.ifPresent(found -> requireVariables(node, found));
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
                            "found \"" + text.get() + "\", but " + operation.word() + " is requested by a method ("
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
        Optional<BodyTemplate.Fields> body = node.field("body").flatMap(this::body);
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
                            "found \"" + method.get() + "\", but " + operation.word() + " is requested by "
                                    + allowedMethods());
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
                .map(filled ->
                        new RequestModel(Endpoint.of(method, operation.word(), path), filled, query, headers, body));
    }

    private Map<String, Template> query(DocumentNode node) {
        return templates(node);
    }

    private Map<String, Template> headers(DocumentNode node) {
        Map<String, Template> headers = templates(node);
        node.fields().forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                expected.faults().add(value.place(), "expected the name of a header, such as Accept-Language");
            } else if (FOREIGN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                expected.faults()
                        .add(value.place(), "this header is not a request's to set; credentials belong under \"auth\"");
            }
        });
        return headers;
    }

    private Map<String, Template> templates(DocumentNode node) {
        Map<String, Template> templates = new LinkedHashMap<>();
        if (expected.anyObject(node)) {
            node.fields()
                    .forEach((name, value) ->
                            variables.template(value).ifPresent(template -> templates.put(name, template)));
        }
        return templates;
    }

    private Optional<BodyTemplate.Fields> body(DocumentNode node) {
        return expected.anyObject(node) ? Optional.of(fields(node)) : Optional.empty();
    }

    private BodyTemplate.Fields fields(DocumentNode node) {
        Map<String, BodyTemplate> fields = new LinkedHashMap<>();
        node.fields().forEach((name, value) -> value(value).ifPresent(template -> fields.put(name, template)));
        return new BodyTemplate.Fields(fields);
    }

    private Optional<BodyTemplate> value(DocumentNode node) {
        return switch (node.kind()) {
            case OBJECT -> Optional.of(fields(node));
            case LIST -> Optional.of(elements(node));
            case TEXT -> variables.template(node).map(BodyTemplate.Text::new);
            case NUMBER -> Optional.of(new BodyTemplate.Constant(new BigDecimal(node.text())));
            case FLAG -> Optional.of(new BodyTemplate.Constant(Boolean.valueOf(node.text())));
            case NOTHING -> {
                expected.faults().add(node.place(), "found null; leave the key out");
                yield Optional.empty();
            }
        };
    }

    private BodyTemplate elements(DocumentNode node) {
        List<BodyTemplate> elements = new ArrayList<>();
        node.elements().forEach(element -> value(element).ifPresent(elements::add));
        return new BodyTemplate.Elements(elements);
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
