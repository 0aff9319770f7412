package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * OAuth 2.0 client credentials (RFC 6749, section 4.4): a token endpoint issues a bearer token, which is kept until it
 * expires.
 *
 * @param tokenUrl the address of the token endpoint
 * @param parameters further form fields, such as {@code scope}
 * @param inBody whether id and secret are sent as form fields rather than by HTTP Basic
 */
public record OAuth2Auth(
        String tokenUrl,
        Template.Text clientId,
        Template.Text clientSecret,
        Map<String, Template.Text> parameters,
        boolean inBody)
        implements Auth {
    public OAuth2Auth {
        parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public Stream<SettingReference> settings() {
        return Stream.concat(clientId.settings(), secretSettings());
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        Values values = Values.ofCredential(settings, settings());
        String id = clientId.expandSettings(values);
        Secret secret = Secret.of(clientSecret.expandSettings(values));
        TokenEndpoint endpoint = TokenEndpoint.open(settings.provider(), settings.transport(), tokenUrl);
        opened.accept(endpoint.pipeline());
        List<Secret> secrets = values.secrets(secretSettings());
        List<Secret> hidden = new ArrayList<>(secrets);
        hidden.add(secret);
        Authenticator client = inBody ? Authenticator.none() : Authenticator.basic(id, secret);
        return endpoint.authenticator(client, form(id, secret, values), hidden).alsoHiding(secrets);
    }

    /** All but the client's id, which errors may show: it says which client was refused. */
    private Stream<SettingReference> secretSettings() {
        return Stream.concat(Stream.of(clientSecret), parameters.values().stream())
                .flatMap(Template.Text::settings);
    }

    private Map<String, String> form(String id, Secret secret, Values values) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (inBody) {
            form.put("client_id", id);
            form.put("client_secret", secret.reveal());
        }
        parameters.forEach((name, template) -> form.put(name, template.expandSettings(values)));
        return form;
    }
}
