package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.CallOptions;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.testkit.FakeResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever goes wrong on the wire becomes the matching exception, and never half a session. */
interface FailureContract extends ContractPart {
    /**
     * Each error status becomes its exception, whatever the body. An HTML page comes from a web server or a proxy, which
     * does not know the API, so it means neither an invalid request nor a missing session.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_errorStatus_becomesItsException() {
        return exceptions().entrySet().stream()
                .flatMap(expected -> errorBodies().entrySet().stream()
                        .map(body -> dynamicTest(expected.getKey() + " with " + body.getKey(), () -> {
                            FakeResponse response = FakeResponse.text(expected.getKey(), body.getValue());
                            Class<? extends ApiException> type =
                                    body.getKey().equals("HTML") ? withAPage(expected.getValue()) : expected.getValue();
                            try (ClientFixture fixture = ClientFixture.withResponse(provider(), response)) {
                                ApiException failure = catchThrowableOfType(
                                        type, () -> fixture.client().getSession(id()));

                                assertThat(failure).isExactlyInstanceOf(type);
                                assertThat(failure.httpStatus()).isEqualTo(expected.getKey());
                                assertThat(failure.provider())
                                        .isEqualTo(fixture.client().provider());
                                assertThat(failure.operation()).isEqualTo("getSession");
                                assertThat(failure).hasMessageContaining("HTTP " + expected.getKey());
                            }
                        })));
    }

    /** The exception has the provider's own message and the request id. */
    @Test
    default void getSession_providersErrorBody_isInTheException() {
        FakeResponse response = FakeResponse.json(400, provider().errorBody("the words of the provider"))
                .withHeader("x-request-id", "request-7f3a");
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), response)) {
            ApiException failure = catchThrowableOfType(
                    ApiException.class, () -> fixture.client().getSession(id()));

            assertThat(failure.providerMessage()).contains("the words of the provider");
            assertThat(failure.requestId()).contains("request-7f3a");
            assertThat(failure)
                    .hasMessageContaining("\"the words of the provider\"")
                    .hasMessageContaining("(request request-7f3a)");
        }
    }

    /**
     * {@code findSession} returns empty if the session is not found.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> findSession_notFound_isEmpty() {
        return provider().notFoundStatuses().stream()
                .map(status -> dynamicTest("HTTP " + status, () -> {
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.empty(status))) {
                        assertThat(fixture.client().findSession(id())).isEmpty();
                    }
                }));
    }

    /** {@code findSession} throws every other failure. */
    @Test
    default void findSession_anyOtherFailure_isThrown() {
        try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.empty(403))) {
            assertThatThrownBy(() -> fixture.client().findSession(id())).isInstanceOf(PermissionDeniedException.class);
        }
    }

    /**
     * A successful response that is not a session is an error, never half a session.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_successWithoutSession_isInvalid() {
        String half = provider().body().substring(0, provider().body().length() / 2);
        List<String> bodies = List.of(
                "",
                "<html><body>Welcome</body></html>",
                "null",
                "[]",
                "{}",
                "42",
                "\"text\"",
                "{",
                "not json",
                half,
                provider().body() + provider().body());
        return bodies.stream()
                .map(body -> dynamicTest(name(body), () -> {
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, body))) {
                        assertThatThrownBy(() -> fixture.client().getSession(id()))
                                .isExactlyInstanceOf(InvalidResponseException.class)
                                .hasMessageContaining("getSession failed");
                    }
                }));
    }

    /**
     * A session without an id has the requested one, where the rest shows that it is a session; otherwise it is an error.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_responseWithoutId_hasTheRequestedIdOrIsInvalid() {
        return Stream.of(
                        JsonVariations.of(provider()).without(provider().idPointer()),
                        JsonVariations.of(provider()).with(provider().idPointer(), "null"),
                        JsonVariations.of(provider()).withText(provider().idPointer(), " "))
                .map(body -> dynamicTest(name(body), () -> {
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), FakeResponse.json(200, body))) {
                        String id;
                        try {
                            id = fixture.client().getSession(id()).id();
                        } catch (InvalidResponseException noSession) {
                            return;
                        }
                        assertThat(id).isEqualTo(id());
                    }
                }));
    }

    /**
     * If the connection breaks after the request was sent, the exception says that the service may have processed it.
     *
     * @return a test for each case
     */
    @TestFactory
    default Stream<DynamicTest> getSession_connectionBreaks_isATransportExceptionThatMayHaveBeenSent() {
        Map<String, FakeResponse> breaks = new LinkedHashMap<>();
        breaks.put("before the response", FakeResponse.disconnect());
        breaks.put("by a reset", FakeResponse.reset());
        breaks.put("in the body", FakeResponse.truncated(200, provider().body()));
        return breaks.entrySet().stream()
                .map(broken -> dynamicTest(broken.getKey(), () -> {
                    try (ClientFixture fixture = ClientFixture.withResponse(provider(), broken.getValue())) {
                        TransportException failure = catchThrowableOfType(
                                TransportException.class, () -> fixture.client().getSession(id()));

                        assertThat(failure).isExactlyInstanceOf(TransportException.class);
                        assertThat(failure.sent()).isEqualTo(TransportException.Sent.MAYBE);
                        assertThat(failure.isRetryable()).isTrue();
                    }
                }));
    }

    /** If the service does not respond, the call ends at the time limit. */
    @Test
    default void getSession_noResponse_endsInTime() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            CallOptions impatient = CallOptions.defaults().withAttemptTimeout(Duration.ofMillis(200));
            // Connects, so that the time limit below is all for the response.
            fixture.client().getSession(id());
            fixture.service().enqueue(FakeResponse.stall());

            assertThatThrownBy(() -> fixture.client().getSession(id(), impatient))
                    .isExactlyInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("attemptTimeout");
        }
    }

    private String id() {
        return provider().expected().id();
    }

    private Map<Integer, Class<? extends ApiException>> exceptions() {
        Map<Integer, Class<? extends ApiException>> exceptions = new LinkedHashMap<>();
        exceptions.put(400, InvalidRequestException.class);
        exceptions.put(401, AuthenticationException.class);
        exceptions.put(403, PermissionDeniedException.class);
        exceptions.put(409, ConflictException.class);
        exceptions.put(410, ApiException.class);
        exceptions.put(422, InvalidRequestException.class);
        exceptions.put(429, RateLimitedException.class);
        exceptions.put(500, ProviderUnavailableException.class);
        exceptions.put(503, ProviderUnavailableException.class);
        provider().notFoundStatuses().forEach(status -> exceptions.put(status, NotFoundException.class));
        return exceptions;
    }

    private static Class<? extends ApiException> withAPage(Class<? extends ApiException> exception) {
        return List.of(InvalidRequestException.class, NotFoundException.class).contains(exception)
                ? ApiException.class
                : exception;
    }

    private Map<String, String> errorBodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("the provider's own body", provider().errorBody("it failed"));
        bodies.put("no body", "");
        bodies.put("HTML", "<html><body>Bad gateway</body></html>");
        bodies.put("text", "it failed");
        bodies.put("half of JSON", "{\"message\": \"it fai");
        bodies.put("other JSON", "[{\"message\": {\"deep\": [1]}}]");
        return bodies;
    }

    private static String name(String body) {
        return body.isEmpty() ? "nothing" : body.substring(0, Math.min(30, body.length()));
    }
}
