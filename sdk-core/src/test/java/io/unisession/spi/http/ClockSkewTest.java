package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.AuthenticationException;
import io.unisession.support.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's clock is not the client's. */
class ClockSkewTest {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    @RegisterExtension
    final Service service = new Service();

    private final AtomicInteger minted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Instant> signedAt = new ArrayList<>();

    /**
     * Calls all through the life of several tokens: a token is renewed before the service, ahead by a minute, takes it
     * for expired.
     */
    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 60})
    void clocksAMinuteApart_noTokenIsRefused(int secondsAhead) {
        serveAhead(Duration.ofSeconds(secondsAhead));
        HttpPipeline pipeline = pipeline();

        for (int minute = 0; minute < 30; minute++) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
            service.timing().advance(Duration.ofMinutes(1));
        }

        assertThat(refused).hasValue(0);
        assertThat(minted).as("tokens for half an hour").hasValueBetween(3, 5);
    }

    /** Ahead by more than the margin, the service refuses, and one new token helps. */
    @Test
    void clocksFiveMinutesApart_aRefusedTokenIsRenewedOnce() {
        serveAhead(Duration.ofMinutes(5));
        HttpPipeline pipeline = pipeline();

        for (int minute = 0; minute < 30; minute++) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
            service.timing().advance(Duration.ofMinutes(1));
        }

        assertThat(refused.get()).isPositive().isLessThan(minted.get());
    }

    /** The service checks when a token was issued, as well as when it expires. */
    @ParameterizedTest
    @ValueSource(longs = {-23 * 3600, -7200, -90, 7200, 23 * 3600})
    void clocksFarApart_afterOneRefusal_tokensUseTheServicesClock(long secondsAhead) {
        serveByItsClock(Duration.ofSeconds(secondsAhead));
        HttpPipeline pipeline = signingPipeline();

        for (int minute = 0; minute < 30; minute++) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
            service.timing().advance(Duration.ofMinutes(1));
        }

        assertThat(refused).hasValue(1);
        assertThat(minted).as("tokens for half an hour").hasValueBetween(4, 6);
    }

    @Test
    void clocksMoreThanADayApart_areIgnored() {
        serveByItsClock(Duration.ofDays(2));

        assertThatThrownBy(() -> signingPipeline().call(Operations.POST.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);
        assertThat(signedAt).allMatch(time -> time.equals(service.timing().now()));
    }

    @Test
    void rejectionWithoutDate_changesNoClock() {
        service.response(401).response(200);

        signingPipeline().call(Operations.POST.request("7"), CallOptions.defaults());

        assertThat(signedAt)
                .hasSize(2)
                .allMatch(time -> time.equals(service.timing().now()));
    }

    private HttpPipeline signingPipeline() {
        TokenSource tokens = TokenSource.signed(
                now -> {
                    minted.incrementAndGet();
                    signedAt.add(now);
                    return Token.of(Secret.of(String.valueOf(now.getEpochSecond())), now.plus(LIFE));
                },
                RENEW_BEFORE,
                service.timing());
        return service.pipeline()
                .authenticator(Authenticator.token("X-Token", "", tokens).alsoHiding(List.of(Secret.of("made-up"))))
                .build();
    }

    private void serveByItsClock(Duration ahead) {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Instant issuedAt = Instant.ofEpochSecond(
                        Long.parseLong(request.getHeaders().get("X-Token")));
                Instant now = service.timing().now().plus(ahead);
                boolean valid = !issuedAt.isAfter(now.plusSeconds(60))
                        && issuedAt.plus(LIFE).isAfter(now);
                if (!valid) {
                    refused.incrementAndGet();
                }
                return new MockResponse.Builder()
                        .code(valid ? 200 : 401)
                        .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                        .build();
            }
        });
    }

    private HttpPipeline pipeline() {
        TokenSource tokens = TokenSource.cached(this::mint, RENEW_BEFORE, service.timing());
        return service.pipeline()
                .authenticator(Authenticator.token("X-Token", "", tokens))
                .build();
    }

    private Token mint() {
        minted.incrementAndGet();
        Instant expiresAt = service.timing().now().plus(LIFE);
        return Token.of(Secret.of(String.valueOf(expiresAt.getEpochSecond())), expiresAt);
    }

    /** A service that reads in the token when it expires, and asks its own clock. */
    private void serveAhead(Duration ahead) {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                long expiresAt = Long.parseLong(request.getHeaders().get("X-Token"));
                boolean expired = !service.timing().now().plus(ahead).isBefore(Instant.ofEpochSecond(expiresAt));
                if (expired) {
                    refused.incrementAndGet();
                }
                return new MockResponse.Builder().code(expired ? 401 : 200).build();
            }
        });
    }
}
