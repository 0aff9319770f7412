package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are shorter than they should be. */
class TornBodyTest {
    private static final String UNTIL_CLOSED = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    private static final String OLD = "HTTP/1.0 200 OK\r\n\r\n";

    private static final String ENCODED_AS_ITSELF = "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {UNTIL_CLOSED, OLD, ENCODED_AS_ITSELF})
    void bodyUntilTheConnectionCloses_thatEndsBeforeItsJson_isAskedForAgain(String head) throws IOException {
        try (RawService service = cutTheFirst(head, "{\"id\":\"7\",\"label\":\"}\\\"", "{\"id\":\"7\"}");
                HttpPipeline pipeline = pipeline(service, settings -> settings)) {
            assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session)
                            .id())
                    .isEqualTo("7");
            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @Test
    void bodyUntilTheConnectionCloses_thatEndsBeforeItsJson_mayHaveTakenEffect() throws IOException {
        try (RawService service = cutTheFirst(OLD, "{\"id\":\"7\"", "");
                HttpPipeline pipeline = pipeline(service, settings -> settings.keepRaw(false))) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> pipeline.call(Operations.POST.request("7"), CallOptions.defaults(), Things::session));

            assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":\"{[7\\\"\"}", "\uFEFF {\"id\":\"7\"}", "{\"id\":\"7\",\"people\":[{},{\"a\":1}]} "})
    void bodyUntilTheConnectionCloses_thatIsWhole_isRead(String body) throws IOException {
        try (RawService service = cutTheFirst(OLD, body, "");
                HttpPipeline pipeline = pipeline(service, settings -> settings)) {
            pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);

            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void bodyOfAKnownLength_thatIsHalfAJson_isTheServicesFault() throws IOException {
        try (RawService service = cutTheFirst("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "{\"id\":\"7\"", "");
                HttpPipeline pipeline = pipeline(service, settings -> settings)) {
            assertThat(catchThrowableOfType(
                            InvalidResponseException.class,
                            () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session)))
                    .isNotNull();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lengthThatIsOnlyAnnounced_takesNoMemory(boolean keepRaw) throws IOException {
        try (RawService service = RawService.saying("HTTP/1.1 200 OK\r\nContent-Length: 16777216\r\n\r\n{");
                HttpPipeline pipeline =
                        pipeline(service, settings -> settings.keepRaw(keepRaw).retryPolicy(RetryPolicy.none()))) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

            assertThat(catchThrowableOfType(
                            TransportException.class,
                            () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults())))
                    .isNotNull();
            assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .isLessThan(4 * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longBody_isReadWhole(boolean keepRaw) throws IOException {
        String body = "{\"label\":\"" + "x".repeat(3_000_001) + "\",\"id\":\"7\"}";
        try (RawService service =
                        cutTheFirst("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n", body, "");
                HttpPipeline pipeline = pipeline(service, settings -> settings.keepRaw(keepRaw))) {
            assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session)
                            .id())
                    .isEqualTo("7");
        }
    }

    private static RawService cutTheFirst(String head, String first, String others) throws IOException {
        return new RawService(line -> {
            line.readRequest();
            line.send(head + (line.number() == 1 ? first : others));
        });
    }

    private static HttpPipeline pipeline(RawService service, UnaryOperator<TransportSettings.Builder> settings) {
        TransportSettings.Builder builder = TransportSettings.builder().timing(new VirtualTiming());
        return HttpPipeline.builder("acme", settings.apply(builder).build())
                .baseUrl(service.url())
                .build();
    }
}
