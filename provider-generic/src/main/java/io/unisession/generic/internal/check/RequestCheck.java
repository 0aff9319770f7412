package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The key {@code request}: a string with method and path, or an object that may also have query, headers and body. */
final class RequestCheck {
    private static final List<String> KEYS = List.of("method", "path", "query", "headers", "body", "form");
    private static final String SESSION = "{sessionId}, {roomId} or {label}";

    private final NodeChecks checks;
    private final Operation operation;
    private final TemplateCheck templates;
    private final PathCheck paths;

    RequestCheck(NodeChecks checks, Operation operation) {
        this.checks = checks;
        this.operation = operation;
        this.templates = TemplateCheck.ofRequest(checks, operation);
        this.paths = new PathCheck(checks, templates);
    }

    /**
     * Parses a request; empty after an error.
     *
     * @param picked whether the session is picked from the response, so that the request need not have its id
     */
    Optional<RequestTemplate> request(DocumentNode node, boolean picked) {
        int faults = checks.faults().size();
        Optional<RequestTemplate> request = node.is(Kind.OBJECT) ? ofObject(node) : ofText(node);
        // A part that has an error may be the one that uses the variable.
        if (!picked && checks.faults().size() == faults) {
            request.ifPresent(found -> requireVariables(node, found));
        }
        return request;
    }

    private Optional<RequestTemplate> ofText(DocumentNode node) {
        Optional<String> text = checks.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int space = text.get().indexOf(' ');
        String method = space < 0 ? "" : text.get().substring(0, space);
        if (!operation.kind().methods().contains(method)) {
            checks.faults()
                    .add(
                            node.location(),
                            "invalid request " + NodeChecks.quoted(text.get()) + ": expected a method ("
                                    + allowedMethods() + "), a space and a path");
            return Optional.empty();
        }
        return model(
                node, method, text.get().substring(space + 1), Template.Fields.NONE, Map.of(), Optional.empty(), false);
    }

    private Optional<RequestTemplate> ofObject(DocumentNode node) {
        checks.object(node, KEYS);
        Optional<String> method =
                checks.required(node, "method", "one of " + allowedMethods()).flatMap(this::method);
        Optional<DocumentNode> pathNode =
                checks.required(node, "path", "the path below the base URL, such as \"/sessions\"");
        Optional<String> path = pathNode.flatMap(checks::text);
        Template.Fields query = node.field("query").map(templates::query).orElse(Template.Fields.NONE);
        Map<String, Template.Text> headers =
                node.field("headers").map(this::headers).orElse(Map.of());
        Optional<DocumentNode> form = node.field("form");
        Optional<Template.Fields> body = form.isPresent()
                ? form.map(templates::values).map(Template.Fields::ofTexts)
                : node.field("body").flatMap(templates::object);
        if (form.isPresent() && node.field("body").isPresent()) {
            checks.faults().add(node.location(), "use either \"body\" (JSON) or \"form\", not both");
        }
        if (method.filter("GET"::equals).isPresent()) {
            form.or(() -> node.field("body"))
                    .ifPresent(found -> checks.faults().add(found.location(), "a GET request cannot have a body"));
        }
        return method.isPresent() && path.isPresent()
                ? model(pathNode.get(), method.get(), path.get(), query, headers, body, form.isPresent())
                : Optional.empty();
    }

    private String allowedMethods() {
        return String.join(", ", operation.kind().methods());
    }

    private Optional<String> method(DocumentNode node) {
        Optional<String> method = checks.text(node);
        if (method.isPresent() && !operation.kind().methods().contains(method.get())) {
            checks.faults()
                    .add(
                            node.location(),
                            operation.word() + " cannot use the method " + NodeChecks.quoted(method.get())
                                    + ". Allowed: " + allowedMethods());
            return Optional.empty();
        }
        return method;
    }

    private Optional<RequestTemplate> model(
            DocumentNode node,
            String method,
            String path,
            Template.Fields query,
            Map<String, Template.Text> headers,
            Optional<Template.Fields> body,
            boolean isForm) {
        return paths.path(node, path)
                .map(found -> new RequestTemplate(
                        Endpoint.of(method, operation.word(), found.template()),
                        found.values(),
                        query,
                        headers,
                        body,
                        isForm));
    }

    private Map<String, Template.Text> headers(DocumentNode node) {
        return headers(node, checks, templates);
    }

    /** The headers of a request, or of all. */
    static Map<String, Template.Text> headers(DocumentNode node, NodeChecks checks, TemplateCheck templates) {
        Map<String, Template.Text> headers = new LinkedHashMap<>();
        if (checks.anyObject(node)) {
            HeaderCheck check = new HeaderCheck(checks);
            node.fields()
                    .forEach((name, value) -> check.requestHeader(name, value, templates)
                            .ifPresent(template -> headers.put(name, template)));
        }
        return headers;
    }

    private void requireVariables(DocumentNode node, RequestTemplate request) {
        Set<Variable> used = request.variables().collect(Collectors.toSet());
        operation.required().stream()
                .filter(variable -> !used.contains(variable) && !(isSession(variable) && hasFieldOfSession(used)))
                .sorted()
                .forEach(variable -> checks.faults()
                        .add(
                                node.location(),
                                "the request must use " + (isSession(variable) ? SESSION : variable)
                                        + " in its path, query, headers or body"));
    }

    /** Whether the request may have a field of the session in place of a variable. */
    private boolean isSession(Variable variable) {
        return variable == Variable.SESSION_ID && operation.readsSessionFirst();
    }

    private static boolean hasFieldOfSession(Set<Variable> used) {
        return used.stream().anyMatch(Variable::isOfSession);
    }
}
