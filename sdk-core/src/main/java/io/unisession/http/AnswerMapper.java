package io.unisession.http;

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

/** Makes the value of an answer of success, or says why it is none. */
final class AnswerMapper<T> {
    private final String provider;
    private final Endpoint endpoint;
    private final ApiRequest request;
    private final BaseUrl baseUrl;
    private final AnswerMapping<T> mapping;

    AnswerMapper(String provider, ApiRequest request, BaseUrl baseUrl, AnswerMapping<T> mapping) {
        this.provider = provider;
        this.endpoint = request.endpoint();
        this.request = request;
        this.baseUrl = baseUrl;
        this.mapping = mapping;
    }

    T map(Exchange exchange, int attempts) {
        ResponseMetadata metadata =
                ResponseMetadata.of(exchange.status(), exchange.requestId().orElse(null), attempts);
        Answer answer = new Answer(exchange, () -> baseUrl + request.path(), metadata);
        try {
            T value = mapping.map(answer);
            answer.requireNothingFollows();
            return value;
        } catch (SessionException found) {
            throw found;
        } catch (IOException notJson) {
            // Not kept as the cause: Jackson quotes what it could not read, and that may be a token.
            throw invalid(exchange, notJson(exchange, notJson), null);
        } catch (IllegalStateException incomplete) {
            throw invalid(exchange, String.valueOf(incomplete.getMessage()), incomplete);
        } catch (Exception fault) {
            throw invalid(exchange, "it could not be read", fault);
        }
    }

    private static String notJson(Exchange exchange, IOException fault) {
        if (exchange.body().length == 0) {
            return "the body is empty";
        }
        JsonLocation location = fault instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null
                ? "the body is not valid JSON"
                : "the body is not valid JSON at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private InvalidResponseException invalid(Exchange exchange, String reason, @Nullable Throwable cause) {
        String requestId = exchange.requestId().orElse(null);
        String text = provider + " " + endpoint.operation() + " failed: the answer (HTTP " + exchange.status() + ", "
                + exchange.body().length + " bytes) cannot be used: " + reason
                + (requestId == null ? "" : " (request " + requestId + ")");
        return new InvalidResponseException(
                text,
                FailureDetails.of(provider, endpoint.operation())
                        .httpStatus(exchange.status())
                        .requestId(requestId)
                        .cause(cause)
                        .build());
    }
}
