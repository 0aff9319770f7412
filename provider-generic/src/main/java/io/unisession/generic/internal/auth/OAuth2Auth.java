package io.unisession.generic.internal.auth;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/error_description", "/error", "/message")
            .code("/error")
            .build();

    /** Used when expires_in is missing; if too long, a 401 triggers renewal. */
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

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
        int name = tokenUrl.lastIndexOf('/');
        HttpPipeline pipeline = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(tokenUrl.substring(0, name))
                .authenticator(inBody ? Authenticator.none() : Authenticator.basic(id, secret))
                .errors(ERRORS)
                .build();
        opened.accept(pipeline);
        List<Secret> secrets = values.secrets(secretSettings());
        // Idempotent: a second request yields a second token, and the first is simply never used.
        ApiRequest request = Endpoint.post("getToken", tokenUrl.substring(name))
                .idempotent()
                .request()
                .form(form(id, secret, values))
                .hiding(List.of(secret))
                .hiding(secrets);
        Timing timing = settings.transport().timing();
        return Authenticator.token(
                        "Authorization",
                        "Bearer ",
                        TokenSource.fetched(
                                timeLeft -> token(pipeline, request, timeLeft, timing), Duration.ZERO, timing))
                .alsoHiding(secrets);
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

    private Token token(HttpPipeline pipeline, ApiRequest request, Duration timeLeft, Timing timing) {
        try {
            return pipeline.call(
                    request,
                    CallOptions.defaults().withTotalTimeout(timeLeft),
                    response -> token(response, timing.now()));
        } catch (NotFoundException noEndpoint) {
            // Callers must not take this for a missing session.
            throw new ApiException(
                    noEndpoint.getMessage() + ". Check the token URL, " + tokenUrl,
                    FailureDetails.builder(noEndpoint.provider(), noEndpoint.operation())
                            .httpStatus(noEndpoint.httpStatus())
                            .requestId(noEndpoint.requestId().orElse(null))
                            .providerCode(noEndpoint.providerCode().orElse(null))
                            .providerMessage(noEndpoint.providerMessage().orElse(null))
                            .build());
        }
    }

    private static Token token(ApiResponse response, Instant now) throws IOException {
        JsonReader json = response.json();
        String token = null;
        Long seconds = null;
        String error = null;
        String description = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "access_token" -> token = json.id();
                    case "expires_in" -> seconds = json.wholeNumber();
                    case "error" -> error = json.text();
                    case "error_description" -> description = json.text();
                    default -> {}
                }
            }
        }
        if (token == null) {
            String words = description == null ? error : description;
            throw new UnusableResponseException(
                    words == null ? "it has no access_token" : "the token endpoint says \"" + words + "\"");
        }
        Duration lifetime = seconds == null || seconds < 1 || seconds > Integer.MAX_VALUE
                ? DEFAULT_LIFETIME
                : Duration.ofSeconds(seconds);
        return Token.of(Secret.of(token), now.plus(lifetime).minus(Auth.clockMargin(lifetime)));
    }
}
