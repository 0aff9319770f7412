package io.unisession.generic.internal.auth;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4): a token is asked for at an endpoint, kept, and sent as a bearer token.
 *
 * @param tokenUrl the endpoint's address
 * @param parameters further fields of the form, such as {@code scope}
 * @param inBody whether id and secret are fields of the form, and not HTTP Basic
 */
public record OAuth2Auth(
        String tokenUrl,
        SettingTemplate clientId,
        SettingTemplate clientSecret,
        Map<String, SettingTemplate> parameters,
        boolean inBody)
        implements Auth {
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/error_description", "/error", "/message")
            .code("/error")
            .build();

    public OAuth2Auth {
        parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Consumer<HttpPipeline> opened) {
        SettingValues values = SettingValues.of(
                settings,
                Stream.concat(Stream.of(clientId, clientSecret), parameters.values().stream())
                        .toArray(SettingTemplate[]::new));
        String id = clientId.expand(values);
        Secret secret = Secret.of(clientSecret.expand(values));
        int name = tokenUrl.lastIndexOf('/');
        // Asking twice gives two tokens, of which one is forgotten.
        Endpoint endpoint = Endpoint.post("getToken", tokenUrl.substring(name)).idempotent();
        HttpPipeline pipeline = HttpPipeline.builder(settings.provider(), settings.transport())
                .baseUrl(tokenUrl.substring(0, name))
                .authenticator(inBody ? Authenticator.none() : Authenticator.basic(id, secret))
                .errors(ERRORS)
                .build();
        opened.accept(pipeline);
        List<Secret> secrets = secrets(values);
        ApiRequest request = endpoint.request()
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

    /** The id is none: it says which client was refused. */
    private List<Secret> secrets(SettingValues values) {
        return values.secrets(Stream.concat(Stream.of(clientSecret), parameters.values().stream())
                .flatMap(SettingTemplate::references));
    }

    private Map<String, String> form(String id, Secret secret, SettingValues values) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (inBody) {
            form.put("client_id", id);
            form.put("client_secret", secret.reveal());
        }
        parameters.forEach((name, template) -> form.put(name, template.expand(values)));
        return form;
    }

    private Token token(HttpPipeline pipeline, ApiRequest request, Duration timeLeft, Timing timing) {
        try {
            return pipeline.call(
                    request,
                    CallOptions.defaults().withTotalTimeout(timeLeft),
                    response -> OAuth2Response.token(response, timing.now()));
        } catch (NotFoundException noEndpoint) {
            // It says nothing about what the token was wanted for, which may well be there.
            throw new ApiException(
                    noEndpoint.getMessage() + "; is there a token endpoint at " + tokenUrl + "?",
                    FailureDetails.builder(noEndpoint.provider(), noEndpoint.operation())
                            .httpStatus(noEndpoint.httpStatus())
                            .requestId(noEndpoint.requestId().orElse(null))
                            .providerCode(noEndpoint.providerCode().orElse(null))
                            .providerMessage(noEndpoint.providerMessage().orElse(null))
                            .build());
        }
    }
}
