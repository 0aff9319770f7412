package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Timing;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import io.unisession.support.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long is waited between two sendings, and how often. */
class RetryWaitTest {
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);

    @RegisterExtension
    final Service service = new Service();

    @Test
    void withoutRetryAfter_waitsRandomlyUpToADoublingLimit() {
        service.response(503)
                .response(503)
                .response(503)
                .response(503)
                .response(503)
                .response(503);

        assertThatThrownBy(() -> call(CallOptions.defaults().withMaxRetries(5)))
                .isInstanceOf(ProviderUnavailableException.class);

        assertThat(service.timing().limits())
                .containsExactly(
                        FIRST_DELAY,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8));
        assertThat(service.timing().waits()).isEqualTo(service.timing().limits());
    }

    @Test
    void manyRetries_noWaitIsLongerThanTheLongest() {
        RetryPolicy policy = RetryPolicy.standard().withMaxRetries(Integer.MAX_VALUE);

        assertThat(policy.delayLimit(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.delayLimit(6)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.delayLimit(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void longestDelayBelowTheFirst_limitsTheFirstRetryToo() {
        RetryPolicy policy = RetryPolicy.standard().withDelays(Duration.ofSeconds(5), Duration.ofSeconds(2));

        assertThat(policy.delayLimit(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.delayLimit(9)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void retryAfterSeconds_isObeyedInsteadOfARandomWait() {
        service.response(retryAfter(429, "7")).response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(Duration.ofSeconds(7));
        assertThat(service.timing().limits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 30.5, 31000",
        "Retry-After, 2.0, 2000",
        "Retry-After, 0.65, 1000",
        "Retry-After, .5, 1000",
        "Retry-After-Ms, 1500, 1500",
        "retry-after-ms, 0.2, 1",
        "RateLimit-Reset, 7, 7000",
        "X-RateLimit-Reset, 7.2, 8000",
        // The time that passes only when someone sleeps begins in 2026.
        "X-RateLimit-Reset, 1767225609, 9000",
        "X-RateLimit-Reset, 1767225609250, 9250",
        "RateLimit-Reset, 1000000000, 0",
        "X-RateLimit-Reset, 2026-01-01T00:00:09Z, 9000",
        "Retry-After, 2026-01-01T01:00:09+01:00, 9000"
    })
    void everyHeaderWithAWait_isObeyedAndReported(String header, String value, long millis) {
        Duration wait = Duration.ofMillis(millis);
        service.response(new MockResponse.Builder().code(429).addHeader(header, value))
                .response(new MockResponse.Builder().code(429).addHeader(header, value));

        RateLimitedException refusal = catchThrowableOfType(
                RateLimitedException.class, () -> call(CallOptions.defaults().withMaxRetries(0)));

        assertThat(refusal.retryAfter()).contains(wait);

        service.response(200);
        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(wait);
    }

    @Test
    void retryAfterMillis_precedesSeconds() {
        service.response(new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "2")
                        .addHeader("Retry-After-Ms", "1250")
                        .addHeader("X-RateLimit-Reset", "60"))
                .response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(Duration.ofMillis(1250));
    }

    @ParameterizedTest
    @CsvSource({"503, 7", "429, 0", "429, -7", "429, soon", "429, 1.2.3", "429, ."})
    void resetWithoutAWait_isIgnored(int status, String reset) {
        service.response(new MockResponse.Builder().code(status).addHeader("X-RateLimit-Reset", reset))
                .response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(FIRST_DELAY);
    }

    @Test
    void retryAfterDate_isWaitedFor() {
        Instant inTwelveSeconds = service.timing().now().plusSeconds(12);
        service.response(retryAfter(
                        503, DateTimeFormatter.RFC_1123_DATE_TIME.format(inTwelveSeconds.atOffset(ZoneOffset.UTC))))
                .response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void retryAfterNowOrEarlier_isSentAgainAtOnce(String header) {
        service.response(retryAfter(503, header)).response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(Duration.ZERO);
        assertThat(service.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "1.5.2", "", "٧", "Thu, 32 Jan 2026 00:00:00 GMT", "7, 8"})
    void invalidRetryAfter_isIgnored(String header) {
        service.response(new MockResponse.Builder().code(503).addHeaderLenient("Retry-After", header))
                .response(200);

        call(CallOptions.defaults());

        assertThat(service.timing().waits()).containsExactly(FIRST_DELAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "91", "3600", "999999999", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void retryAfterBeyondTheTotalTimeout_endsAtOnceWithTheServicesOwnError(String header) {
        service.response(retryAfter(429, header)).response(200);

        RateLimitedException failure =
                catchThrowableOfType(RateLimitedException.class, () -> call(CallOptions.defaults()));

        assertThat(failure.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(90)));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(service.timing().waits()).isEmpty();
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void waitThatWouldUseUpTheTotalTimeout_endsWithTheServicesOwnError() {
        service.response(503).response(503).response(200);

        assertThatThrownBy(() -> call(CallOptions.defaults().withTotalTimeout(Duration.ofMillis(1500))))
                .isInstanceOf(ProviderUnavailableException.class);

        // Half a second was waited, and the second that comes next would be all that is left.
        assertThat(service.timing().waits()).containsExactly(FIRST_DELAY);
        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void waitWithinTheTotalTimeout_isWaited() {
        service.response(503).response(503).response(200);

        call(CallOptions.defaults().withTotalTimeout(Duration.ofMinutes(1)));

        assertThat(service.requestCount()).isEqualTo(3);
    }

    @Test
    @Timeout(10)
    void totalTimeoutShorterThanTheAttempts_limitsTheAttempt() {
        service.response(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        TransportSettings.Builder realTime =
                TransportSettings.builder().httpClient(service.httpClient()).totalTimeout(Duration.ofMillis(500));

        SessionException failure = catchThrowableOfType(
                SessionException.class,
                () -> service.pipeline(realTime).build().call(Operations.GET.request("7"), CallOptions.defaults()));

        assertThat(failure)
                .hasMessage(
                        "acme getThing failed: no response from " + service.url() + " within totalTimeout (PT0.5S)");
    }

    @Test
    void hugeTimeLimits_areNoLimits() {
        service.response(503).response(200);
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);

        call(CallOptions.defaults().withTotalTimeout(forEver).withAttemptTimeout(forEver));

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void severalWaitsOfCenturies_areAddedUp() {
        service.response(503).response(503).response(503).response(200);
        List<CallEvent> ended = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                ended.add(event);
            }
        };
        Duration twoCenturies = Duration.ofDays(200 * 365);
        RetryPolicy patient = RetryPolicy.standard().withMaxRetries(3).withDelays(twoCenturies, twoCenturies);

        service.pipeline(service.settings().listener(listener).retryPolicy(patient))
                .build()
                .call(
                        Operations.GET.request("7"),
                        CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(service.timing().waits()).containsOnly(twoCenturies).hasSize(3);
        assertThat(ended.get(0).waited()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void maxRetriesOfTheCall_isTheNumberOfFurtherSendings(int maxRetries) {
        for (int response = 0; response < 6; response++) {
            service.response(503);
        }

        assertThatThrownBy(() -> call(CallOptions.defaults().withMaxRetries(maxRetries)))
                .isInstanceOf(ProviderUnavailableException.class);

        assertThat(service.requestCount()).isEqualTo(maxRetries + 1);
    }

    @Test
    void noRetriesByPolicy_isSentOnce() {
        service.response(503).response(200);

        assertThatThrownBy(() -> service.pipeline(service.settings().retryPolicy(RetryPolicy.none()))
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(ProviderUnavailableException.class);

        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void severalAttempts_areCountedInTheMetadata() {
        service.response(503).response(503).response(200, "{}");

        int attempts = service.pipeline()
                .build()
                .call(
                        Operations.GET.request("7"),
                        CallOptions.defaults(),
                        response -> response.metadata().attempts());

        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void systemTime_randomWaitIsWithinItsLimit() {
        Duration limit = Duration.ofMillis(500);

        for (int draw = 0; draw < 1000; draw++) {
            assertThat(Timing.system().randomUpTo(limit)).isBetween(Duration.ZERO, limit);
        }
        assertThat(Timing.system().randomUpTo(Duration.ZERO)).isZero();
    }

    private void call(CallOptions options) {
        service.pipeline().build().call(Operations.GET.request("7"), options);
    }

    private static MockResponse.Builder retryAfter(int status, String header) {
        return new MockResponse.Builder().code(status).addHeader("Retry-After", header);
    }
}
