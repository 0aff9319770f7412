package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Secret;
import io.unisession.support.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A credential in the query, and a form as the body. */
class QueryCredentialTest {
    private static final Endpoint GET = Endpoint.get("getSession", "/sessions/{sessionId}");

    @RegisterExtension
    final Service service = new Service();

    private HttpPipeline pipeline() {
        return HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .httpClient(service.httpClient())
                                .retryPolicy(RetryPolicy.none())
                                .allowRedirectsTo(service.url().replace("127.0.0.1", "localhost"))
                                .build())
                .baseUrl(service.url())
                .authenticator(Authenticator.query("key", Secret.of("made up&key")))
                .build();
    }

    private void get() {
        try (HttpPipeline http = pipeline()) {
            http.call(GET.request("s-1").query("a", "b"), CallOptions.defaults());
        }
    }

    @Test
    void call_queryCredential_isSentEncoded() throws InterruptedException {
        service.server().enqueue(new MockResponse.Builder().body("{}").build());
        get();

        RecordedRequest request = service.server().takeRequest();
        assertThat(request.getTarget()).isEqualTo("/sessions/s-1?a=b&key=made%20up%26key");
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void call_redirectToAnotherHost_doesNotSendTheCredential() throws InterruptedException {
        service.server()
                .enqueue(new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", service.url().replace("127.0.0.1", "localhost") + "/elsewhere")
                        .build());
        service.server().enqueue(new MockResponse.Builder().body("{}").build());
        get();

        service.server().takeRequest();
        assertThat(service.server().takeRequest().getTarget()).isEqualTo("/elsewhere");
    }

    @Test
    void call_serviceThatQuotesTheQuery_isNotQuoted() {
        service.server()
                .enqueue(new MockResponse.Builder()
                        .code(400)
                        .body("{\"message\":\"no such key=made+up%26key or made%20up%26key or made up&key\"}")
                        .build());

        assertThatThrownBy(this::get)
                .hasMessageContaining("no such key=Secret[***] or Secret[***] or Secret[***]")
                .hasMessageNotContaining("made");
        assertThat(Authorization.query("key", Secret.of("made-up-key"))).hasToString("Authorization[key: ***]");
    }

    @Test
    void call_form_isSentAsOne() throws InterruptedException {
        service.server().enqueue(new MockResponse.Builder().body("{}").build());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("scope", "read ä&b");
        try (HttpPipeline http = pipeline()) {
            http.call(
                    Endpoint.post("token", "/token")
                            .withoutCredentials()
                            .request()
                            .form(fields),
                    CallOptions.defaults());
        }

        RecordedRequest request = service.server().takeRequest();
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.getBody().utf8()).isEqualTo("grant_type=client_credentials&scope=read+%C3%A4%26b");
    }

    @Test
    void call_twoCredentialsInTheQuery_sendsBoth() throws InterruptedException {
        service.server().enqueue(new MockResponse.Builder().body("{}").build());
        try (HttpPipeline http = service.pipeline()
                .authenticator(Authenticator.fixed(Authorization.query("key", Secret.of("made-up-1"))
                        .and(Authorization.query("secret", Secret.of("made-up-2")))))
                .build()) {
            http.call(GET.request("s-1"), CallOptions.defaults());
        }

        assertThat(service.server().takeRequest().getTarget())
                .isEqualTo("/sessions/s-1?key=made-up-1&secret=made-up-2");
    }
}
