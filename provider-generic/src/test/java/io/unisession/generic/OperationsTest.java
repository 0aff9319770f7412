package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, capabilities and errors of a descriptor, over the wire. */
class OperationsTest {
    private static final String SESSION = "{\"id\":\"s-1\"}";
    private static final FakeResponse UNAVAILABLE = FakeResponse.empty(503).withHeader("Retry-After", "0");

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void getSession_id_isOneEncodedSegmentOfThePath() {
        acme.with("/operations/getSession/request", "\"GET /accounts/a-1/calls/{sessionId}/details/\"")
                .responding("{\"id\":\"a/b c\"}");
        try (SessionClient client = acme.client()) {
            client.getSession("a/b c");
        }

        assertThat(acme.onlyRequest().method()).isEqualTo("GET");
        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/accounts/a-1/calls/a%2Fb%20c/details/");
        assertThat(acme.onlyRequest().body()).isEmpty();
    }

    @Test
    void getSession_byPost_isSentAgainUnlessDeclaredOtherwise() {
        acme.with("/operations/getSession/request", "\"POST /calls/{sessionId}/query\"")
                .with("/operations/getSession/idempotent", "false")
                .responding(UNAVAILABLE);
        try (SessionClient client = retrying()) {
            assertThatThrownBy(() -> client.getSession("s-1")).isInstanceOf(ProviderUnavailableException.class);
        }
        assertThat(acme.onlyRequest().method()).isEqualTo("POST");

        acme.with("/operations/getSession", "{\"request\":\"POST /calls/{sessionId}/query\"}")
                .responding(UNAVAILABLE, FakeResponse.json(200, SESSION));
        try (SessionClient client = retrying()) {
            assertThat(client.getSession("s-1").metadata().attempts()).isEqualTo(2);
        }
    }

    @Test
    void endSession_declaredIdempotent_isSentAgain() {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .responding(UNAVAILABLE);
        try (SessionClient client = retrying()) {
            SessionEnding ending = client.require(SessionEnding.class);
            assertThatThrownBy(() -> ending.endSession("s-1")).isInstanceOf(ProviderUnavailableException.class);
        }
        assertThat(acme.service().requestCount()).isEqualTo(1);

        acme.with("/operations/endSession/idempotent", "true").responding(UNAVAILABLE, FakeResponse.empty(204));
        try (SessionClient client = retrying()) {
            client.require(SessionEnding.class).endSession("s-1");
        }
        assertThat(acme.service().requestCount()).isEqualTo(3);
    }

    private SessionClient retrying() {
        return acme.builder()
                .retryPolicy(RetryPolicy.standard())
                .totalTimeout(Duration.ofSeconds(20))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void endSession_anyMethodThatChanges_isSentWithoutBody(String method) {
        acme.with("/operations/endSession/request", "\"" + method + " /calls/{sessionId}\"")
                .responding(FakeResponse.json(200, "{\"anything\":1}"));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.onlyRequest().method()).isEqualTo(method);
        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/calls/s-1");
        assertThat(acme.onlyRequest().body()).isEmpty();
    }

    @Test
    void endSession_notDeclared_isUnsupported() {
        try (SessionClient client = acme.client()) {
            assertThat(client.capabilities()).isEmpty();
            assertThatThrownBy(() -> client.require(SessionEnding.class))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("acme");
        }
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void endSession_declared_isTheOnlyCapability() {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"");
        try (SessionClient client = acme.client()) {
            assertThat(client.capabilities()).containsExactly(SessionEnding.class);
        }
    }

    @Test
    void client_id_isTheProvider() {
        acme.with("/id", "\"acme-2\"").responding(SESSION);
        try (SessionClient client = acme.client()) {
            assertThat(client.provider()).isEqualTo("acme-2");
            assertThat(client.getSession("s-1").provider()).isEqualTo("acme-2");
        }
    }

    @Test
    void client_baseUrlOfTheDescriptor_isCalled() {
        acme.with("/baseUrl", "\"" + acme.service().baseUrl() + "/below/\"").responding(SESSION);
        try (SessionClient client = GenericSessions.builder(acme.descriptor()).build()) {
            client.getSession("s-1");
        }

        assertThat(acme.onlyRequest().path()).isEqualTo("/v1/webinar/below/calls/s-1");
    }

    @Test
    void errors_pointers_giveMessageCodeAndRequestId() {
        acme.with("/errors/message", "[\"/fault/text\", \"/fault/title\"]")
                .with("/errors/code", "\"/fault/n~1o\"")
                .with("/errors/requestId", "\"/trace\"");
        ApiException failure = failure(FakeResponse.json(
                409, "{\"fault\":{\"title\":\"It is over\",\"n/o\":17},\"trace\":\"t-9\",\"message\":\"no\"}"));

        assertThat(failure.providerMessage()).contains("It is over");
        assertThat(failure.providerCode()).contains("17");
        assertThat(failure.requestId()).contains("t-9");
        assertThat(failure.httpStatus()).isEqualTo(409);
    }

    @Test
    void errors_notDeclared_areReadInTheUsualPlaces() {
        ApiException failure = failure(FakeResponse.json(400, "{\"message\":\"No such field\",\"code\":\"bad\"}"));

        assertThat(failure.providerMessage()).contains("No such field");
        assertThat(failure.providerCode()).contains("bad");
    }

    @Test
    void errors_notFound_addsStatusesTo404() {
        acme.with("/errors/notFound", "[402, 410]");
        for (int status : new int[] {402, 404, 410}) {
            assertThat(failure(FakeResponse.empty(status))).isInstanceOf(NotFoundException.class);
        }
        assertThat(failure(FakeResponse.empty(406))).isNotInstanceOf(NotFoundException.class);
    }

    @Test
    void errors_oneNotFound_needsNoList() {
        acme.with("/errors/notFound", "410");

        assertThat(failure(FakeResponse.empty(410))).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\""})
    void errors_failedWhen_makesAFailureOfASuccess(String value) {
        acme.with("/errors/failedWhen", "{\"pointer\":\"/meta/ok\",\"equals\":" + value + "}");

        ApiException failure =
                failure(FakeResponse.json(200, "{\"id\":\"s-1\",\"meta\":{\"ok\":false},\"message\":\"Not today\"}"));

        assertThat(failure.httpStatus()).isEqualTo(200);
        assertThat(failure.providerMessage()).contains("Not today");
    }

    @Test
    void errors_failedWhenNotMet_isASuccess() {
        acme.with("/errors/failedWhen", "{\"pointer\":\"/meta/code\",\"equals\":7}")
                .responding("{\"id\":\"s-1\",\"meta\":{\"code\":0}}");
        try (SessionClient client = acme.client()) {
            assertThat(client.getSession("s-1").id()).isEqualTo("s-1");
        }
    }

    @Test
    void errors_severalConditions_eachCounts() {
        acme.with(
                "/errors/failedWhen",
                "[{\"pointer\":\"/ok\",\"equals\":false},{\"pointer\":\"/state\",\"equals\":\"bad\"}]");

        assertThat(failure(FakeResponse.json(200, "{\"id\":\"s-1\",\"state\":\"bad\"}")))
                .hasMessageContaining("but the response reports a failure");
        assertThat(failure(FakeResponse.json(200, "{\"id\":\"s-1\",\"ok\":false}")))
                .hasMessageContaining("but the response reports a failure");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void errors_notFoundWhen_isNotFoundWhateverTheStatus(int status) {
        acme.with(
                "/errors/notFoundWhen",
                "[{\"pointer\":\"/code\",\"equals\":404},{\"pointer\":\"/reason\",\"equals\":\"no such call\"}]");

        assertThat(failure(FakeResponse.json(status, "{\"success\":false,\"code\":404}")))
                .isInstanceOf(NotFoundException.class);
        assertThat(failure(FakeResponse.json(status, "{\"reason\":\"no such call\"}")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void errors_notFoundWhen_endsNothing() {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with("/errors/notFoundWhen", "{\"pointer\":\"/response/error_code\",\"equals\":426}")
                .responding("{\"response\":{\"error_code\":426,\"error\":\"No such room\"}}");
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.require(SessionEnding.class).endSession("s-1"))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pointer\": \"/removed/0\", \"missing\": true}",
                "[{\"pointer\": \"/ok\", \"equals\": false}, {\"pointer\": \"/count\", \"equals\": 0}]"
            })
    void endSession_responseThatSaysThatNothingWasFound_isNotFound(String conditions) {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with("/operations/endSession/notFoundWhen", conditions)
                .responding("{\"removed\": [], \"count\": 0}")
                .responding("{\"removed\": [\"s-1\"], \"count\": 1}");
        try (SessionClient client = acme.client()) {
            SessionEnding ending = client.require(SessionEnding.class);
            assertThatThrownBy(() -> ending.endSession("s-1"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("endSession failed: not found: the response has ");

            ending.endSession("s-1");
        }

        assertThat(acme.service().requestCount()).isEqualTo(2);
    }

    @Test
    void endSession_pageThatIsNoJson_isNeitherSuccessNorNotFound() {
        acme.with("/operations/endSession/request", "\"POST /calls/{sessionId}/end\"")
                .with("/operations/endSession/notFoundWhen", "{\"pointer\": \"/removed/0\", \"missing\": true}")
                .responding(FakeResponse.json(200, "<html>").withHeader("Content-Type", "text/html"));
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.require(SessionEnding.class).endSession("s-1"))
                    .isInstanceOf(InvalidResponseException.class);
        }
    }

    @Test
    void errors_notFoundWhenMissing_isNotFoundThoughTheResponseHasAnId() {
        acme.with("/errors/notFoundWhen", "{\"pointer\":\"/call\",\"missing\":true}");

        assertThat(failure(FakeResponse.json(200, "{\"id\":\"s-1\",\"call\":{}}")))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("acme getSession failed: not found: the response has nothing at /call");
        acme.responding("{\"id\":\"s-1\",\"call\":{\"a\":1}}");
        try (SessionClient client = acme.client()) {
            assertThat(client.findSession("s-1")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rooms\":[]}", "{\"rooms\":[null]}", "{\"rooms\":[{}]}", "{\"rooms\":null}"})
    void result_withNothingInItsPlace_isNotFound(String body) {
        acme.with("/operations/getSession/result", "\"/rooms/0\"");

        assertThat(failure(FakeResponse.json(200, body)))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("acme getSession failed: not found: the response has nothing at /rooms/0");
        assertThat(DryRun.of(acme.descriptor(), "getSession", body).problem())
                .contains("not found: the response has nothing at /rooms/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"error\":\"no\"}", "{\"rooms\":[{\"name\":\"x\"}]}", "{\"rooms\":\"none\"}"})
    void result_missingForAnotherReason_isAnInvalidResponse(String body) {
        acme.with("/operations/getSession/result", "\"/rooms/0\"").responding(body);
        try (SessionClient client = acme.client()) {
            assertThatThrownBy(() -> client.getSession("s-1")).isInstanceOf(InvalidResponseException.class);
        }
    }

    private ApiException failure(FakeResponse response) {
        acme.responding(response);
        try (SessionClient client = acme.client()) {
            return catchThrowableOfType(ApiException.class, () -> client.getSession("s-1"));
        }
    }
}
