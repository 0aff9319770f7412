package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.error.ApiException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.NobodyThere;
import io.unisession.support.Service;
import io.unisession.support.UnconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what is sent again, row by row: outcome by kind of operation. */
class RetryTableTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final List<Integer> TRANSIENT = List.of(408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529);
    private static final List<Integer> FINAL = List.of(
            300, 304, 307, 400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 413, 415, 418, 421, 422, 423, 451, 501,
            505, 507, 525, 599);

    @RegisterExtension
    final Service service = new Service();

    static Stream<Arguments> transientByRepeatable() {
        return TRANSIENT.stream()
                .flatMap(status -> Operations.repeatable().map(operation -> Arguments.of(operation, status)));
    }

    static Stream<Arguments> transientByUnrepeatable() {
        return TRANSIENT.stream()
                .flatMap(
                        status -> Operations.unrepeatable().stream().map(operation -> Arguments.of(operation, status)));
    }

    static Stream<Arguments> finalByAll() {
        return FINAL.stream().flatMap(status -> Operations.all().map(operation -> Arguments.of(operation, status)));
    }

    static Stream<Endpoint> all() {
        return Operations.all();
    }

    static Stream<Endpoint> repeatable() {
        return Operations.repeatable();
    }

    static Stream<Endpoint> unrepeatable() {
        return Operations.unrepeatable().stream();
    }

    @ParameterizedTest
    @MethodSource("transientByRepeatable")
    void transientStatus_operationThatMayBeRepeated_isSentAgain(Endpoint operation, int status) {
        service.response(status).response(200);

        call(operation);

        assertThat(service.requestCount()).isEqualTo(2);
        assertThat(service.timing().waits()).containsExactly(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @MethodSource("transientByUnrepeatable")
    void transientStatus_operationThatMustNotBeRepeated_isSentOnce(Endpoint operation, int status) {
        service.response(status).response(200);

        assertThatThrownBy(() -> call(operation))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.httpStatus()).isEqualTo(status));

        assertSentOnce();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tooManyRequests_anyOperation_isSentAgain(Endpoint operation) {
        service.response(429).response(200);

        call(operation);

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("finalByAll")
    void finalStatus_anyOperation_isSentOnce(Endpoint operation, int status) {
        service.response(status).response(200);

        assertThatThrownBy(() -> call(operation)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.httpStatus()).isEqualTo(status);
            assertThat(refusal.isRetryable()).isFalse();
        });

        assertSentOnce();
    }

    /** OkHttp by itself sends a request again that was answered so. */
    @ParameterizedTest
    @MethodSource("unrepeatable")
    void unavailableWithRetryAfterZero_operationThatMustNotBeRepeated_isSentOnce(Endpoint operation) {
        service.response(new MockResponse.Builder().code(503).addHeader("Retry-After", "0"))
                .response(200);

        assertThatThrownBy(() -> call(operation)).isInstanceOf(ApiException.class);

        assertSentOnce();
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void unavailableWithRetryAfterZero_noRetriesAllowed_isSentOnce(Endpoint operation) {
        service.response(new MockResponse.Builder().code(503).addHeader("Retry-After", "0"))
                .response(200);

        assertThatThrownBy(() -> call(operation, CallOptions.defaults().withMaxRetries(0)))
                .isInstanceOf(ApiException.class);

        assertSentOnce();
    }

    @ParameterizedTest
    @MethodSource("all")
    void connectionRefused_anyOperation_isTriedThreeTimes(Endpoint operation) throws IOException {
        try (NobodyThere gone = new NobodyThere()) {
            HttpPipeline pipeline = service.pipeline().baseUrl(gone.url()).build();

            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> pipeline.call(operation.request("7"), CallOptions.defaults()));

            assertThat(failure).isNotInstanceOf(RequestTimeoutException.class);
            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(service.timing().waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void connectionThatSucceedsOnTheSecondAttempt_anyOperation_succeeds(Endpoint operation) {
        AtomicInteger lookups = new AtomicInteger();
        Dns failingFirst = host -> {
            if (lookups.getAndIncrement() == 0) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
        service.response(200);
        TransportSettings.Builder settings = service.settings()
                .httpClient(service.httpClient().newBuilder().dns(failingFirst).build());

        service.pipeline(settings)
                .baseUrl("http://localhost:" + service.server().getPort())
                .build()
                .call(operation.request("7"), CallOptions.defaults());

        assertThat(lookups).hasValue(2);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void connectTimeout_anyOperation_isTriedThreeTimes(Endpoint operation) {
        TransportSettings.Builder settings = service.settings()
                .httpClient(service.httpClient()
                        .newBuilder()
                        .socketFactory(new UnconnectedSockets(SlowSocket::new))
                        .build());
        HttpPipeline pipeline = service.pipeline(settings).build();

        RequestTimeoutException failure = catchThrowableOfType(
                RequestTimeoutException.class, () -> pipeline.call(operation.request("7"), CallOptions.defaults()));

        assertThat(failure)
                .hasMessage(
                        "acme " + operation.operation() + " failed: no connection to " + service.url() + " in time");
        assertThat(failure.sent()).isEqualTo(Sent.NO);
        assertThat(service.timing().waits()).hasSize(2);
        assertThat(service.requestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void resetAfterSending_operationThatMayBeRepeated_isSentAgain(Endpoint operation) {
        service.response(resetAfterRequest()).response(200);

        call(operation);

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("unrepeatable")
    void resetAfterSending_operationThatMustNotBeRepeated_mayHaveArrived(Endpoint operation) {
        service.response(resetAfterRequest()).response(200);

        TransportException failure = catchThrowableOfType(TransportException.class, () -> call(operation));

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).isNotInstanceOf(RequestTimeoutException.class);
        assertSentOnce();
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void truncatedResponse_operationThatMayBeRepeated_isSentAgain(Endpoint operation) {
        service.response(tornOff()).response(200);

        call(operation);

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("unrepeatable")
    void truncatedResponse_operationThatMustNotBeRepeated_mayHaveArrived(Endpoint operation) {
        service.response(tornOff()).response(200);

        TransportException failure = catchThrowableOfType(TransportException.class, () -> call(operation));

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertSentOnce();
    }

    @Test
    void stalledResponse_operationThatMayBeRepeated_isSentAgain() {
        service.response(stalled()).response(200);

        call(Operations.GET, CallOptions.defaults().withAttemptTimeout(SHORT));

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void stalledBody_operationThatMayBeRepeated_isSentAgain() {
        service.response(new MockResponse.Builder().body("{\"id\":\"7\"}").onResponseBody(SocketEffect.Stall.INSTANCE))
                .response(200);

        call(Operations.GET, CallOptions.defaults().withAttemptTimeout(SHORT));

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void stalledErrorBody_operationThatMayBeRepeated_isSentAgain() {
        service.response(new MockResponse.Builder()
                        .code(404)
                        .body("{\"message\":\"gone\"}")
                        .onResponseBody(SocketEffect.Stall.INSTANCE))
                .response(200);

        call(Operations.GET, CallOptions.defaults().withAttemptTimeout(SHORT));

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void stalledResponse_operationThatMustNotBeRepeated_mayHaveArrived() {
        service.response(stalled()).response(200);

        RequestTimeoutException failure = catchThrowableOfType(
                RequestTimeoutException.class,
                () -> call(Operations.POST, CallOptions.defaults().withAttemptTimeout(SHORT)));

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure)
                .hasMessage("acme createThing failed: no response from " + service.url()
                        + " within attemptTimeout (PT0.7S)");
        assertSentOnce();
    }

    @Test
    void brokenJson_operationThatMayBeRepeated_isSentOnce() {
        service.response(200, "{").response(200, "{}");

        assertThatThrownBy(() -> service.pipeline()
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                            JsonReader json = response.json();
                            json.enterObject();
                            return json.nextField();
                        }))
                .isInstanceOf(SessionException.class);

        assertSentOnce();
    }

    private void call(Endpoint operation) {
        call(operation, CallOptions.defaults());
    }

    private void call(Endpoint operation, CallOptions options) {
        service.pipeline().build().call(operation.request("7"), options);
    }

    private void assertSentOnce() {
        assertThat(service.requestCount()).isEqualTo(1);
        assertThat(service.timing().waits()).isEmpty();
    }

    private static MockResponse.Builder resetAfterRequest() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
    }

    private static MockResponse.Builder tornOff() {
        return new MockResponse.Builder().body("{\"id\":\"7\"}").onResponseBody(new SocketEffect.CloseSocket());
    }

    private static MockResponse.Builder stalled() {
        return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
    }

    /** To a host that does not respond, as far as anyone can tell. */
    private static final class SlowSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            throw new SocketTimeoutException("connect timed out");
        }
    }
}
