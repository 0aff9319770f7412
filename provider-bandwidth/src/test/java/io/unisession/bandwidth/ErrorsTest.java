package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    private static final String REQUEST_ID = "12af78d1-5f88-4917-925d-17c1ac8fda7a";
    private static final int ATTEMPTS_OF_A_GET = 3;

    private final ClientAndFake bandwidth = ClientAndFake.start();
    private final FakeBandwidth fake = bandwidth.fake();
    private final BandwidthClient client = bandwidth.client();

    @AfterEach
    void close() {
        bandwidth.close();
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, InvalidRequestException.class, 1),
                Arguments.of(401, AuthenticationException.class, 1),
                Arguments.of(403, PermissionDeniedException.class, 1),
                Arguments.of(404, NotFoundException.class, 1),
                Arguments.of(409, ConflictException.class, 1),
                Arguments.of(429, RateLimitedException.class, ATTEMPTS_OF_A_GET),
                Arguments.of(500, ProviderUnavailableException.class, ATTEMPTS_OF_A_GET));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void getSession_requestError_hasMessageAndRequestId(int status, Class<? extends ApiException> type, int attempts) {
        ApiException failure = failure(type, attempts, FakeResponse.json(status, Fixtures.body("error.request")));

        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.provider()).isEqualTo("bandwidth");
        assertThat(failure.operation()).isEqualTo("getSession");
        assertThat(failure.providerMessage()).contains("Internal error");
        assertThat(failure.providerCode()).isEmpty();
        assertThat(failure.requestId()).contains(REQUEST_ID);
        assertThat(failure)
                .hasMessageStartingWith("bandwidth getSession failed: HTTP " + status + " ")
                .hasMessageEndingWith(": \"Internal error\" (request " + REQUEST_ID + ")");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void getSession_errorOfTheFirstVersion_hasMessageAndCode(
            int status, Class<? extends ApiException> type, int attempts) {
        ApiException failure = failure(type, attempts, FakeResponse.json(status, Fixtures.body("error.superseded")));

        assertThat(failure.providerMessage()).contains("There was an unexpected error");
        assertThat(failure.providerCode()).contains("500");
        assertThat(failure.requestId()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void getSession_errorWithoutBody_usesTheStatus(int status, Class<? extends ApiException> type, int attempts) {
        ApiException failure = failure(type, attempts, FakeResponse.empty(status));

        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.providerMessage()).isEmpty();
        assertThat(failure.requestId()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void getSession_errorInHtml_usesTheStatus(int status, Class<? extends ApiException> type, int attempts) {
        boolean saysNothingOfTheSession = status == 400 || status == 404;
        ApiException failure =
                failure(saysNothingOfTheSession ? ApiException.class : type, attempts, FakeResponse.html(status));

        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.providerMessage()).isEmpty();
        assertThat(failure).message().doesNotContain("<");
    }

    @Test
    void getSession_wrongCredentialsAsDocumented_isAuthentication() {
        ApiException failure =
                failure(AuthenticationException.class, 1, FakeResponse.json(401, Fixtures.body("error.unauthorized")));

        assertThat(failure).hasMessageContaining("HTTP 401 credentials not accepted: \"Unauthorized\"");
    }

    @Test
    void getSession_notEnabledAsDocumented_isPermission() {
        ApiException failure =
                failure(PermissionDeniedException.class, 1, FakeResponse.json(403, Fixtures.body("error.forbidden")));

        assertThat(failure).hasMessageContaining("HTTP 403 permission denied: \"Missing Authentication Token\"");
    }

    @Test
    void getSession_messageUnderBothNames_prefersError() {
        ApiException failure = failure(
                InvalidRequestException.class,
                1,
                FakeResponse.json(400, "{\"message\":\"general\",\"error\":\"exact\"}"));

        assertThat(failure.providerMessage()).contains("exact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"text\":\"x\"},\"requestId\":[1]}",
                "{\"error\":null}",
                "[]",
                "{\"error\":\"Int",
                "[\"error\"]"
            })
    void getSession_errorBodyOfOddShape_usesTheStatus(String body) {
        ApiException failure = failure(NotFoundException.class, 1, FakeResponse.json(404, body));

        assertThat(failure.providerMessage()).isEmpty();
        assertThat(failure.requestId()).isEmpty();
    }

    @Test
    void getSession_requestIdInHeader_comesBeforeTheBodys() {
        ApiException failure = failure(
                NotFoundException.class,
                1,
                FakeResponse.json(404, Fixtures.body("error.request")).withHeader("x-amzn-RequestId", "from-header"));

        assertThat(failure.requestId()).contains("from-header");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void endSession_requestError_isOfTheSameKind(int status, Class<? extends ApiException> type, int attempts) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            fake.enqueue(FakeResponse.json(status, Fixtures.body("error.request")));
        }

        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.endSession("s"));

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.operation()).isEqualTo("endSession");
        assertThat(failure.requestId()).contains(REQUEST_ID);
        assertThat(fake.requestCount()).isEqualTo(attempts);
    }

    @Test
    void getSession_wrongCredentials_failAuthentication() {
        String sessionId = fake.createSession("any");
        for (List<String> wrong : List.of(
                List.of("9900001", fake.username(), fake.password()),
                List.of(fake.accountId(), "other-user", fake.password()),
                List.of(fake.accountId(), fake.username(), "other-password"))) {
            try (BandwidthClient stranger = Bandwidth.builder()
                    .credentials(wrong.get(0), wrong.get(1), wrong.get(2))
                    .baseUrl(fake.baseUrl().toString())
                    .build()) {
                ApiException failure = catchThrowableOfType(ApiException.class, () -> stranger.getSession(sessionId));

                assertThat(failure).isExactlyInstanceOf(AuthenticationException.class);
            }
        }
        assertThat(fake.requestCount())
                .as("a password that was refused is not sent again")
                .isEqualTo(3);
    }

    @Test
    void getSession_wrongBaseUrl_isDeniedByTheGateway() {
        try (BandwidthClient lost = Bandwidth.builder()
                .credentials(fake.accountId(), fake.username(), fake.password())
                .baseUrl(fake.baseUrl().resolve("/v2").toString())
                .build()) {
            ApiException failure = catchThrowableOfType(ApiException.class, () -> lost.getSession("s"));

            assertThat(failure).isExactlyInstanceOf(PermissionDeniedException.class);
            assertThat(failure.providerMessage()).contains("Missing Authentication Token");
        }
    }

    private ApiException failure(Class<? extends ApiException> type, int attempts, FakeResponse response) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            fake.enqueue(response);
        }
        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.getSession("s"));
        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(fake.requestCount()).isEqualTo(attempts);
        return failure;
    }
}
