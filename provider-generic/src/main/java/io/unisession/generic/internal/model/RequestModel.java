package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operation sends.
 *
 * @param endpoint method and path
 * @param path what fills the variables of the path, in their order
 * @param query the parameters of the query, in their order
 * @param headers headers that are no credentials
 * @param body the JSON body, empty where nothing is sent
 */
public record RequestModel(
        Endpoint endpoint,
        List<Template> path,
        Map<String, Template> query,
        Map<String, Template> headers,
        Optional<BodyTemplate.Fields> body) {
    /** All variables that the request has a place for. */
    public Stream<Variable> variables() {
        return texts().flatMap(Template::variables);
    }

    /** All settings that the request has a place for. */
    public Stream<SettingReference> settings() {
        return texts().flatMap(Template::settings);
    }

    private Stream<Template> texts() {
        return Stream.of(
                        path.stream(),
                        query.values().stream(),
                        headers.values().stream(),
                        body.stream().flatMap(BodyTemplate::texts))
                .flatMap(texts -> texts);
    }

    /**
     * The request of one call.
     *
     * @param query what is added to the query
     * @param fields what is added to the body
     * @throws io.unisession.error.ConfigurationException if a setting is missing, or cannot be sent
     * @throws IllegalArgumentException if a value that the call brings cannot be sent
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
     * Looks up all settings, and tries whether the request can carry them.
     *
     * @throws io.unisession.error.ConfigurationException if one is missing, or cannot be sent; its value is not shown
     */
    public void requireSendable(Values client) {
        Values trial = client;
        for (Variable variable : Variable.values()) {
            trial = trial.with(variable, "x");
        }
        try {
            filled(trial, Map.of(), Map.of());
        } catch (IllegalArgumentException cannotBeSent) {
            throw client.misconfigured(String.valueOf(cannotBeSent.getMessage()));
        }
    }

    private ApiRequest filled(Values values, Map<String, ?> query, Map<String, ?> fields) {
        String[] segments = path.stream()
                .map(template -> String.valueOf(template.expand(values)))
                .toArray(String[]::new);
        ApiRequest request = endpoint.request(segments);
        for (Map.Entry<String, Template> parameter : this.query.entrySet()) {
            request = request.query(parameter.getKey(), parameter.getValue().expand(values));
        }
        for (Map.Entry<String, ?> parameter : query.entrySet()) {
            request = request.query(parameter.getKey(), parameter.getValue());
        }
        for (Map.Entry<String, Template> header : headers.entrySet()) {
            Object value = header.getValue().expand(values);
            request = value == null ? request : request.header(header.getKey(), value.toString());
        }
        if (body.isPresent() || !fields.isEmpty()) {
            Map<String, Object> json =
                    body.map(template -> template.expand(values)).orElseGet(LinkedHashMap::new);
            json.putAll(fields);
            request = request.json(json);
        }
        return request.hiding(values.secrets(settings()));
    }

    /** The request of a call that is one page. */
    public ApiRequest request(Values values) {
        return request(values, Map.of(), Map.of());
    }
}
