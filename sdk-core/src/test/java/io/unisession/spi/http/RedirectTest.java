package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.support.Service;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects are followed, and that credentials do not go along. */
class RedirectTest {
    @RegisterExtension
    final Service service = new Service();

    @RegisterExtension
    final Service elsewhere = new Service();

    static Stream<Endpoint> notGet() {
        return Operations.all().filter(operation -> !operation.method().equals("GET"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void get_withinTheOrigin_isFollowedWithCredentials(int status) {
        service.response(redirect(status, "/moved?to=here")).response(200);

        call(Operations.GET);

        service.takeRequest();
        RecordedRequest followed = service.takeRequest();
        assertThat(followed.getRequestLine()).isEqualTo("GET /moved?to=here HTTP/1.1");
        assertThat(followed.getHeaders().get("X-API-Key")).isEqualTo("made-up-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/moved?secret=1", "/moved#part"})
    void get_toAnotherOrigin_isNotFollowed(String path) {
        service.response(redirect(302, elsewhere.url() + path));

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> call(Operations.GET));

        assertThat(refusal)
                .hasMessage("acme getThing failed: HTTP 302 redirect not followed: it leads to " + elsewhere.url()
                        + "; if you trust that origin, add it to allowRedirectsTo");
        assertThat(elsewhere.requestCount()).isZero();
    }

    /** Only the first of the two requests to the service is one that the application asked for. */
    @Test
    void get_backFromAnotherOrigin_isFollowedWithoutCredentialsAndHeaders() {
        service.response(redirect(302, elsewhere.url() + "/moved")).response(200);
        elsewhere.response(redirect(302, service.url() + "/things/chosen-elsewhere"));

        callAllowing(Operations.GET.request("7").header("X-Tenant", "made-up-tenant"));

        service.takeRequest();
        RecordedRequest back = service.takeRequest();
        assertThat(back.getTarget()).isEqualTo("/things/chosen-elsewhere");
        assertThat(back.getHeaders().toString()).doesNotContain("made-up");
    }

    @Test
    void get_backFromAnotherOrigin_isFollowedWithoutTheCredentialInTheQuery() {
        service.response(redirect(302, elsewhere.url() + "/moved")).response(200);
        elsewhere.response(redirect(302, service.url() + "/things/8"));

        service.pipeline(service.settings().allowRedirectsTo(elsewhere.url()))
                .authenticator(Authenticator.query("key", Secret.of("made-up-key")))
                .build()
                .call(Operations.GET.request("7"), CallOptions.defaults());

        service.takeRequest();
        assertThat(service.takeRequest().getTarget()).isEqualTo("/things/8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme.example",
                "https://acme.example/v1",
                "https://acme.example?x",
                "https://u:p@acme.example",
                "http://acme.example",
                "https://*.acme.example",
                "*"
            })
    void allowRedirectsTo_invalidOrigin_isRejected(String origin) {
        HttpPipeline.Builder pipeline = service.pipeline(service.settings().allowRedirectsTo(origin));

        assertThatThrownBy(pipeline::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("acme is not configured: allowRedirectsTo takes origins, such as https://");
    }

    @Test
    void get_toAnAllowedOrigin_isFollowedWithoutCredentials() {
        service.response(redirect(302, elsewhere.url() + "/moved"));
        elsewhere.response(200);

        callAllowing(Operations.GET.request("7"));

        RecordedRequest followed = elsewhere.takeRequest();
        assertThat(followed.getTarget()).isEqualTo("/moved");
        assertThat(followed.getHeaders().get("X-API-Key")).isNull();
        assertThat(followed.getHeaders().toString()).doesNotContain("made-up-key");
    }

    /** Whoever corrected the credentials would change nothing. */
    @Test
    void get_rejectedByAnAllowedOrigin_saysThatTheRequestHadNoCredentials() {
        service.response(redirect(302, elsewhere.url() + "/moved"));
        elsewhere.response(new MockResponse.Builder().code(401).body("who are you?"));

        AuthenticationException refusal = catchThrowableOfType(
                AuthenticationException.class,
                () -> service.pipeline(service.settings().allowRedirectsTo(elsewhere.url()))
                        .authenticator(Authenticator.header("X-API-Key", Secret.of("made-up-key")))
                        .errors(ErrorFormat.builder()
                                .advice(AuthenticationException.class, "check ACME_KEY")
                                .build())
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults()));

        assertThat(refusal)
                .hasMessage("acme getThing failed: HTTP 401 credentials required, but the request had none after a"
                        + " redirect to " + elsewhere.url() + ": \"who are you?\"; if you trust that origin with your"
                        + " credentials, set the base URL to it");
        assertThat(refusal.credentialsSent()).isFalse();
    }

    @Test
    void get_rejectedAfterARedirectBack_namesTheOtherOrigin() {
        service.response(redirect(302, elsewhere.url() + "/moved")).response(401);
        elsewhere.response(redirect(302, service.url() + "/things/8"));

        assertThatThrownBy(() -> callAllowing(Operations.GET.request("7")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("the request had none after a redirect to " + elsewhere.url() + ";");
    }

    /** Nobody knows what an application, or a descriptor, says in the headers of its requests. */
    @Test
    void get_toAnAllowedOrigin_isFollowedWithoutHeadersOfTheRequest() {
        service.response(redirect(302, elsewhere.url() + "/moved"));
        elsewhere.response(200);

        service.pipeline(service.settings().allowRedirectsTo(elsewhere.url()))
                .build()
                .call(Operations.GET.request("7").header("X-Tenant", "made-up-tenant"), CallOptions.defaults());

        assertThat(service.takeRequest().getHeaders().get("X-Tenant")).isEqualTo("made-up-tenant");
        RecordedRequest followed = elsewhere.takeRequest();
        assertThat(followed.getHeaders().get("X-Tenant")).isNull();
        assertThat(followed.getHeaders().get("Accept")).isEqualTo("application/json");
    }

    @Test
    void get_toAnotherNameOfTheHost_isNotFollowed() {
        service.response(redirect(302, "http://localhost:" + service.server().getPort() + "/moved"))
                .response(200);

        assertThat(catchThrowableOfType(ApiException.class, () -> call(Operations.GET)))
                .hasMessageContaining("it leads to http://localhost:");
        assertThat(service.requestCount()).isEqualTo(1);
    }

    /** What browsers and libraries have taken for the origin itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//127.0.0.1:OTHER/x",
                "http:\\\\127.0.0.1:OTHER/x",
                "/\\127.0.0.1:OTHER/x",
                "http://127.0.0.1:OWN@127.0.0.1:OTHER/x",
                "http://127.0.0.1.:OWN/x",
                "ftp://127.0.0.1:OWN/x",
                "javascript:127.0.0.1"
            })
    void get_toAnotherOriginInDisguise_isNotFollowed(String location) {
        service.response(redirect(
                        302,
                        location.replace("OWN", "" + service.server().getPort())
                                .replace("OTHER", "" + elsewhere.server().getPort())))
                .response(200);

        assertThat(catchThrowableOfType(ApiException.class, () -> call(Operations.GET)))
                .hasMessageContaining("redirect not followed");
        assertThat(service.requestCount()).isEqualTo(1);
        assertThat(elsewhere.requestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("notGet")
    void anyOtherMethod_isNotFollowed(Endpoint operation) {
        service.response(redirect(307, "/moved")).response(200);

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> call(operation));

        assertThat(refusal).hasMessage("acme " + operation.operation() + " failed: HTTP 307 redirect not followed");
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://service.example/moved", "ftp://127.0.0.1/moved", "http://", "file:///etc/passwd", "//"})
    void get_redirectToHttp_isNotFollowed(String location) {
        service.response(redirect(302, location)).response(200);

        assertThat(catchThrowableOfType(ApiException.class, () -> call(Operations.GET))
                        .httpStatus())
                .isEqualTo(302);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void get_redirectWithoutLocation_isNotFollowed() {
        service.response(302).response(200);

        assertThat(catchThrowableOfType(ApiException.class, () -> call(Operations.GET)))
                .hasMessage("acme getThing failed: HTTP 302 redirect not followed");
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void get_redirectLoop_fails() {
        for (int response = 0; response < 10; response++) {
            service.response(redirect(302, "/things/7"));
        }

        assertThat(catchThrowableOfType(ApiException.class, () -> call(Operations.GET))
                        .httpStatus())
                .isEqualTo(302);
        assertThat(service.requestCount()).isEqualTo(6);
    }

    private void call(Endpoint operation) {
        call(operation.request("7"), service.settings());
    }

    private void callAllowing(ApiRequest request) {
        call(request, service.settings().allowRedirectsTo(elsewhere.url()));
    }

    private void call(ApiRequest request, TransportSettings.Builder settings) {
        service.pipeline(settings)
                .authenticator(Authenticator.header("X-API-Key", Secret.of("made-up-key")))
                .build()
                .call(request, CallOptions.defaults());
    }

    private static MockResponse.Builder redirect(int status, String location) {
        return new MockResponse.Builder().code(status).addHeader("Location", location);
    }

    /** The words before the @ are no host, though they look like one. */
    @Test
    void redirectWithAUserBeforeTheHost_namesTheHostOnly() {
        service.response(redirect(302, "https://api.example.com:443@evil.example/there"));

        assertThatThrownBy(() -> call(Operations.GET))
                .hasMessageContaining("it leads to https://evil.example;")
                .hasMessageNotContaining("api.example.com");
    }
}
