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
import io.unisession.spi.http.ErrorAdvice;
import io.unisession.spi.http.ErrorMeanings;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What an HTTP status means, in words and as an exception. */
enum ErrorKind {
    FAILED_WITH_SUCCESS("but the response reports a failure", ApiException.class, ApiException::new),
    REDIRECT("redirect not followed", ApiException.class, ApiException::new),
    PAGE("with an HTML page instead of an API response, from ", ApiException.class, ApiException::new),
    UNKNOWN_PATH("unknown path", ApiException.class, ApiException::new),
    INVALID_REQUEST("invalid request", InvalidRequestException.class, InvalidRequestException::new),
    CREDENTIALS("credentials not accepted", AuthenticationException.class, AuthenticationException::new),
    NO_CREDENTIALS(
            "credentials required, but the request had none",
            AuthenticationException.class,
            AuthenticationException::new),
    PERMISSION("permission denied", PermissionDeniedException.class, PermissionDeniedException::new),
    NOT_FOUND("not found", NotFoundException.class, NotFoundException::new),
    CONFLICT("conflict", ConflictException.class, ConflictException::new),
    TOO_MANY_REQUESTS("too many requests", RateLimitedException.class, RateLimitedException::new),
    UNAVAILABLE("provider unavailable", ProviderUnavailableException.class, ProviderUnavailableException::new),
    OTHER("error", ApiException.class, ApiException::new);

    private final String meaning;
    private final Class<? extends ApiException> type;

    @SuppressWarnings("ImmutableEnumChecker") // it is a constructor
    private final BiFunction<String, FailureDetails, ApiException> exception;

    ErrorKind(
            String meaning,
            Class<? extends ApiException> type,
            BiFunction<String, FailureDetails, ApiException> exception) {
        this.meaning = meaning;
        this.type = type;
        this.exception = exception;
    }

    /**
     * What a status means in a provider's format. An HTML page does not count as "not found": whoever sent it does not
     * know the API.
     */
    static ErrorKind of(
            int status, @Nullable String message, @Nullable String code, boolean page, ErrorMeanings meanings) {
        if (meanings.isUnknownPath(status, code)) {
            return UNKNOWN_PATH;
        }
        if (meanings.isPermissionDenied(status, message)) {
            return PERMISSION;
        }
        ErrorKind kind = meanings.isNotFound(status, message) ? NOT_FOUND : ofStatus(status);
        return page && (kind == NOT_FOUND || kind == INVALID_REQUEST || kind == OTHER) ? PAGE : kind;
    }

    /** The kind of the same error, if the request had no credentials. */
    ErrorKind withoutCredentials() {
        return this == CREDENTIALS ? NO_CREDENTIALS : this;
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

    /** What the provider advises to do about it. */
    Optional<String> advice(ErrorAdvice advice) {
        // A plain ApiException stands for several kinds.
        Optional<String> ofType = type == ApiException.class ? Optional.empty() : advice.of(type);
        return this == NO_CREDENTIALS ? advice.withoutCredentials().or(() -> ofType) : ofType;
    }

    ApiException exception(String text, FailureDetails details) {
        return exception.apply(text, details);
    }
}
