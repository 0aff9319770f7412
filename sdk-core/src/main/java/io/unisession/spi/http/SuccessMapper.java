package io.unisession.spi.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.unisession.ResponseMetadata;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.SessionException;
import io.unisession.internal.call.BaseUrl;
import io.unisession.internal.call.Exchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes the value of a response of success, or says why it is none. */
final class SuccessMapper {
    private final String provider;
    private final BaseUrl baseUrl;

    SuccessMapper(String provider, BaseUrl baseUrl) {
        this.provider = provider;
        this.baseUrl = baseUrl;
    }

    <T> T map(ApiRequest request, Exchange exchange, int attempts, ResponseMapper<T> mapping) {
        ResponseMetadata metadata =
                ResponseMetadata.of(exchange.status(), exchange.requestId().orElse(null), attempts);
        ApiResponse response = new ApiResponse(exchange, baseUrl, request, metadata);
        try {
            T value = mapping.map(response);
            response.requireNothingFollows();
            return value;
        } catch (SessionException found) {
            throw found;
        } catch (IOException notJson) {
            // Not kept as the cause: Jackson quotes what it could not read, and that may be a token.
            throw invalid(request, exchange, notJson(exchange, notJson), null);
        } catch (IllegalStateException incomplete) {
            throw invalid(request, exchange, String.valueOf(incomplete.getMessage()), incomplete);
        } catch (Exception fault) {
            throw invalid(request, exchange, "it could not be read", fault);
        } finally {
            exchange.body().release();
        }
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
            ApiRequest request, Exchange exchange, String reason, @Nullable Throwable cause) {
        String operation = request.endpoint().operation();
        String requestId = exchange.requestId().orElse(null);
        String text = provider + " " + operation + " failed: the response (HTTP " + exchange.status() + ", "
                + exchange.body().length() + " bytes) cannot be used: " + reason
                + (requestId == null ? "" : " (request " + requestId + ")");
        return new InvalidResponseException(
                text,
                FailureDetails.builder(provider, operation)
                        .httpStatus(exchange.status())
                        .requestId(requestId)
                        .cause(cause)
                        .build());
    }
}
