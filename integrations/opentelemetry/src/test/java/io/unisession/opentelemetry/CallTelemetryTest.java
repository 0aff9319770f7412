package io.unisession.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.unisession.CallEvent;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.error.NotFoundException;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTelemetryTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private final FakeTenbyte service = FakeTenbyte.start();
    private String sessionId = "";

    @BeforeEach
    void schedule() {
        sessionId = service.scheduleSession("spring-room", "What is new in spring");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private GenericSessions.Builder builder(CallTelemetry telemetry) {
        return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(1)))
                .listener(telemetry);
    }

    private SessionClient client() {
        return builder(CallTelemetry.of(TELEMETRY.getOpenTelemetry())).build();
    }

    private static List<SpanData> spans(SpanKind kind) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }

    private static MetricData metric(String name) {
        return TELEMETRY.getMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void call_isAnInternalSpan_withAClientSpanForEachAttempt() {
        service.enqueue(FakeResponse.empty(503));

        try (SessionClient client = client()) {
            client.getSession(sessionId);
        }

        SpanData call = spans(SpanKind.INTERNAL).get(0);
        assertThat(call.getName()).isEqualTo("tenbyte getSession");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(call.getAttributes().get(stringKey("unisession.provider"))).isEqualTo("tenbyte");
        assertThat(call.getAttributes().get(stringKey("unisession.operation"))).isEqualTo("getSession");
        List<SpanData> attempts = spans(SpanKind.CLIENT);
        assertThat(attempts).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(attempt.getAttributes().get(stringKey("http.request.method")))
                    .isEqualTo("GET");
            assertThat(attempt.getAttributes().get(stringKey("server.address")))
                    .isEqualTo(service.baseUrl().getHost());
            assertThat(attempt.getAttributes().get(longKey("server.port")))
                    .isEqualTo(service.baseUrl().getPort());
            assertThat(attempt.getName())
                    .isEqualTo("GET " + attempt.getAttributes().get(stringKey("url.template")));
            assertThat(attempt.getTotalRecordedEvents()).isZero();
        });
        assertThat(attempts.get(0).getAttributes().get(stringKey("error.type"))).isEqualTo("503");
        assertThat(attempts.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attempts.get(0).getAttributes().get(longKey("http.request.resend_count")))
                .isNull();
        assertThat(attempts.get(1).getAttributes().get(longKey("http.request.resend_count")))
                .isEqualTo(1);
        assertThat(attempts.get(1).getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(attempts.get(1).getAttributes().get(stringKey("error.type"))).isNull();
    }

    @Test
    void failedCall_hasTheTypeOfItsExceptionButNotTheMessage() {
        try (SessionClient client = client()) {
            assertThatThrownBy(() -> client.getSession("no-such-session")).isInstanceOf(NotFoundException.class);
        }

        SpanData call = spans(SpanKind.INTERNAL).get(0);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getStatus().getDescription()).isEmpty();
        assertThat(call.getAttributes().get(stringKey("error.type"))).isEqualTo(NotFoundException.class.getName());
        assertThat(spans(SpanKind.CLIENT).get(0).getAttributes().get(stringKey("error.type")))
                .isEqualTo("404");
        assertThat(TELEMETRY.getSpans().toString() + TELEMETRY.getMetrics()).doesNotContain("no-such-session");
    }

    @Test
    void lostConnection_hasTheTypeOfTheException_andNoStatus() {
        service.enqueue(FakeResponse.disconnect());

        try (SessionClient client = client()) {
            client.getSession(sessionId);
        }

        SpanData lost = spans(SpanKind.CLIENT).get(0);
        assertThat(lost.getAttributes().get(longKey("http.response.status_code")))
                .isNull();
        assertThat(lost.getAttributes().get(stringKey("error.type"))).startsWith("io.unisession.error.");
    }

    @Test
    void asyncCall_hasTheCallersSpanAsParent() {
        Span lesson = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("lesson")
                .startSpan();

        try (SessionClient client = client();
                Scope scope = lesson.makeCurrent()) {
            assertThat(scope).isNotNull();
            client.async().getSession(sessionId).join();
        }

        assertThat(spans(SpanKind.INTERNAL).get(0).getParentSpanId())
                .isEqualTo(lesson.getSpanContext().getSpanId());
        assertThat(Span.current()).isEqualTo(Span.getInvalid());
    }

    @Test
    void attempt_isCurrentInInterceptors_soThatTheyCanPropagateIt() {
        OkHttpClient tracing = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("X-Span", Span.current().getSpanContext().getSpanId())
                        .build()))
                .build();

        try (SessionClient client = builder(CallTelemetry.of(TELEMETRY.getOpenTelemetry()))
                .httpClient(tracing)
                .build()) {
            client.getSession(sessionId);
        }

        ReceivedRequest request = service.requests().get(0);
        assertThat(request.header("X-Span"))
                .contains(spans(SpanKind.CLIENT).get(0).getSpanId());
        assertThat(request.header("traceparent")).isEmpty();
    }

    @Test
    void requestId_isOnSpansOnlyIfWanted() {
        String id = "req-5a2e";
        CallTelemetry silent = CallTelemetry.of(TELEMETRY.getOpenTelemetry());
        CallTelemetry asked = CallTelemetry.builder(TELEMETRY.getOpenTelemetry())
                .requestIds(true)
                .build();

        for (CallTelemetry telemetry : List.of(silent, asked)) {
            CallEvent.Builder event = CallEvent.builder("acme", "getSession").callId(7);
            telemetry.callStarted(event.build()).close();
            telemetry.attemptStarted(event.attempt(1).build()).close();
            telemetry.attemptEnded(event.requestId(id).httpStatus(200).build());
            telemetry.callEnded(event.build());
        }

        assertThat(spans(SpanKind.CLIENT))
                .extracting(span -> span.getAttributes().get(stringKey("unisession.request_id")))
                .containsExactly(null, id);
        assertThat(TELEMETRY.getMetrics().toString()).doesNotContain(id);
    }

    @Test
    void metrics_timeAttemptsAndCalls_inSeconds() {
        service.enqueue(FakeResponse.empty(503));

        try (SessionClient client = client()) {
            client.getSession(sessionId);
        }

        MetricData requests = metric("http.client.request.duration");
        assertThat(requests.getUnit()).isEqualTo("s");
        assertThat(requests.getHistogramData().getPoints())
                .hasSize(2)
                .extracting(point -> point.getAttributes().get(longKey("http.response.status_code")))
                .containsExactlyInAnyOrder(503L, 200L);
        HistogramPointData point =
                requests.getHistogramData().getPoints().iterator().next();
        assertThat(point.getBoundaries()).startsWith(0.005, 0.01).endsWith(10.0);
        MetricData calls = metric("unisession.call.duration");
        assertThat(calls.getHistogramData().getPoints()).singleElement().satisfies(call -> {
            assertThat(call.getCount()).isEqualTo(1);
            assertThat(call.getSum()).isBetween(0.0001, 60.0);
        });
    }

    @Test
    void unreadableFields_areCounted() {
        CallTelemetry telemetry = CallTelemetry.of(TELEMETRY.getOpenTelemetry());
        CallEvent.Builder event = CallEvent.builder("acme", "getSession").callId(7);
        telemetry.callStarted(event.build()).close();
        telemetry.callEnded(event.unreadableFields(List.of("start", "end")).build());

        assertThat(metric("unisession.call.unreadable_fields").getLongSumData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isEqualTo(2));
    }
}
