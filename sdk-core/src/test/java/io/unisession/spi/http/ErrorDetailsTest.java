package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.error.ApiException;
import io.unisession.support.Service;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an error keeps of its response beside the message. */
class ErrorDetailsTest {
    private static final String PLANTED = "s3cr3t/canary \"0451\"";

    @RegisterExtension
    final Service service = new Service();

    @Test
    void responseBody_isTheBody_onOneLine() {
        service.response(400, "{\"why\":\"because\",\n\t\"detail\":7}");

        assertThat(refusal().responseBody()).contains("{\"why\":\"because\", \"detail\":7}");
    }

    @Test
    void responseBody_ofAnEmptyResponse_isAbsent() {
        service.response(400);

        assertThat(refusal().responseBody()).isEmpty();
    }

    @Test
    void responseBody_isCutAt16KiB() {
        service.response(500, "x".repeat(40_000));

        assertThat(refusal().responseBody()).hasValue("x".repeat(16 * 1024) + "…");
    }

    @Test
    void responseBody_hidesTheCredentialInAnyForm_evenWhereItIsCut() {
        String inJson = "s3cr3t\\/canary \\\"0451\\\"";
        service.response(
                400,
                "{\"a\":\"" + inJson + "\",\"b\":\"s3cr3t%2Fcanary%20%220451%22\"}" + "x".repeat(16_290) + PLANTED);

        assertThat(refusal().responseBody().orElseThrow())
                .startsWith("{\"a\":\"Secret[***]\",\"b\":\"Secret[***]\"}xx")
                .doesNotContain("s3cr3t");
    }

    @Test
    void responseHeaders_areOnlyTheListedOnes_redacted_inAnyCase() {
        service.response(new MockResponse.Builder()
                .code(429)
                .addHeader("X-Request-Id", "r-1")
                .addHeader("Retry-After", "1000")
                .addHeader("Date", "Thu, 05 Mar 2026 10:00:00 GMT")
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("RateLimit", "limit=10 for " + PLANTED)
                .addHeader("Set-Cookie", "session=made-up")
                .addHeader("X-Internal", "made-up"));

        ApiException failure = refusal();

        assertThat(failure.responseHeaders())
                .containsOnlyKeys("X-Request-Id", "Retry-After", "Date", "X-RateLimit-Remaining", "RateLimit")
                .containsEntry("RateLimit", "limit=10 for Secret[***]");
        assertThat(failure.responseHeaders().get("x-ratelimit-remaining")).isEqualTo("0");
    }

    @Test
    void requestId_inTheProvidersOwnHeader_isReadAndShown() {
        for (String usual : List.of("X-Request-Id", "X-Unrelated")) {
            service.response(new MockResponse.Builder()
                    .code(500)
                    .addHeader("X-Acme-TrackingId", "t-1")
                    .addHeader(usual, "r-1"));
        }
        service.response(new MockResponse.Builder().code(500).addHeader("X-Request-Id", "r-2"));
        try (HttpPipeline pipeline =
                service.pipeline().requestIdHeader("x-acme-trackingid").build()) {
            ApiException own = refusal(pipeline);

            assertThat(own.requestId()).contains("t-1");
            assertThat(own.responseHeaders()).containsOnlyKeys("X-Acme-TrackingId", "X-Request-Id");
            assertThat(refusal(pipeline).requestId()).contains("t-1");
            assertThat(refusal(pipeline).requestId()).contains("r-2");
        }
    }

    private static ApiException refusal(HttpPipeline pipeline) {
        CallOptions once = CallOptions.defaults().withMaxRetries(0);
        return catchThrowableOfType(ApiException.class, () -> pipeline.call(Operations.GET.request("7"), once));
    }

    @Test
    void headersOfASuccess_areOnlyTheListedOnes_redacted_inAnyCase() {
        service.response(new MockResponse.Builder()
                .addHeader("X-RateLimit-Limit", "10")
                .addHeader("Date", "for " + PLANTED)
                .addHeader("Set-Cookie", "session=made-up"));

        ResponseMetadata metadata = service.pipeline()
                .authenticator(Authenticator.header("X-API-Key", Secret.of(PLANTED)))
                .build()
                .call(Operations.GET.request("7"), CallOptions.defaults(), ApiResponse::metadata);

        assertThat(metadata.headers()).containsOnlyKeys("X-RateLimit-Limit", "Date");
        assertThat(metadata.header("x-ratelimit-limit")).contains("10");
        assertThat(metadata.header("DATE")).contains("for Secret[***]");
        assertThat(metadata.header("Set-Cookie")).isEmpty();
        assertThat(ResponseMetadata.none().header("Date")).isEmpty();
    }

    @Test
    void messageOfACause_thatQuotesTheService_isNotShown() {
        service.server()
                .enqueue(new MockResponse.Builder()
                        .status("HTTQ/1.1 200 " + PLANTED + "\u001b[2J")
                        .build());

        Throwable failure = catchThrowableOfType(RuntimeException.class, this::call);

        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(PLANTED, "\u001b");
        }
        assertThat(failure).hasMessageEndingWith("(ProtocolException)");
    }

    private ApiException refusal() {
        return catchThrowableOfType(ApiException.class, this::call);
    }

    private void call() {
        service.pipeline()
                .authenticator(Authenticator.header("X-API-Key", Secret.of(PLANTED)))
                .build()
                .call(Operations.POST.request("7"), CallOptions.defaults().withMaxRetries(0));
    }
}
