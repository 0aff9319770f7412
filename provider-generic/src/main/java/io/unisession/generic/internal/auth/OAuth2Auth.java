package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.TokenEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * OAuth 2.0 (RFC 6749): a token endpoint issues a bearer token, which is kept until it expires.
 *
 * @param tokenUrl the address of the token endpoint, which may have settings
 * @param client who asks for the token, unless the grant says it
 * @param grant what the token is issued for
 * @param parameters further form fields, such as {@code scope}
 */
public record OAuth2Auth(
        Template.Text tokenUrl, Optional<Client> client, Grant grant, Map<String, Template.Text> parameters)
        implements Auth {
    /** What can be part of an address without changing its meaning. */
    private static final Pattern PART_OF_URL = Pattern.compile("[A-Za-z0-9._~-]+");

    public OAuth2Auth {
        parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * A client of the token endpoint.
     *
     * @param inBody whether id and secret are sent as form fields rather than by HTTP Basic
     */
    public record Client(Template.Text id, Template.Text secret, boolean inBody) {}

    /** What a token is issued for. */
    public sealed interface Grant {
        /** The settings that it refers to. */
        Stream<SettingReference> settings();

        /** The fields of the form that say so, at the time of the request. */
        Function<Instant, Map<String, String>> fields(ProviderSettings settings, Values credentials);

        /** A form, in the order in which specifications show it. */
        private static Map<String, String> form(String grantType, String name, String value) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", grantType);
            form.put(name, value);
            return form;
        }

        /** The client's own credentials (section 4.4). */
        record ClientCredentials() implements Grant {
            @Override
            public Stream<SettingReference> settings() {
                return Stream.empty();
            }

            @Override
            public Function<Instant, Map<String, String>> fields(ProviderSettings settings, Values credentials) {
                return now -> Map.of("grant_type", "client_credentials");
            }
        }

        /** A refresh token, which a person has obtained once (section 6); the token endpoint may replace it. */
        record RefreshToken(Template.Text token) implements Grant {
            @Override
            public Stream<SettingReference> settings() {
                return token.settings();
            }

            @Override
            public Function<Instant, Map<String, String>> fields(ProviderSettings settings, Values credentials) {
                String refreshToken = token.expandSettings(credentials);
                return now -> form("refresh_token", "refresh_token", refreshToken);
            }
        }

        /** An assertion that is signed here (RFC 7523), as for service accounts. */
        record Assertion(JwtTemplate jwt) implements Grant {
            private static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

            @Override
            public Stream<SettingReference> settings() {
                return jwt.settings();
            }

            @Override
            public Function<Instant, Map<String, String>> fields(ProviderSettings settings, Values credentials) {
                Secret key = jwt.key(settings);
                Values content = Values.of(settings);
                return now -> form(
                        TYPE,
                        "assertion",
                        JwtAuth.sign(jwt, key, content, now).value().reveal());
            }
        }
    }

    @Override
    public Stream<SettingReference> settings() {
        return Stream.concat(
                tokenUrl.settings(),
                Stream.concat(client.stream().flatMap(each -> each.id().settings()), secretSettings()));
    }

    /** All but the client's id, which errors may show: it says which client was refused. */
    private Stream<SettingReference> secretSettings() {
        return Stream.concat(
                grant.settings(),
                Stream.concat(client.stream().map(Client::secret), parameters.values().stream())
                        .flatMap(Template.Text::settings));
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
        // Those of the client come from one source, so that the id of one never meets the secret of another.
        Values credentials = Values.ofCredential(settings, settings());
        Map<String, String> form = new LinkedHashMap<>();
        List<Secret> secrets = new ArrayList<>(credentials.secrets(secretSettings()));
        Authenticator authenticator = client.map(found -> authenticator(found, credentials, form, secrets))
                .orElse(Authenticator.none());
        parameters.forEach((name, template) -> form.put(name, template.expandSettings(credentials)));
        Function<Instant, Map<String, String>> ofGrant = grant.fields(settings, credentials);
        return opening.apply(url(credentials))
                .authenticator(
                        authenticator,
                        now -> {
                            Map<String, String> all = new LinkedHashMap<>(ofGrant.apply(now));
                            all.putAll(form);
                            return all;
                        },
                        secrets)
                .alsoHiding(secrets);
    }

    /** Authenticates the client, or adds its credentials to the form. */
    private static Authenticator authenticator(
            Client client, Values credentials, Map<String, String> form, List<Secret> secrets) {
        String id = client.id().expandSettings(credentials);
        Secret secret = Secret.of(client.secret().expandSettings(credentials));
        secrets.add(secret);
        if (!client.inBody()) {
            return Authenticator.basic(id, secret);
        }
        form.put("client_id", id);
        form.put("client_secret", secret.reveal());
        return Authenticator.none();
    }

    private String url(Values values) {
        tokenUrl.settings().forEach(setting -> {
            if (!PART_OF_URL.matcher(values.setting(setting)).matches()) {
                throw new IllegalArgumentException(
                        setting.name()
                                + " cannot be part of the token URL; it may have letters, digits, dots, hyphens and underscores");
            }
        });
        return tokenUrl.expandSettings(values);
    }
}
