package io.unisession.spring;

import io.unisession.error.ConfigurationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.error.WaitTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Responds with a problem detail when a controller throws a {@link SessionException}. The message goes to the log: it is
 * for the operator of the application, not for its users. An exception handler of the application comes first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class SessionProblems {
    private static final Logger LOG = LoggerFactory.getLogger(SessionProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(SessionException failure) {
        HttpStatus status = status(failure);
        if (status.is5xxServerError()) {
            LOG.warn("Responding with status {}", status.value(), failure);
        } else {
            LOG.debug("Responding with status {}", status.value(), failure);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(failure));
        problem.setProperty("provider", failure.provider());
        problem.setProperty("retryable", failure.isRetryable());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (failure instanceof RateLimitedException limited) {
            limited.retryAfter()
                    .ifPresent(wait -> response.header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        }
        return response.body(problem);
    }

    /** What the provider says to the application is not always what the application says to its caller. */
    private static HttpStatus status(SessionException failure) {
        if (failure instanceof NotFoundException) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof InvalidRequestException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof ConflictException) {
            return HttpStatus.CONFLICT;
        }
        if (failure instanceof UnsupportedCapabilityException) {
            return HttpStatus.NOT_IMPLEMENTED;
        }
        if (failure instanceof RateLimitedException || failure instanceof ProviderUnavailableException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof RequestTimeoutException || failure instanceof WaitTimeoutException) {
            return HttpStatus.GATEWAY_TIMEOUT;
        }
        return failure instanceof ConfigurationException ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_GATEWAY;
    }

    private static String detail(SessionException failure) {
        if (failure instanceof NotFoundException) {
            return "The provider does not have this session, or no longer has it.";
        }
        if (failure instanceof InvalidRequestException || failure instanceof ConflictException) {
            return "The provider rejected the request.";
        }
        if (failure instanceof UnsupportedCapabilityException) {
            return "The provider cannot do this.";
        }
        if (failure instanceof RateLimitedException || failure instanceof ProviderUnavailableException) {
            return "The provider cannot be used at the moment.";
        }
        if (failure instanceof RequestTimeoutException || failure instanceof WaitTimeoutException) {
            return "The provider did not respond in time.";
        }
        return "The request to the provider failed.";
    }
}
