package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.FailureDetails;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.Service;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether the provider may have acted is said of the whole call, not of its last attempt. */
class SentTest {
    @RegisterExtension
    final Service service = new Service();

    @Test
    void neverConnected_isNotSent() {
        assertThat(failureWhenLost(Operations.POST, 0).sent()).isEqualTo(Sent.NO);
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void firstAttemptWasLostAfterSending_laterOnesNeverConnected_isMaybe() {
        service.response(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));

        assertThat(failureWhenLost(Operations.DELETE, 1).sent()).isEqualTo(Sent.MAYBE);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void firstAttemptHadAResponse_laterOnesNeverConnected_isMaybe() {
        service.response(new MockResponse.Builder().code(503).addHeader("Connection", "close"));

        assertThat(failureWhenLost(Operations.DELETE, 1).sent()).isEqualTo(Sent.MAYBE);
    }

    @Test
    void redirectThatLeadsNowhere_isMaybe() {
        service.response(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://localhost:1/nobody-listens")
                .addHeader("Connection", "close"));

        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> service.pipeline(service.settings().allowRedirectsTo("http://localhost:1"))
                        .build()
                        .call(
                                Operations.GET.request("7"),
                                CallOptions.defaults().withMaxRetries(0)));

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
    }

    @Test
    void tokenCannotBeFetched_afterTheOperationWasSent_isMaybe() {
        service.response(401);
        TokensOf tokens = new TokensOf(Sent.NO, 1);

        TransportException failure = tokens.failureOf(service);

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).hasMessage("acme getToken failed: no token").hasCause(tokens.failure);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void requestForATokenIsLost_beforeTheOperationIsSent_isNotSent() {
        TransportException failure = new TokensOf(Sent.MAYBE, 0).failureOf(service);

        assertThat(failure.sent()).isEqualTo(Sent.NO);
        assertThat(failure).isExactlyInstanceOf(RequestTimeoutException.class);
        assertThat(service.requestCount()).isZero();
    }

    /** Gives some tokens, and then fails as a request for a token does. */
    private static final class TokensOf {
        private final RequestTimeoutException failure;
        private int left;

        TokensOf(Sent sent, int tokens) {
            this.failure = new RequestTimeoutException(
                    "acme getToken failed: no token",
                    FailureDetails.builder("acme", "getToken").retryable(true).build(),
                    sent);
            this.left = tokens;
        }

        private Token next(Duration timeLeft) {
            if (left-- == 0) {
                throw failure;
            }
            return Token.of(Secret.of("made-up-token"), Instant.MAX);
        }

        TransportException failureOf(Service service) {
            TokenSource source = TokenSource.fetched(this::next, Duration.ZERO, service.timing());
            HttpPipeline pipeline = service.pipeline()
                    .authenticator(Authenticator.token("Authorization", "Bearer ", source))
                    .build();
            return catchThrowableOfType(
                    TransportException.class,
                    () -> pipeline.call(Operations.POST.request("7"), CallOptions.defaults()));
        }
    }

    /** What a call ends with when only the first attempts find the host; each makes a connection of its own. */
    private TransportException failureWhenLost(Endpoint operation, int attemptsThatConnect) {
        AtomicInteger lookups = new AtomicInteger();
        Dns dns = host -> {
            if (lookups.getAndIncrement() >= attemptsThatConnect) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
        TransportSettings.Builder settings = service.settings()
                .httpClient(service.httpClient()
                        .newBuilder()
                        .dns(dns)
                        .connectionPool(new ConnectionPool())
                        .build());
        HttpPipeline pipeline = service.pipeline(settings)
                .baseUrl("http://localhost:" + service.server().getPort())
                .build();
        return catchThrowableOfType(
                TransportException.class, () -> pipeline.call(operation.request("7"), CallOptions.defaults()));
    }
}
