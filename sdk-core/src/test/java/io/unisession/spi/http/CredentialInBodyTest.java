package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.error.AuthenticationException;
import io.unisession.support.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials in a field of the body, and sessions at the service in the path. */
class CredentialInBodyTest {
    private static final Endpoint SEND = Endpoint.post("send", "/");
    private static final Authenticator KEY = Authenticator.field("key", Secret.of("made-up\"key"));

    @RegisterExtension
    final Service service = new Service();

    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void call_field_isTheFirstOfTheBody() {
        service.response(200, "{}");

        send(KEY, SEND.request().json(Map.of("verb", "list")));

        assertThat(body()).isEqualTo("{\"key\":\"made-up\\\"key\",\"verb\":\"list\"}");
    }

    @Test
    void call_fieldAndEmptyObject_isTheOnlyField() {
        service.response(200, "{}");

        send(KEY, SEND.request().json(Map.of()));

        assertThat(body()).isEqualTo("{\"key\":\"made-up\\\"key\"}");
    }

    @Test
    void request_ofTheApplication_getsTheFieldToo() {
        service.response(200, "{}");

        try (HttpPipeline http = service.pipeline().authenticator(KEY).build()) {
            http.request(ProviderRequest.post("/").json(Map.of("a", 1)).build(), CallOptions.defaults());
        }

        assertThat(body()).isEqualTo("{\"key\":\"made-up\\\"key\",\"a\":1}");
    }

    @Test
    void call_form_isSentWithoutTheField() {
        service.response(200, "{}");

        send(KEY, SEND.request().form(Map.of("a", "b")));

        assertThat(body()).isEqualTo("a=b");
    }

    @Test
    void call_fieldThatTheServiceQuotes_isRedacted() {
        service.response(400, "{\"message\":\"wrong key made-up\\\"key\"}");

        assertThatThrownBy(() -> send(KEY, SEND.request().json(Map.of())))
                .hasMessageContaining("wrong key Secret[***]\"")
                .hasMessageNotContaining("made-up");
    }

    @Test
    void call_session_isOpenedOnceAndInThePath() {
        service.response(200, "{}").response(200, "{}");

        Authenticator session = Authenticator.path(sessions(), KEY);
        try (HttpPipeline http = service.pipeline().authenticator(session).build()) {
            http.call(SEND.request().json(Map.of()), CallOptions.defaults());
            http.call(Endpoint.get("get", "/events").request(), CallOptions.defaults());
        }

        RecordedRequest first = service.takeRequest();
        assertThat(first.getTarget()).isEqualTo("/session-1");
        assertThat(utf8(first)).isEqualTo("{\"key\":\"made-up\\\"key\"}");
        assertThat(service.takeRequest().getTarget()).isEqualTo("/session-1/events");
        assertThat(opened).hasValue(1);
    }

    @Test
    void call_sessionThatTimedOut_isOpenedAgainAndTheRequestSentOnceMore() {
        service.response(200, "{\"code\":458}").response(200, "{\"value\":7}");

        send(
                Authenticator.path(sessions(), Authenticator.none()),
                SEND.request().json(Map.of()));

        assertThat(service.takeRequest().getTarget()).isEqualTo("/session-1");
        assertThat(service.takeRequest().getTarget()).isEqualTo("/session-2");
    }

    @Test
    void call_sessionRejectedTwice_fails() {
        service.response(200, "{\"code\":458}").response(200, "{\"code\":458,\"message\":\"no such session\"}");

        assertThatThrownBy(() ->
                        send(Authenticator.path(sessions(), KEY), SEND.request().json(Map.of())))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessage("acme send failed: HTTP 200 credentials not accepted: \"no such session\"");
        assertThat(opened).hasValue(2);
    }

    private TokenSource sessions() {
        return TokenSource.cached(
                () -> Token.of(Secret.of("/session-" + opened.incrementAndGet()), Instant.MAX),
                Duration.ZERO,
                service.timing());
    }

    private void send(Authenticator authenticator, ApiRequest request) {
        ErrorFormat errors =
                ErrorFormat.builder().failedWhenCode().codesMean(401, "458").build();
        try (HttpPipeline http =
                service.pipeline().authenticator(authenticator).errors(errors).build()) {
            http.call(request, CallOptions.defaults());
        }
    }

    private String body() {
        return utf8(service.takeRequest());
    }

    private static String utf8(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }
}
