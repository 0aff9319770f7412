package io.unisession.spi.http;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that issues OAuth 2.0 bearer tokens (RFC 6749, section 4.4). Each {@link #authenticator} fetches a token
 * when it needs one, shares it between threads, and keeps it until shortly before it expires.
 *
 * <pre>{@code
 * TokenEndpoint endpoint = TokenEndpoint.open("acme", settings.transport(), "https://acme.example/oauth/token");
 * Authenticator authenticator = endpoint.authenticator(
 *         Authenticator.basic(id, secret), Map.of("grant_type", "client_credentials"), List.of(secret));
 * }</pre>
 */
public final class TokenEndpoint {
    private static final ErrorFormat ERRORS = ErrorFormat.builder()
            .message("/error_description", "/reason", "/error", "/message")
            .code("/error")
            // It has nothing else that could be missing.
            .notFoundIsUnknownPath()
            .build();

    /** Used when expires_in is missing; if too long, a 401 triggers renewal. */
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    private static final String REFRESH_TOKEN = "refresh_token";

    private final HttpPipeline pipeline;
    private final String url;
    private final Endpoint endpoint;
    private final Timing timing;

    private TokenEndpoint(HttpPipeline pipeline, String url, Endpoint endpoint, Timing timing) {
        this.pipeline = pipeline;
        this.url = url;
        this.endpoint = endpoint;
        this.timing = timing;
    }

    /**
     * Opens a pipeline to a token endpoint. Nothing is sent.
     *
     * @param provider the provider's id, for errors and logs
     * @param transport the settings of the transport
     * @param url the address of the endpoint, an https URL without query; http is allowed for loopback
     * @return the endpoint
     * @throws io.unisession.error.ConfigurationException if the URL is invalid, or would send credentials unencrypted
     * @throws IllegalArgumentException if the URL has no path
     */
    public static TokenEndpoint open(String provider, TransportSettings transport, String url) {
        int name = url.lastIndexOf('/');
        if (name < 0) {
            throw new IllegalArgumentException("the URL has no path");
        }
        HttpPipeline pipeline = HttpPipeline.builder(provider, transport)
                .baseUrl(url.substring(0, name))
                .nameOfUrl("the token URL")
                .errors(ERRORS)
                .build();
        // Idempotent: a second request yields a second token, and the first is simply never used.
        Endpoint endpoint = Endpoint.post("getToken", url.substring(name)).idempotent();
        return new TokenEndpoint(pipeline, url, endpoint, transport.timing());
    }

    /**
     * Authenticates requests by tokens of this endpoint.
     *
     * @param client authenticates the requests for tokens; {@link Authenticator#none()} if the form does
     * @param form the form of these requests, such as {@code grant_type} and {@code scope}
     * @param secrets what else must not be shown, such as the client's secret
     * @return an authenticator that sends the tokens as {@code Authorization: Bearer}
     */
    public Authenticator authenticator(Authenticator client, Map<String, String> form, List<Secret> secrets) {
        return authenticator(client, now -> form, secrets);
    }

    /**
     * Authenticates requests by tokens of this endpoint, for grants whose form is another one each time, such as a signed
     * assertion (RFC 7523).
     *
     * <p>If the form has a {@code refresh_token} and a response has a new one, the following requests have the new one, as
     * services that rotate refresh tokens require. It is kept as long as the authenticator, and nowhere else.
     *
     * @param client authenticates the requests for tokens; {@link Authenticator#none()} if the form does
     * @param form creates the form of a request at the current time. Its fields {@code assertion} and {@code refresh_token} are never shown
     * @param secrets what else must not be shown, such as the client's secret
     * @return an authenticator that sends the tokens as {@code Authorization: Bearer}
     */
    public Authenticator authenticator(
            Authenticator client, Function<Instant, Map<String, String>> form, List<Secret> secrets) {
        Endpoint authenticated = endpoint.withAuthenticator(client);
        AtomicReference<@Nullable String> refreshToken = new AtomicReference<>();
        return Authenticator.token(
                "Authorization",
                "Bearer ",
                TokenSource.fetched(
                        timeLeft -> {
                            Map<String, String> fields = current(form.apply(timing.now()), refreshToken.get());
                            Issued issued = issued(request(authenticated, fields, secrets), timeLeft);
                            if (issued.refreshToken() != null) {
                                refreshToken.set(issued.refreshToken());
                            }
                            return issued.token();
                        },
                        Duration.ZERO,
                        timing));
    }

    /** The form with the refresh token that replaced the one in it, if any did. */
    private static Map<String, String> current(Map<String, String> form, @Nullable String refreshToken) {
        if (refreshToken == null || !form.containsKey(REFRESH_TOKEN)) {
            return form;
        }
        Map<String, String> renewed = new LinkedHashMap<>(form);
        renewed.put(REFRESH_TOKEN, refreshToken);
        return renewed;
    }

    private static ApiRequest request(Endpoint endpoint, Map<String, String> form, List<Secret> secrets) {
        List<Secret> inForm = Stream.of("assertion", REFRESH_TOKEN)
                .flatMap(name -> Optional.ofNullable(form.get(name)).stream())
                .map(Secret::of)
                .toList();
        return endpoint.request().form(form).hiding(secrets).hiding(inForm);
    }

    /**
     * The pipeline of this endpoint, to be closed with the client.
     *
     * @return the pipeline
     */
    public HttpPipeline pipeline() {
        return pipeline;
    }

    /**
     * What a response issues.
     *
     * @param refreshToken replaces the one that was sent; null if there is none
     */
    private record Issued(Token token, @Nullable String refreshToken) {}

    private Issued issued(ApiRequest request, Duration timeLeft) {
        return pipeline.call(
                request, CallOptions.defaults().withTotalTimeout(timeLeft), response -> issued(response, timing.now()));
    }

    private static Issued issued(ApiResponse response, Instant now) throws IOException {
        JsonReader json = response.json();
        String token = null;
        Long seconds = null;
        String refreshToken = null;
        String error = null;
        String description = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "access_token" -> token = json.id();
                    case REFRESH_TOKEN -> refreshToken = json.id();
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
        return new Issued(Token.of(Secret.of(token), now.plus(lifetime).minus(margin(lifetime))), refreshToken);
    }

    /** By how much clocks may differ, and how long before its expiry a token is replaced. */
    private static Duration margin(Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        Duration minute = Duration.ofMinutes(1);
        return tenth.compareTo(minute) < 0 ? tenth : minute;
    }

    @Override
    public String toString() {
        return "TokenEndpoint[" + url + "]";
    }
}
