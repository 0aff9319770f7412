package io.unisession.generic.internal.template;

import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request with placeholders.
 *
 * @param endpoint method and path
 * @param path the values of the placeholders in the path, in order
 * @param query the query parameters, in order
 * @param headers headers without credentials
 * @param body the fields of the body, if any
 * @param isForm whether the body is a form rather than JSON; its fields are then texts
 */
public record RequestTemplate(
        Endpoint endpoint,
        List<Template.Text> path,
        Template.Fields query,
        Map<String, Template.Text> headers,
        Optional<Template.Fields> body,
        boolean isForm) {
    /** This request, which carries the credentials of a client. */
    public RequestTemplate withAuthenticator(Authenticator authenticator) {
        return withEndpoint(endpoint.withAuthenticator(authenticator));
    }

    /** This request, with headers that it does not have itself. */
    public RequestTemplate withDefaultHeaders(Map<String, Template.Text> defaults) {
        Map<String, Template.Text> all = new LinkedHashMap<>(defaults);
        all.keySet().removeIf(name -> headers.keySet().stream().anyMatch(name::equalsIgnoreCase));
        all.putAll(headers);
        return new RequestTemplate(endpoint, path, query, all, body, isForm);
    }

    /** The same request to another endpoint, whose path has the same placeholders. */
    public RequestTemplate withEndpoint(Endpoint other) {
        return new RequestTemplate(other, path, query, headers, body, isForm);
    }

    /** This request as part of another operation, which errors and logs name. */
    public RequestTemplate asPartOf(String operation) {
        Endpoint part = Endpoint.of(endpoint.method(), operation, endpoint.pathTemplate());
        Endpoint repeatable = endpoint.isIdempotent() ? part.idempotent() : part;
        return withEndpoint(
                endpoint.authenticator().map(repeatable::withAuthenticator).orElse(repeatable));
    }

    /** All variables in the request. */
    public Stream<Variable> variables() {
        return texts().flatMap(Template.Text::variables);
    }

    /** The variables that are in a notation of their own. */
    public Stream<Template.Written> written() {
        return texts().flatMap(Template.Text::written);
    }

    /** All settings in the request. */
    public Stream<SettingReference> settings() {
        return texts().flatMap(Template.Text::settings);
    }

    /** The settings that are secrets: what else is set, such as the name of an application, errors may show. */
    private Stream<SettingReference> secrets() {
        return Stream.of(path.stream(), Stream.of(query, Template.Fields.ofTexts(headers)), body.stream())
                .flatMap(templates -> templates)
                .flatMap(Template::secrets);
    }

    /** All texts with placeholders. */
    public Stream<Template.Text> texts() {
        return Stream.of(
                        path.stream(),
                        query.texts(),
                        headers.values().stream(),
                        body.stream().flatMap(Template::texts))
                .flatMap(texts -> texts);
    }

    /**
     * Creates the request of one call.
     *
     * @param query further query parameters
     * @param fields further fields of the body
     * @throws io.unisession.error.ConfigurationException if a setting is missing or cannot be sent
     * @throws IllegalArgumentException if a value of a variable cannot be sent
     */
    public ApiRequest request(Values values, Map<String, ?> query, Map<String, ?> fields) {
        try {
            return filled(values, query, fields);
        } catch (IllegalArgumentException cannotBeSent) {
            requireSendable(values);
            throw cannotBeSent;
        }
    }

    /**
     * Looks up all settings and checks that they can be sent.
     *
     * @throws io.unisession.error.ConfigurationException if one is missing or cannot be sent; its value is not shown
     */
    public void requireSendable(Values client) {
        try {
            filled(client.withTrialValues(texts(), variable -> false), Map.of(), Map.of());
        } catch (IllegalArgumentException cannotBeSent) {
            throw client.misconfigured(String.valueOf(cannotBeSent.getMessage()));
        }
    }

    /**
     * Checks that the fields of a session can be sent, whatever else a call sends.
     *
     * @throws io.unisession.error.ConfigurationException if a setting is missing or cannot be sent
     * @throws IllegalArgumentException if a field cannot be sent
     */
    public void requireFieldsOf(Values session) {
        request(session.withTrialValues(texts(), Variable::isOfSession));
    }

    private ApiRequest filled(Values values, Map<String, ?> query, Map<String, ?> fields) {
        String[] segments =
                path.stream().map(template -> segment(template, values)).toArray(String[]::new);
        ApiRequest request = endpoint.request(segments);
        Map<String, Object> parameters = this.query.expand(values);
        parameters.putAll(query);
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            request = request.query(parameter.getKey(), parameter.getValue());
        }
        for (Map.Entry<String, Template.Text> header : headers.entrySet()) {
            Object value = header.getValue().expand(values);
            request = value == null ? request : request.header(header.getKey(), value.toString());
        }
        if (body.isPresent() || !fields.isEmpty()) {
            Map<String, Object> content =
                    body.map(template -> template.expand(values)).orElseGet(LinkedHashMap::new);
            content.putAll(fields);
            request = isForm ? request.form(texts(content)) : request.json(content);
        }
        return request.hiding(values.secrets(secrets()));
    }

    /** Nothing can be left out of a path, as it is elsewhere. */
    private static String segment(Template.Text template, Values values) {
        Object value = template.expand(values);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the path needs " + template.variables().map(Variable::word).collect(Collectors.joining(" and ")));
        }
        return value.toString();
    }

    private static Map<String, String> texts(Map<String, Object> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** Creates the request of a call without paging. */
    public ApiRequest request(Values values) {
        return request(values, Map.of(), Map.of());
    }
}
