package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.error.ApiException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.support.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures that only the body reports, by a code. */
class ErrorCodeTest {
    private static final ErrorFormat FORMAT = ErrorFormat.builder()
            .code("/error/code", "/result/code")
            .message("/error/reason", "/result/reason")
            .failedWhenCode()
            .codesMean(404, "426", "428")
            .codesMean(409, "427")
            .codesMean(400, "429", "430")
            .permissionDenied(400, "(secret)")
            .advice("430", "the id must be a number")
            .advice(InvalidRequestException.class, "read the reference")
            .build();

    @RegisterExtension
    final Service service = new Service();

    @ParameterizedTest
    @CsvSource({
        "426, io.unisession.error.NotFoundException",
        "428, io.unisession.error.NotFoundException",
        "427, io.unisession.error.ConflictException",
        "430, io.unisession.error.InvalidRequestException",
        "999, io.unisession.error.ApiException"
    })
    void codeInASuccess_becomesTheExceptionThatItMeans(String code, Class<? extends ApiException> exception) {
        service.response(200, "{\"result\":{\"code\":" + code + ",\"reason\":\"no\"}}");

        ApiException failure = failure();

        assertThat(failure).isExactlyInstanceOf(exception);
        assertThat(failure.httpStatus()).isEqualTo(200);
        assertThat(failure.providerCode()).contains(code);
        assertThat(failure.providerMessage()).contains("no");
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void codeWithTheWordsOfPermissionDenied_isPermissionDenied() {
        service.response(200, "{\"error\":{\"code\":429,\"reason\":\"missing element (secret)\"}}");

        assertThat(failure())
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessage("acme getThing failed: HTTP 200 permission denied: \"missing element (secret)\"");
    }

    @Test
    void adviceForACode_comesBeforeThatForTheException() {
        service.response(200, "{\"error\":{\"code\":430}}").response(200, "{\"error\":{\"code\":429}}");

        assertThat(failure()).hasMessage("acme getThing failed: HTTP 200 invalid request; the id must be a number");
        assertThat(failure()).hasMessage("acme getThing failed: HTTP 200 invalid request; read the reference");
    }

    @Test
    void codeWithAnErrorStatus_meansWhatTheStatusMeans() {
        service.response(409, "{\"error\":{\"code\":426}}");

        assertThat(failure()).isExactlyInstanceOf(ConflictException.class).isNotInstanceOf(NotFoundException.class);
    }

    @Test
    void notFoundWithoutCode_isAnUnknownPathWhereEveryErrorHasACode() {
        service.response(404).response(404, "{\"error\":{\"code\":999}}");
        ErrorFormat format = ErrorFormat.builder()
                .code("/error/code")
                .unknownPathWithoutCode()
                .build();

        assertThat(failure(format))
                .isExactlyInstanceOf(ApiException.class)
                .hasMessage("acme getThing failed: HTTP 404 unknown path; check the base URL");
        assertThat(failure(format)).isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void noCode_isASuccess() {
        service.response(200, "{\"error\":{\"code\":null},\"result\":{\"code\":{}}}");

        try (HttpPipeline http = service.pipeline().errors(FORMAT).build()) {
            http.call(Operations.GET.request("7"), CallOptions.defaults());
        }
        assertThat(service.requestCount()).isEqualTo(1);
    }

    private ApiException failure() {
        return failure(FORMAT);
    }

    private ApiException failure(ErrorFormat format) {
        try (HttpPipeline http = service.pipeline().errors(format).build()) {
            return catchThrowableOfType(
                    ApiException.class, () -> http.call(Operations.GET.request("7"), CallOptions.defaults()));
        }
    }
}
