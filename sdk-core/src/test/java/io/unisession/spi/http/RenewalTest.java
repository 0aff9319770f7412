package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.support.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a call whose token is refused. */
class RenewalTest {
    @RegisterExtension
    final Service service = new Service();

    @RegisterExtension
    final Service elsewhere = new Service();

    private final AtomicInteger minted = new AtomicInteger();

    static Stream<Endpoint> all() {
        return Operations.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tokenRefused_anyOperation_isSentOnceMoreWithANewToken(Endpoint operation) {
        service.response(401).response(200);

        pipeline().call(operation.request("7"), CallOptions.defaults());

        assertThat(sentToken()).isEqualTo("Token token-1");
        assertThat(sentToken()).isEqualTo("Token token-2");
        assertThat(service.timing().waits()).isEmpty();
    }

    @Test
    void tokenRefused_noRetriesAllowed_isStillRenewed() {
        service.response(401).response(200);

        pipeline().call(Operations.POST.request("7"), CallOptions.defaults().withMaxRetries(0));

        assertThat(service.requestCount()).isEqualTo(2);
    }

    @Test
    void newTokenAlsoRefused_fails() {
        service.response(401).response(401).response(200);

        assertThatThrownBy(() -> pipeline().call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);

        assertThat(service.requestCount()).isEqualTo(2);
        assertThat(minted).hasValue(2);
    }

    @Test
    void tokenRefusedAfterARetry_isStillRenewed() {
        service.response(503).response(401).response(503).response(200);

        pipeline().call(Operations.GET.request("7"), CallOptions.defaults());

        assertThat(service.requestCount()).isEqualTo(4);
        assertThat(minted).hasValue(2);
    }

    @Test
    void nextCall_usesTheTokenThatWasAccepted() {
        service.response(401).response(200).response(200);
        HttpPipeline pipeline = pipeline();

        pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
        pipeline.call(Operations.GET.request("7"), CallOptions.defaults());

        service.takeRequest();
        service.takeRequest();
        assertThat(sentToken()).isEqualTo("Token token-2");
        assertThat(minted).hasValue(2);
    }

    @Test
    void fixedTokenRefused_failsAtOnce() {
        service.response(401).response(200);
        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.token("Authorization", "", TokenSource.fixed(Secret.of("given-token"))))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);

        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void constantHeaderRefused_failsAtOnce() {
        service.response(401).response(200);
        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.bearer(Secret.of("key")))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);

        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void operationOpenToEverybodyRefused_asksForNoToken() {
        service.response(401).response(200);
        Endpoint open = Operations.GET.withoutCredentials();

        assertThatThrownBy(() -> pipeline().call(open.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);

        assertThat(service.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThat(service.requestCount()).isEqualTo(1);
        assertThat(minted).hasValue(0);
    }

    /** It has never seen the token, and its clock says nothing about the service's. */
    @Test
    void otherOriginAfterARedirectRefuses_tokenIsNotRenewed() {
        elsewhere.response(new MockResponse.Builder().code(401).addHeader("Date", "Tue, 22 Feb 2022 07:26:43 GMT"));
        service.response(new MockResponse.Builder().code(302).addHeader("Location", elsewhere.url() + "/moved"));

        assertThatThrownBy(() -> pipeline(service.settings().allowRedirectsTo(elsewhere.url()))
                        .call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);

        assertThat(service.requestCount()).isEqualTo(1);
        assertThat(minted).hasValue(1);
    }

    private HttpPipeline pipeline() {
        return pipeline(service.settings());
    }

    private HttpPipeline pipeline(TransportSettings.Builder settings) {
        TokenSource tokens = TokenSource.cached(
                () -> Token.of(
                        Secret.of("token-" + minted.incrementAndGet()),
                        service.timing().now().plusSeconds(3600)),
                Duration.ofMinutes(1),
                service.timing());
        return service.pipeline(settings)
                .authenticator(Authenticator.token("Authorization", "Token ", tokens))
                .build();
    }

    private String sentToken() {
        return service.takeRequest().getHeaders().get("Authorization");
    }

    @Test
    void tokenThatTakesTheWholeTimeLimit_endsTheCallBeforeAnythingIsSent() {
        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.token("Authorization", "", timeLeft -> {
                    service.timing().advance(Duration.ofMinutes(2));
                    return Secret.of("late");
                }))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageEndingWith("totalTimeout (PT1M30S) passed before the request could be sent");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void renewalThatFails_isASessionException() {
        service.response(401);
        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.token("Authorization", "", new TokenSource() {
                    @Override
                    public Secret token(Duration timeLeft) {
                        return Secret.of("old");
                    }

                    @Override
                    public boolean renew(Secret refused) {
                        throw new IllegalStateException("the vault is closed");
                    }
                }))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("could not get credentials; see the cause")
                .hasRootCauseMessage("the vault is closed");
    }
}
