package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.AuthenticationException;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import io.unisession.support.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose clock is not the client's, and credentials that can change. */
class ChangingCredentialsClockTest {
    private static final Endpoint POST = Endpoint.post("createThing", "/things");

    @RegisterExtension
    final Service service = new Service();

    private final List<Instant> signedAt = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -7200, 7200, 86_400})
    void rejectedToken_isSignedAgainWithTheServicesClock(long secondsAhead) {
        Instant serviceTime = service.timing().now().plusSeconds(secondsAhead);
        service.response(unauthorized(serviceTime)).response(200);

        pipeline().call(POST.request(), CallOptions.defaults());

        assertThat(signedAt).containsExactly(service.timing().now(), serviceTime);
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_401, -29, 29, 86_401})
    void rejectedToken_serviceTimeOutOfBounds_isSignedAgainWithTheOwnClock(long secondsAhead) {
        service.response(unauthorized(service.timing().now().plusSeconds(secondsAhead)))
                .response(401);

        assertThatThrownBy(() -> pipeline().call(POST.request(), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);
        assertThat(signedAt).hasSizeBetween(1, 2).allMatch(service.timing().now()::equals);
    }

    private static MockResponse.Builder unauthorized(Instant serviceTime) {
        return new MockResponse.Builder()
                .code(401)
                .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(serviceTime.atOffset(ZoneOffset.UTC)));
    }

    private HttpPipeline pipeline() {
        ProviderSettings settings = ProviderSettings.builder("acme")
                .setting("KEY", () -> "made-up-key")
                .build();
        return service.pipeline()
                .authenticator(settings.authenticator(this::signing))
                .build();
    }

    private Authenticator signing(ProviderSettings settings) {
        Secret signingKey = settings.find("KEY").orElseThrow();
        TokenSource tokens = TokenSource.signed(
                now -> {
                    signedAt.add(now);
                    return Token.of(
                            Secret.of(signingKey.reveal() + now.getEpochSecond()), now.plus(Duration.ofMinutes(10)));
                },
                Duration.ofMinutes(2),
                service.timing());
        return Authenticator.token("X-Token", "", tokens);
    }
}
