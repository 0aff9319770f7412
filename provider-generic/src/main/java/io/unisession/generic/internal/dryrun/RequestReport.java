package io.unisession.generic.internal.dryrun;

import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.auth.OAuth2Auth;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.perform.CompiledDescriptor;
import io.unisession.generic.internal.perform.ExampleValues;
import io.unisession.generic.internal.perform.RequestPreview;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports the request that an operation would send, or the token that it would sign. Credentials are not shown. */
final class RequestReport {
    private static final String HIDDEN = "***";
    private static final String AUTHORIZATION = "Authorization";

    private final CompiledDescriptor descriptor;
    private final Operation operation;
    private final RequestPreview preview;
    private final List<FieldFinding> findings = new ArrayList<>();

    RequestReport(CompiledDescriptor descriptor, Operation operation, Instant now) {
        this.descriptor = descriptor;
        this.operation = operation;
        this.preview = new RequestPreview(descriptor, now);
    }

    /** @param words values by the descriptor's words for the variables */
    List<FieldFinding> of(Map<String, String> words) {
        if (descriptor.model().operations().containsKey(operation)) {
            request(words);
        } else {
            JwtTemplate jwt = descriptor.model().signedJoinToken().orElseThrow();
            ExampleValues values = preview.valuesOfToken(jwt, words);
            variables(values);
            token(jwt, preview.joinToken(jwt, ThrowawayKey.of(jwt.signature()), values));
        }
        return findings;
    }

    private void request(Map<String, String> words) {
        ExampleValues values = preview.values(operation, words);
        RequestPreview.Preview shown = preview.of(operation, values);
        ApiRequest request = shown.request();
        variables(values);
        settings(Stream.concat(
                descriptor.model().baseUrl().settings(), shown.template().settings()));
        add("request", request.endpoint().method() + " " + preview.baseUrl() + request.path(), "");
        request.query().forEach(parameter -> add("query " + parameter.getKey(), parameter.getValue(), ""));
        credentials(shown.auth());
        request.headers().forEach((name, value) -> add("header " + name, value, ""));
        if (request.body().length > 0) {
            add("header Content-Type", request.contentType().orElse(""), "");
            add("body", new String(request.body(), StandardCharsets.UTF_8), "");
        }
    }

    private void variables(ExampleValues values) {
        values.all().forEach((variable, value) -> {
            String example = values.isExample(variable) ? "an example" : "";
            String source = variable.isOfSession() && operation.readsSessionFirst()
                    ? "of the session, which a call gets first"
                    : "";
            add(
                    variable.word(),
                    value,
                    Stream.of(example, source).filter(each -> !each.isEmpty()).collect(Collectors.joining("; ")));
        });
    }

    private void settings(Stream<SettingReference> settings) {
        settings.map(SettingReference::name)
                .distinct()
                .forEach(name -> findings.add(FieldFinding.empty(name, "a setting, shown by its name below")));
    }

    private void credentials(Auth auth) {
        String source = "auth, with " + names(auth.settings());
        if (auth instanceof Auth.Basic) {
            add("header " + AUTHORIZATION, "Basic " + HIDDEN, source);
        } else if (auth instanceof Auth.Bearer bearer) {
            add("header " + AUTHORIZATION, "Bearer " + hidden(bearer.token()), source);
        } else if (auth instanceof Auth.Header header) {
            add("header " + header.name(), hidden(header.value()), source);
        } else if (auth instanceof Auth.Query query) {
            add("query " + query.name(), hidden(query.value()), source);
        } else if (auth instanceof OAuth2Auth oauth2) {
            add(
                    "header " + AUTHORIZATION,
                    "Bearer " + HIDDEN,
                    source + ", for which " + oauth2.tokenUrl().withSettingsAs(HIDDEN) + " issues the token");
        } else if (auth instanceof JwtAuth signed) {
            add("header " + signed.header(), signed.prefix() + HIDDEN, "auth, a token that the client signs");
            token(
                    signed.jwt(),
                    preview.authToken(signed.jwt(), ThrowawayKey.of(signed.jwt().signature())));
        } else {
            findings.add(FieldFinding.empty("credentials", "none: \"auth\" is missing or \"none\""));
        }
    }

    private static String hidden(Template.Text text) {
        return text.withSettingsAs(HIDDEN);
    }

    /** The parts of a token that say something; the third is its signature. */
    private void token(JwtTemplate jwt, Token token) {
        String[] parts = token.value().reveal().split("\\.", -1);
        add("token header", decoded(parts[0]), "signed with " + names(jwt.key().settings()));
        add("token claims", decoded(parts[1]), "");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String names(Stream<SettingReference> settings) {
        return settings.map(SettingReference::name).distinct().collect(Collectors.joining(" and "));
    }

    private void add(String field, String value, String explanation) {
        findings.add(FieldFinding.of(
                MappingRecorder.printable(field), MappingRecorder.printable(value), List.of(), explanation));
    }
}
