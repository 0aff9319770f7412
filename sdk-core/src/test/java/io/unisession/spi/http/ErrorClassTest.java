package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.support.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exception a status becomes. */
class ErrorClassTest {
    private static final CallOptions ONCE = CallOptions.defaults().withMaxRetries(0);

    @RegisterExtension
    final Service service = new Service();

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, InvalidRequestException.class, "invalid request", false),
                Arguments.of(
                        401, AuthenticationException.class, "credentials required, but the request had none", false),
                Arguments.of(402, ApiException.class, "error", false),
                Arguments.of(403, PermissionDeniedException.class, "permission denied", false),
                Arguments.of(404, NotFoundException.class, "not found", false),
                Arguments.of(408, ApiException.class, "error", true),
                Arguments.of(409, ConflictException.class, "conflict", false),
                Arguments.of(410, ApiException.class, "error", false),
                Arguments.of(422, InvalidRequestException.class, "invalid request", false),
                Arguments.of(429, RateLimitedException.class, "too many requests", true),
                Arguments.of(500, ProviderUnavailableException.class, "provider unavailable", true),
                Arguments.of(501, ProviderUnavailableException.class, "provider unavailable", false),
                Arguments.of(502, ProviderUnavailableException.class, "provider unavailable", true),
                Arguments.of(503, ProviderUnavailableException.class, "provider unavailable", true),
                Arguments.of(504, ProviderUnavailableException.class, "provider unavailable", true),
                Arguments.of(599, ProviderUnavailableException.class, "provider unavailable", false),
                Arguments.of(304, ApiException.class, "redirect not followed", false));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void status_becomesItsException(int status, Class<?> exception, String meaning, boolean retryable) {
        service.response(status);

        ApiException refusal = refusal(ErrorFormat.standard());

        assertThat(refusal).isExactlyInstanceOf(exception);
        assertThat(refusal).hasMessage("acme getThing failed: HTTP " + status + " " + meaning);
        assertThat(refusal.httpStatus()).isEqualTo(status);
        assertThat(refusal.isRetryable()).isEqualTo(retryable);
        assertThat(refusal.provider()).isEqualTo("acme");
        assertThat(refusal.operation()).isEqualTo("getThing");
        assertThat(refusal.requestId()).isEmpty();
        assertThat(refusal.providerCode()).isEmpty();
        assertThat(refusal.providerMessage()).isEmpty();
        assertThat(refusal).hasNoCause();
    }

    @Test
    void refusedCredentials_areNotAccepted_andMissingOnesAreRequired() {
        ErrorFormat format = ErrorFormat.builder()
                .advice(AuthenticationException.class, "check ACME_KEY")
                .adviceWithoutCredentials("set ACME_KEY")
                .build();
        Authenticator key = Authenticator.header("X-Key", Secret.of("made-up-key"));

        ApiException refused = unauthorized(format, Operations.GET.withAuthenticator(key));
        ApiException without = unauthorized(format, Operations.GET.withoutCredentials());

        assertThat(refused).hasMessage("acme getThing failed: HTTP 401 credentials not accepted; check ACME_KEY");
        assertThat(without)
                .hasMessage(
                        "acme getThing failed: HTTP 401 credentials required, but the request had none; set ACME_KEY");
        assertThat(((AuthenticationException) refused).credentialsSent()).isTrue();
        assertThat(((AuthenticationException) without).credentialsSent()).isFalse();
    }

    @Test
    void missingCredentials_withoutAdviceOfTheirOwn_haveThatOfTheException() {
        ErrorFormat format = ErrorFormat.builder()
                .advice(AuthenticationException.class, "check ACME_KEY")
                .build();

        assertThat(unauthorized(format, Operations.GET)).hasMessageEndingWith("had none; check ACME_KEY");
    }

    @Test
    void secretThatTheProviderWritesIntoTheRequest_isACredential() {
        service.response(401);

        assertThat(catchThrowableOfType(
                        ApiException.class,
                        () -> service.pipeline()
                                .build()
                                .call(Operations.GET.request("7").hiding(List.of(Secret.of("made-up-key"))), ONCE)))
                .hasMessage("acme getThing failed: HTTP 401 credentials not accepted");
    }

    private ApiException unauthorized(ErrorFormat format, Endpoint endpoint) {
        service.response(401);
        HttpPipeline pipeline = service.pipeline().errors(format).build();
        return catchThrowableOfType(ApiException.class, () -> pipeline.call(endpoint.request("7"), ONCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 404})
    void statusDeclaredNotFound_isNotFoundAsIs404(int status) {
        service.response(status);

        ApiException refusal = refusal(ErrorFormat.builder().notFound(402).build());

        assertThat(refusal).isInstanceOf(NotFoundException.class);
        assertThat(refusal).hasMessage("acme getThing failed: HTTP " + status + " not found");
        assertThat(refusal.httpStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Session not found", "the room does NOT EXIST"})
    void statusWithANotFoundMessage_isNotFound(String message) {
        service.response(402, "{\"message\":\"" + message + "\"}");

        assertThat(refusal(ErrorFormat.builder()
                        .notFound(402, "not found", "Not exist")
                        .build()))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\":\"Payment required\"}", "{}", "", "Payment required"})
    void statusWithAnotherMessage_isNotNotFound(String body) {
        service.response(402, body);

        assertThat(refusal(ErrorFormat.builder().notFound(402, "not found").build()))
                .isExactlyInstanceOf(ApiException.class)
                .hasMessageStartingWith("acme getThing failed: HTTP 402 error");
    }

    @Test
    void statusWithAPermissionMessage_isPermissionDenied() {
        service.response(401, "{\"message\":\"twirp error: Permissions denied\"}");

        assertThat(refusal(ErrorFormat.builder()
                        .permissionDenied(401, "permissions denied")
                        .build()))
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessage("acme getThing failed: HTTP 401 permission denied: \"twirp error: Permissions denied\"");
    }

    @Test
    void sameStatusWithAnotherMessage_keepsItsMeaning() {
        service.response(401, "{\"message\":\"invalid key\"}");

        assertThat(refusal(ErrorFormat.builder()
                        .permissionDenied(401, "permissions denied")
                        .build()))
                .isExactlyInstanceOf(AuthenticationException.class);
    }

    @Test
    void codeOfAnUnknownPath_isNotNotFound_andSaysWhatToCheck() {
        service.response(404, "{\"code\":\"bad_route\",\"message\":\"no handler\"}");

        assertThat(refusal(ErrorFormat.builder().unknownPath("bad_route").build()))
                .isExactlyInstanceOf(ApiException.class)
                .hasMessage("acme getThing failed: HTTP 404 unknown path: \"no handler\"; check the base URL");
    }

    @Test
    void otherCodeWith404_isNotFound() {
        service.response(404, "{\"code\":\"not_found\"}");

        assertThat(refusal(ErrorFormat.builder().unknownPath("bad_route").build()))
                .isExactlyInstanceOf(NotFoundException.class);
    }

    @Test
    void advice_endsTheMessageOfItsExceptionOnly() {
        ErrorFormat format = ErrorFormat.builder()
                .advice(NotFoundException.class, "Acme forgets things")
                .advice(ApiException.class, "never shown")
                .build();
        service.response(new MockResponse.Builder()
                .code(404)
                .addHeader("X-Request-Id", "r-1")
                .body("no thing"));
        service.response(403);
        service.response(418);

        assertThat(refusal(format))
                .hasMessage(
                        "acme getThing failed: HTTP 404 not found: \"no thing\"; Acme forgets things (request r-1)");
        assertThat(refusal(format)).hasMessage("acme getThing failed: HTTP 403 permission denied");
        assertThat(refusal(format)).hasMessage("acme getThing failed: HTTP 418 error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>404</title>",
                "\ufeff \n<html>Not Found</html>",
                "<pre>Cannot GET /things/7</pre>",
                "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>"
            })
    void htmlPageWith404_reportsAPageAndItsUrl(String page) {
        for (int status : new int[] {400, 402, 404, 422}) {
            service.response(new MockResponse.Builder()
                    .code(status)
                    .addHeader("X-Request-Id", "r-1")
                    .body(page));

            ApiException refusal = refusal(ErrorFormat.builder().notFound(402).build());

            assertThat(refusal).isExactlyInstanceOf(ApiException.class);
            assertThat(refusal)
                    .hasMessage("acme getThing failed: HTTP " + status
                            + " with an HTML page instead of an API response, from " + service.url()
                            + "/things/{thingId}. Check the base URL (request r-1)");
            assertThat(refusal.httpStatus()).isEqualTo(status);
            assertThat(refusal.isRetryable()).isFalse();
        }
    }

    @Test
    void tooManyRequests_keepsTheRequestedWait() {
        service.response(new MockResponse.Builder().code(429).addHeader("Retry-After", "30"));

        ApiException refusal = refusal(ErrorFormat.standard());

        assertThat(((RateLimitedException) refusal).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void tooManyRequests_withoutRetryAfter_hasNoWait() {
        service.response(429);

        assertThat(((RateLimitedException) refusal(ErrorFormat.standard())).retryAfter())
                .isEmpty();
    }

    @Test
    void multipleChoices_isNotFollowed() {
        service.response(300);

        assertThat(refusal(ErrorFormat.standard())).hasMessage("acme getThing failed: HTTP 300 redirect not followed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false,\"message\":\"no such room\"}",
                "{\"message\":\"no such room\",\"success\":\"false\"}"
            })
    void successThatReportsAFailure_fails(String body) {
        service.response(200, body);

        ApiException refusal =
                refusal(ErrorFormat.builder().failedWhen("/success", "false").build());

        assertThat(refusal).isExactlyInstanceOf(ApiException.class);
        assertThat(refusal)
                .hasMessage("acme getThing failed: HTTP 200 but the response reports a failure: \"no such room\"");
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{\"success\":null}",
                "{\"success\":[false]}",
                "{\"data\":{\"success\":false}}",
                "{}",
                "[]",
                "false",
                "not json",
                ""
            })
    void successThatReportsNoFailure_succeeds(String body) {
        service.response(200, body);
        HttpPipeline pipeline = service.pipeline()
                .errors(ErrorFormat.builder().failedWhen("/success", "false").build())
                .build();

        pipeline.call(Operations.GET.request("7"), ONCE);

        assertThat(service.requestCount()).isEqualTo(1);
    }

    private ApiException refusal(ErrorFormat format) {
        HttpPipeline pipeline = service.pipeline().errors(format).build();
        return catchThrowableOfType(ApiException.class, () -> pipeline.call(Operations.GET.request("7"), ONCE));
    }
}
