package io.unisession.internal.call;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.spi.http.ErrorFormat;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What an HTTP status means, in words and as an exception. */
enum ErrorKind {
    FAILED_WITH_SUCCESS("but the response reports a failure", ApiException::new),
    REDIRECT("redirect not followed", ApiException::new),
    PAGE("with an HTML page instead of an API response, from ", ApiException::new),
    INVALID_REQUEST("invalid request", InvalidRequestException::new),
    CREDENTIALS("credentials not accepted", AuthenticationException::new),
    PERMISSION("permission denied", PermissionDeniedException::new),
    NOT_FOUND("not found", NotFoundException::new),
    CONFLICT("conflict", ConflictException::new),
    TOO_MANY_REQUESTS("too many requests", RateLimitedException::new),
    UNAVAILABLE("provider unavailable", ProviderUnavailableException::new),
    OTHER("error", ApiException::new);

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // it is a constructor
    private final BiFunction<String, FailureDetails, ApiException> exception;

    ErrorKind(String meaning, BiFunction<String, FailureDetails, ApiException> exception) {
        this.meaning = meaning;
        this.exception = exception;
    }

    /**
     * What a status means in a provider's format. An HTML page does not count as "not found": whoever sent it does not
     * know the API.
     */
    static ErrorKind of(int status, @Nullable String message, boolean page, ErrorFormat format) {
        ErrorKind kind = format.isNotFound(status, message) ? NOT_FOUND : ofStatus(status);
        return page && (kind == NOT_FOUND || kind == INVALID_REQUEST || kind == OTHER) ? PAGE : kind;
    }

    private static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 400, 422 -> INVALID_REQUEST;
            case 401 -> CREDENTIALS;
            case 403 -> PERMISSION;
            case 409 -> CONFLICT;
            case 429 -> TOO_MANY_REQUESTS;
            default -> ofHundred(status / 100);
        };
    }

    private static ErrorKind ofHundred(int hundred) {
        return switch (hundred) {
            case 0, 1, 2 -> FAILED_WITH_SUCCESS;
            case 3 -> REDIRECT;
            case 4 -> OTHER;
            default -> UNAVAILABLE;
        };
    }

    String meaning() {
        return meaning;
    }

    ApiException exception(String text, FailureDetails details) {
        return exception.apply(text, details);
    }
}
