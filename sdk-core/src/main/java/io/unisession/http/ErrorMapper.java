package io.unisession.http;

import io.unisession.ProviderDocument;
import io.unisession.error.ApiException;
import io.unisession.error.FailureDetails;
import io.unisession.internal.call.Exchange;
import io.unisession.internal.call.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the exception of an answer that refuses, whatever its body is: JSON of any shape, text, HTML, or nothing. */
final class ErrorMapper {
    private static final int LONGEST_PLAIN_TEXT = 300;

    private final String provider;
    private final ErrorFormat format;
    private final Timing timing;

    ErrorMapper(String provider, ErrorFormat format, Timing timing) {
        this.provider = provider;
        this.format = format;
        this.timing = timing;
    }

    /** Whether an answer of success says in its body that the call failed. */
    boolean saysFailed(Exchange exchange) {
        Optional<ErrorFormat.FailedWhen> failed = format.failedWhen();
        return failed.isPresent()
                && JsonProbe.text(exchange.body(), failed.get().pointer())
                        .equals(Optional.of(failed.get().value()));
    }

    /** How long the provider asks to wait before the next request. */
    Optional<Duration> retryAfter(Exchange exchange) {
        return exchange.header("Retry-After").flatMap(value -> RetryAfter.parse(value, timing.now()));
    }

    ApiException map(Endpoint endpoint, Exchange exchange) {
        int status = exchange.status();
        ProviderDocument body = ProviderDocument.of(exchange.body(), 0, exchange.body().length);
        @Nullable String message = message(exchange, body);
        @Nullable
        String requestId = exchange.requestId()
                .or(() -> firstText(body, format.requestId()).map(exchange::shown))
                .orElse(null);
        FailureDetails details = FailureDetails.of(provider, endpoint.operation())
                .httpStatus(status)
                .requestId(requestId)
                .providerCode(
                        firstText(body, format.code()).map(exchange::shown).orElse(null))
                .providerMessage(message)
                .fieldErrors(fieldErrors(exchange, body))
                .retryAfter(retryAfter(exchange).orElse(null))
                .retryable(RetryRules.isTransient(status))
                .build();
        Refusal refusal = Refusal.of(status, format);
        return refusal.exception(describe(endpoint, status, refusal, message, requestId), details);
    }

    private String describe(
            Endpoint endpoint, int status, Refusal refusal, @Nullable String message, @Nullable String requestId) {
        StringBuilder text = new StringBuilder(provider)
                .append(' ')
                .append(endpoint.operation())
                .append(" failed: HTTP ")
                .append(status)
                .append(' ')
                .append(refusal.meaning());
        if (message != null) {
            text.append(": \"").append(message).append('"');
        }
        if (requestId != null) {
            text.append(" (request ").append(requestId).append(')');
        }
        return text.toString();
    }

    private @Nullable String message(Exchange exchange, ProviderDocument body) {
        Optional<String> text = firstText(body, format.message()).or(() -> plainText(exchange));
        return text.map(String::strip).map(exchange::shown).orElse(null);
    }

    /** A body that is short text speaks for itself; HTML and JSON without a known message do not. */
    private static Optional<String> plainText(Exchange exchange) {
        String text = new String(exchange.body(), StandardCharsets.UTF_8).strip();
        boolean readable = text.length() <= LONGEST_PLAIN_TEXT && !text.isEmpty() && "<{[".indexOf(text.charAt(0)) < 0;
        return readable ? Optional.of(text) : Optional.empty();
    }

    private Map<String, String> fieldErrors(Exchange exchange, ProviderDocument body) {
        Map<String, String> errors = new LinkedHashMap<>();
        format.fieldErrors().ifPresent(where -> {
            for (int index = 0; index < body.size(where.list()); index++) {
                String error = where.list() + "/" + index + "/";
                String message =
                        body.text(error + where.message()).map(exchange::shown).orElse("");
                body.text(error + where.name()).ifPresent(name -> errors.put(exchange.shown(name), message));
            }
        });
        return errors;
    }

    private static Optional<String> firstText(ProviderDocument body, List<String> pointers) {
        return pointers.stream()
                .flatMap(pointer -> body.text(pointer).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
