package io.unisession.internal.call;

import io.unisession.ProviderDocument;
import io.unisession.Timing;
import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.internal.json.RetryAfter;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.BodyBytes;
import io.unisession.internal.transport.BodyReader;
import io.unisession.internal.transport.Exchange;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorAdvice;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.ErrorMeanings;
import io.unisession.spi.http.ErrorPlaces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns an error response into an exception, whatever its body is: JSON of any shape, text, HTML or nothing. */
final class ErrorMapper {
    private static final int LONGEST_PLAIN_TEXT = 300;
    private static final int NOT_FOUND = 404;
    /** Statuses on which the client renews its credentials or retries. */
    private static final Set<Integer> NEVER_NOT_FOUND = Set.of(401, 408, 429);

    private final String provider;
    private final BaseUrl baseUrl;
    private final ErrorPlaces places;
    private final ErrorMeanings meanings;
    private final ErrorAdvice advice;
    private final Timing timing;

    ErrorMapper(String provider, BaseUrl baseUrl, ErrorFormat format, Timing timing) {
        this.provider = provider;
        this.baseUrl = baseUrl;
        this.places = format.places();
        this.meanings = format.meanings();
        this.advice = format.advice();
        this.timing = timing;
    }

    /** How long the provider asks to wait before the next request. */
    Optional<Duration> retryAfter(Exchange exchange) {
        return RetryAfter.of(exchange.status(), exchange::header, timing.now());
    }

    ApiException map(Endpoint endpoint, Exchange exchange, @Nullable Duration retryAfter) {
        int status = exchange.status();
        ProviderDocument body =
                ProviderDocument.over(exchange.body(), 0, exchange.body().length());
        @Nullable String message = message(exchange, body);
        @Nullable String requestId = exchange.requestId().orElse(null);
        if (requestId == null) {
            requestId = shown(exchange, firstText(body, places.requestId()));
        }
        @Nullable String code = firstText(body, places.code());
        FailureDetails details = FailureDetails.builder(provider, endpoint.operation())
                .httpStatus(status)
                .credentialsSent(exchange.hasCredentials())
                .requestId(requestId)
                .providerCode(shown(exchange, code))
                .providerMessage(message)
                .responseBody(responseBody(exchange))
                .responseHeaders(exchange.shownHeaders())
                .fieldErrors(fieldErrors(exchange, body))
                .retryAfter(retryAfter)
                .retryable(RetryRules.isTransient(status))
                .build();
        int meaning = saysNotFound(exchange) ? NOT_FOUND : meanings.meaning(status, code);
        ErrorKind known = ErrorKind.of(meaning, message, code, isPage(exchange), meanings);
        ErrorKind refusal = exchange.hasCredentials() ? known : known.withoutCredentials();
        String text = describe(endpoint, exchange, refusal, message, advice(exchange, refusal, code), requestId);
        exchange.body().release();
        return refusal.exception(text, details);
    }

    private @Nullable String advice(Exchange exchange, ErrorKind refusal, @Nullable String code) {
        if (isWithoutCredentialsElsewhere(exchange, refusal)) {
            return "if you trust that origin with your credentials, set " + baseUrl.name() + " to it";
        }
        return advice.of(code).or(() -> refusal.advice(advice)).orElse(null);
    }

    /** Whether another origin, which redirects led to, wants credentials. Those of the call would be correct here. */
    private static boolean isWithoutCredentialsElsewhere(Exchange exchange, ErrorKind refusal) {
        return refusal == ErrorKind.NO_CREDENTIALS && exchange.leftFor().isPresent();
    }

    /** Whether the body says that nothing was found. An error of the server, or one that is tried again, is not asked. */
    private boolean saysNotFound(Exchange exchange) {
        int status = exchange.status();
        return (status / 100 == 2 || status / 100 == 4)
                && !NEVER_NOT_FOUND.contains(status)
                && meanings.notFoundWhen().stream().anyMatch(value -> JsonProbe.has(exchange.body(), value));
    }

    /** Whether the body is an HTML page, as web servers and proxies send it, rather than the service's JSON. */
    private static boolean isPage(Exchange exchange) {
        return exchange.body().startsWith('<');
    }

    private String describe(
            Endpoint endpoint,
            Exchange exchange,
            ErrorKind refusal,
            @Nullable String message,
            @Nullable String advice,
            @Nullable String requestId) {
        StringBuilder text = new StringBuilder(provider)
                .append(' ')
                .append(endpoint.operation())
                .append(" failed: HTTP ")
                .append(exchange.status())
                .append(' ')
                .append(refusal.meaning());
        if (refusal == ErrorKind.PAGE) {
            text.append(baseUrl)
                    .append(endpoint.pathTemplate())
                    .append(". Check ")
                    .append(baseUrl.name());
        }
        if (isWithoutCredentialsElsewhere(exchange, refusal)) {
            text.append(" after a redirect to ").append(exchange.leftFor().orElseThrow());
        }
        String otherOrigin = otherOrigin(endpoint, exchange, refusal);
        if (otherOrigin != null) {
            text.append(": it leads to ")
                    .append(otherOrigin)
                    .append("; if you trust that origin, add it to allowRedirectsTo");
        }
        if (message != null) {
            text.append(": \"").append(message).append('"');
        }
        if (refusal == ErrorKind.UNKNOWN_PATH) {
            text.append("; check ").append(baseUrl.name());
        }
        if (advice != null) {
            text.append("; ").append(advice);
        }
        if (requestId != null) {
            text.append(" (request ").append(requestId).append(')');
        }
        return text.toString();
    }

    /** The origin of a redirect that would be followed if the application allowed it. */
    private @Nullable String otherOrigin(Endpoint endpoint, Exchange exchange, ErrorKind refusal) {
        if (refusal != ErrorKind.REDIRECT || !endpoint.method().equals("GET")) {
            return null;
        }
        // Redacted first, because a secret in a host would be in lower case afterwards.
        return exchange.header("Location")
                .map(location -> exchange.redactor().show(location, Integer.MAX_VALUE))
                .flatMap(baseUrl::otherOrigin)
                .orElse(null);
    }

    private @Nullable String message(Exchange exchange, ProviderDocument body) {
        String text = firstText(body, places.message());
        if (text == null && !isPage(exchange)) {
            text = plainText(exchange);
        }
        return text == null ? null : exchange.redactor().show(text.strip());
    }

    /** Decodes more than is shown, so that a secret at the end is redacted before the text is cut. */
    private static @Nullable String responseBody(Exchange exchange) {
        BodyBytes body = exchange.body();
        int length = Math.min(body.length(), BodyReader.ERROR_LIMIT);
        if (length == 0) {
            return null;
        }
        String text = new String(body.get(), 0, length, StandardCharsets.UTF_8);
        return length == BodyReader.ERROR_LIMIT
                ? exchange.redactor().showBeginning(text, Redactor.BODY_LIMIT)
                : exchange.redactor().show(text, Redactor.BODY_LIMIT);
    }

    /** A short plain text is the message; HTML, and JSON without a known message, are not. */
    private static @Nullable String plainText(Exchange exchange) {
        BodyBytes body = exchange.body();
        String text = new String(body.get(), 0, body.length(), StandardCharsets.UTF_8).strip();
        boolean readable = text.length() <= LONGEST_PLAIN_TEXT && !text.isEmpty() && "<{[".indexOf(text.charAt(0)) < 0;
        return readable ? text : null;
    }

    private Map<String, String> fieldErrors(Exchange exchange, ProviderDocument body) {
        Map<String, String> errors = new LinkedHashMap<>();
        ErrorPlaces.FieldErrors where = places.fieldErrors().orElse(null);
        if (where != null) {
            for (int index = 0; index < body.size(where.list()); index++) {
                String error = where.list() + "/" + index + "/";
                String message = body.text(error + where.message()).orElse("");
                String name = body.text(error + where.name()).orElse(null);
                if (name != null) {
                    errors.put(
                            exchange.redactor().show(name), exchange.redactor().show(message));
                }
            }
        }
        return errors;
    }

    private static @Nullable String firstText(ProviderDocument body, List<String> pointers) {
        for (String pointer : pointers) {
            String text = body.text(pointer).orElse("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String shown(Exchange exchange, @Nullable String text) {
        return text == null ? null : exchange.redactor().show(text);
    }
}
