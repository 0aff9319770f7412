package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidResponseException;
import io.unisession.support.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of success that are none: what is said of them, and what is not. */
class UnusableResponseTest {
    private static final ResponseMapper<Session> SESSION = UnusableResponseTest::session;

    @RegisterExtension
    final Service service = new Service();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":|6|the body is not valid JSON at line 1, column 7",
                "<html>|6|received an HTML page, perhaps from a proxy or a login redirect",
                "{\"id\":\"1\"} x|12|the body is not valid JSON at line 1, column 12",
                "{\"id\":\"1\"} {}|13|the body is not valid JSON",
                "{\"name\":\"x\"}|12|it has no id",
                "{\"id\":\" \"}|10|it has no id",
                "{\"id\":null}|11|it has no id",
                "[]|2|it has no id",
                "null|4|it has no id",
                "42|2|it has no id",
                "{\"id\":\"1\",\"fault\":1}|20|the code that maps it threw ArithmeticException"
            })
    void bodyThatCannotBeUsed_failsWithTheReason(String body, int length, String fault) {
        service.response(200, body);

        InvalidResponseException failure = failure();

        assertThat(failure)
                .hasMessage(
                        "acme getThing failed: the response (HTTP 200, " + length + " bytes) cannot be used: " + fault);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204"})
    void noBody_isReportedAsEmpty(int status) {
        service.response(status);

        assertThat(failure())
                .hasMessage("acme getThing failed: the response (HTTP " + status
                        + ", 0 bytes) cannot be used: the body is empty");
    }

    /** A proxy that wants a password or money responds to everything with a page. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>sign in</html>", " \r\n\t<!DOCTYPE html>", "\ufeff\n<html>sign in</html>"})
    void htmlPageInsteadOfAnEmptyResponse_fails(String page) {
        service.response(200, page);

        assertThat(catchThrowableOfType(
                        InvalidResponseException.class,
                        () -> service.pipeline().build().call(Operations.POST.request("7"), CallOptions.defaults())))
                .hasMessageContaining("received an HTML page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "OK", "{}", "\u00e9", "a<b"})
    void otherBodyInsteadOfAnEmptyResponse_succeeds(String body) {
        service.response(200, body);

        service.pipeline().build().call(Operations.POST.request("7"), CallOptions.defaults());

        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void mapperThatReadsOnlyTheFirstValue_stillHasTheRestChecked() {
        service.response(200, "{\"id\":\"1\"}").response(200, "{\"id\":\"1\"");
        HttpPipeline pipeline = service.pipeline().build();
        ResponseMapper<String> look = response -> response.json().isNull() ? "null" : "something";

        assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), look))
                .isEqualTo("something");
        assertThat(catchThrowableOfType(
                        InvalidResponseException.class,
                        () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), look)))
                .isNotNull();
    }

    @Test
    void requestId_isKept() {
        service.response(
                new MockResponse.Builder().addHeader("X-Request-Id", "7f3a").body("{}"));

        InvalidResponseException failure = failure();

        assertThat(failure.requestId()).contains("7f3a");
        assertThat(failure).hasMessageEndingWith(" (request 7f3a)");
    }

    /** Jackson quotes what it cannot read. */
    @Test
    void bodyThatCannotBeUsed_isNotQuoted() {
        service.response(200, "{\"id\":canaryInTheBody}");

        InvalidResponseException failure = failure();

        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain("canary");
        assertThat(failure).hasNoCause();
    }

    @Test
    void exceptionOfTheMapper_isTheCause() {
        service.response(200, "{\"id\":\"1\",\"fault\":1}");

        assertThat(failure()).hasCauseInstanceOf(ArithmeticException.class);
    }

    /** An exception of the Java library may mean anything, and its text may quote the response. */
    @Test
    void illegalStateInTheMapper_isNamedAndNotQuoted() {
        service.response(200, "{}");

        InvalidResponseException failure = catchThrowableOfType(
                InvalidResponseException.class,
                () -> service.pipeline().build().call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                    throw new IllegalStateException("canary");
                }));

        assertThat(failure)
                .hasMessage(
                        "acme getThing failed: the response (HTTP 200, 2 bytes) cannot be used: the code that maps it threw"
                                + " IllegalStateException")
                .hasRootCauseMessage("canary");
    }

    /** As where a mapper fetches what a response leaves out. */
    @Test
    void closedClientInTheMapper_isReportedAsClosed() {
        service.response(200, "{}");
        HttpPipeline closed = service.pipeline().build();
        closed.close();

        assertThatThrownBy(() -> service.pipeline()
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                            closed.call(Operations.GET.request("8"), CallOptions.defaults());
                            return "never";
                        }))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void httpStatus_isThatOfTheWholeResponse() {
        service.response(201, "{}").response(200, padded(101));

        assertThat(failure().httpStatus()).hasValue(201);
        assertThat(failure(limitedTo(100)).httpStatus()).isEmpty();
    }

    @Test
    void responseWithinTheLimit_isRead() {
        service.response(200, padded(100)).response(chunked(padded(100))).response(gzipped(padded(100)));
        HttpPipeline pipeline = limitedTo(100);

        for (int response = 0; response < 3; response++) {
            assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), SESSION)
                            .id())
                    .isEqualTo("1");
        }
    }

    @Test
    void responseBeyondTheLimit_lengthAnnounced_isRejected() {
        service.response(200, padded(101));

        assertThat(failure(limitedTo(100)))
                .hasMessage("acme getThing failed: the response is larger than maxResponseBytes (100)");
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void responseBeyondTheLimit_lengthNotAnnounced_isRejected() {
        service.response(chunked(padded(101)));

        assertThat(failure(limitedTo(100))).hasMessageContaining("larger than maxResponseBytes");
    }

    @Test
    void responseBeyondTheLimitOnceDecompressed_isRejected() {
        service.response(gzipped(padded(1_000)));

        assertThat(failure(limitedTo(100))).hasMessageContaining("larger than maxResponseBytes (100)");
    }

    @Test
    void nextCallAfterATooLargeResponse_succeeds() {
        service.response(200, padded(101)).response(200, padded(100));
        HttpPipeline pipeline = limitedTo(100);
        failure(pipeline);

        assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), SESSION)
                        .id())
                .isEqualTo("1");
    }

    private InvalidResponseException failure() {
        return failure(service.pipeline().build());
    }

    private static InvalidResponseException failure(HttpPipeline pipeline) {
        return catchThrowableOfType(
                InvalidResponseException.class,
                () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), SESSION));
    }

    private HttpPipeline limitedTo(int maxResponseBytes) {
        return service.pipeline(service.settings().maxResponseBytes(maxResponseBytes))
                .build();
    }

    private static Session session(ApiResponse response) throws IOException {
        Session.Builder session = Session.builder("acme");
        String id = null;
        JsonReader json = response.json();
        json.enterObject();
        while (json.nextField()) {
            if (json.field().equals("id")) {
                id = json.id();
            } else if (json.field().equals("fault")) {
                throw new ArithmeticException("a fault in the mapping");
            }
        }
        if (id == null) {
            throw new UnusableResponseException("it has no id");
        }
        return session.id(id).build();
    }

    private static String padded(int length) {
        String json = "{\"id\":\"1\"}";
        return json + " ".repeat(length - json.length());
    }

    private static MockResponse.Builder chunked(String body) {
        return new MockResponse.Builder().chunkedBody(body, 10);
    }

    private static MockResponse.Builder gzipped(String body) {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed);
    }
}
