package io.unisession.internal.call;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.unisession.ResponseMetadata;
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.SessionException;
import io.unisession.internal.transport.Exchange;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.ErrorMeanings.FieldValue;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a successful response into a value, or into the exception that says why it cannot be used. */
final class SuccessMapper {
    private final String provider;
    /** The values that mean failure. */
    private final List<FieldValue> failedWhen;
    /** Where an error code means failure. */
    private final List<JsonPointer> codes;

    SuccessMapper(String provider, ErrorFormat errors) {
        this.provider = provider;
        this.failedWhen = Stream.concat(
                        errors.meanings().failedWhen().stream(), errors.meanings().notFoundWhen().stream())
                .toList();
        this.codes = errors.meanings().isFailedWhenCode()
                ? errors.places().code().stream().map(JsonPointer::compile).toList()
                : List.of();
    }

    /** Whether the body of a response with a success status says that the call failed. */
    boolean saysFailed(Exchange exchange) {
        return hasFailedValue(exchange) || hasCode(exchange);
    }

    private boolean hasFailedValue(Exchange exchange) {
        for (FieldValue failure : failedWhen) {
            if (JsonProbe.has(exchange.body(), failure)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasCode(Exchange exchange) {
        return !codes.isEmpty() && JsonProbe.text(exchange.body(), codes).isPresent();
    }

    <T> T map(Endpoint endpoint, Exchange exchange, int attempts, ExchangeMapper<T> mapper) {
        try {
            return mapper.map(exchange, metadata(exchange, attempts));
        } catch (SessionException | ClientClosedException ofAnotherCall) {
            throw ofAnotherCall;
        } catch (IOException notJson) {
            // Not kept as the cause: Jackson quotes what it could not read, and that may be a token.
            throw invalid(endpoint, exchange, notJson(exchange, notJson), null);
        } catch (UnusableResponseException unusable) {
            throw invalid(
                    endpoint, exchange, exchange.redactor().show(String.valueOf(unusable.getMessage())), unusable);
        } catch (Exception fault) {
            throw invalid(
                    endpoint,
                    exchange,
                    "the code that maps it threw " + fault.getClass().getSimpleName(),
                    fault);
        } finally {
            exchange.body().release();
        }
    }

    private static ResponseMetadata metadata(Exchange exchange, int attempts) {
        return ResponseMetadata.builder()
                .httpStatus(exchange.status())
                .requestId(exchange.requestId().orElse(null))
                .attempts(attempts)
                .headers(exchange.shownHeaders())
                .build();
    }

    private static String notJson(Exchange exchange, IOException fault) {
        if (exchange.body().length() == 0) {
            return "the body is empty";
        }
        JsonLocation location = fault instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null
                ? "the body is not valid JSON"
                : "the body is not valid JSON at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private InvalidResponseException invalid(
            Endpoint endpoint, Exchange exchange, String reason, @Nullable Throwable cause) {
        String operation = endpoint.operation();
        String requestId = exchange.requestId().orElse(null);
        String text = provider + " " + operation + " failed: the response (HTTP " + exchange.status() + ", "
                + exchange.body().length() + " bytes) cannot be used: " + reason
                + (requestId == null ? "" : " (request " + requestId + ")");
        return new InvalidResponseException(
                text,
                FailureDetails.builder(provider, operation)
                        .httpStatus(exchange.status())
                        .requestId(requestId)
                        .cause(cause == null ? null : exchange.redactor().show(cause))
                        .build());
    }
}
