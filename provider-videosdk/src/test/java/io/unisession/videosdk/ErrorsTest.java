package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ApiException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final VideoSdkClient client = Clients.open(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'statusCode':400,'error':'Invalid id'}|Invalid id|400",
                "{'message':'Invalid id','code':'INVALID'}|Invalid id|INVALID",
                "{'msg':'Invalid id','errorCode':7}|Invalid id|7",
                "{'statusMessage':'Invalid id','statusCode':400}|Invalid id|400",
                "{'error':'second','message':'Invalid id','errorCode':'E2','code':'E1'}|Invalid id|E1",
                "Invalid id|Invalid id|"
            })
    void failure_inAnyOfVideoSdksShapes_isRead(String body, String message, String code) {
        fake.enqueue(FakeResponse.json(400, body.replace('\'', '"')));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.getSession("s"));

        assertThat(failure.providerMessage()).contains(message);
        assertThat(failure.providerCode().orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404})
    void htmlPage_isNotNotFound(int status) {
        fake.enqueue(FakeResponse.html(status), FakeResponse.html(status));

        assertThatThrownBy(() -> client.findSession("s"))
                .isExactlyInstanceOf(ApiException.class)
                .hasMessageContaining("HTML page")
                .hasMessageContaining(fake.baseUrl() + "/v2/sessions/{sessionId}");
        assertThatThrownBy(() -> client.rooms().validate("r")).isExactlyInstanceOf(ApiException.class);
    }

    @Test
    void paymentRequired_isNotNotFound() {
        FakeResponse payment = FakeResponse.json(402, "{\"statusCode\":402,\"error\":\"Payment required\"}");
        fake.enqueue(payment, payment);

        assertThatThrownBy(() -> client.findSession("s"))
                .hasMessage("videosdk getSession failed: HTTP 402 error: \"Payment required\"");
        assertThatThrownBy(() -> client.rooms().validate("r")).isExactlyInstanceOf(ApiException.class);
    }

    @Test
    void failure_toFind_readsAsOneSentence() {
        fake.enqueue(FakeResponse.json(402, "{\"statusCode\":402,\"error\":\"Session not found\"}")
                .withHeader("x-request-id", "7f3a"));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.getSession("s"));

        assertThat(failure)
                .hasMessage("videosdk getSession failed: HTTP 402 not found: \"Session not found\" (request 7f3a)");
    }
}
