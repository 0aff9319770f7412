package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.support.Service;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that an application makes itself. */
class ProviderRequestTest {
    @RegisterExtension
    final Service service = new Service();

    @Test
    void request_goesBelowTheBaseUrl_withTheCredentialsOfTheClient() {
        service.response(200, "{\"name\":\"r\"}");

        ProviderDocument response = send(ProviderRequest.get("/v2/rooms/{roomId}/recordings", "a/b")
                .query("page", 2)
                .query("tag", "x&y")
                .query("tag", "z")
                .query("absent", null)
                .header("X-Trace", "7")
                .build());

        assertThat(response.text("/name")).contains("r");
        RecordedRequest sent = service.takeRequest();
        assertThat(sent.getMethod()).isEqualTo("GET");
        assertThat(sent.getTarget()).isEqualTo("/v2/rooms/a%2Fb/recordings?page=2&tag=x%26y&tag=z");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer made-up");
        assertThat(sent.getHeaders().get("X-Trace")).isEqualTo("7");
    }

    @Test
    void request_withCredentialsOfItsOwn_sendsThese() {
        service.response(200, "{}");
        try (HttpPipeline http = service.pipeline()
                .authenticator(Authenticator.bearer(Secret.of("made-up")))
                .build()) {
            http.request(
                    ProviderRequest.post("/v2/rooms").build(),
                    CallOptions.defaults(),
                    Authenticator.bearer(Secret.of("made-up-for-this-room")));
        }

        assertThat(service.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer made-up-for-this-room");
    }

    /** The limit on elements is for what is mapped to the model. */
    @Test
    void listOfManySmallElements_isTheResponse() {
        service.response(200, "[" + "1,".repeat(50_000) + "1]");

        assertThat(send(ProviderRequest.get("/numbers").build()).text("/50000")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2", "{\"a\":1}{", "{\"a\":[1,}"})
    void responseThatIsNotJsonToItsEnd_fails(String body) {
        service.response(200, body);

        assertThatThrownBy(() -> send(ProviderRequest.get("/numbers").build()))
                .isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void json_isTheBody() {
        service.response(204);

        ProviderDocument response = send(
                ProviderRequest.post("/rooms").json(Map.of("name", "physics")).build());

        assertThat(response.isEmpty()).isTrue();
        RecordedRequest sent = service.takeRequest();
        assertThat(sent.getBody().utf8()).isEqualTo("{\"name\":\"physics\"}");
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void mapThatChangesAfterwards_doesNotChangeTheRequest() {
        service.response(204);
        Map<String, Object> fields = new HashMap<>(Map.of("name", "physics"));
        ProviderRequest request = ProviderRequest.post("/rooms").json(fields).build();

        fields.put("name", "chemistry");
        send(request);

        assertThat(service.takeRequest().getBody().utf8()).isEqualTo("{\"name\":\"physics\"}");
        assertThat(request.body()).contains("{\"name\":\"physics\"}");
    }

    @Test
    void responseOfAClientThatKeepsNone_isKept() {
        service.response(200, "{\"name\":\"first\"}").response(200, "{\"name\":\"other\"}");
        HttpPipeline pipeline =
                service.pipeline(service.settings().keepRaw(false)).build();

        ProviderDocument first = pipeline.request(ProviderRequest.get("/x").build(), CallOptions.defaults());
        pipeline.request(ProviderRequest.get("/x").build(), CallOptions.defaults());

        assertThat(first.text("/name")).contains("first");
    }

    @Test
    void get_isSentAgain_andPostIsNot_unlessItIsIdempotent() {
        service.response(503).response(200, "[]");
        assertThat(send(ProviderRequest.get("/x").build()).json()).isEqualTo("[]");

        service.response(503);
        assertThatThrownBy(() -> send(ProviderRequest.post("/x").build()))
                .isInstanceOf(ProviderUnavailableException.class);

        service.response(503).response(200, "3");
        assertThat(send(ProviderRequest.post("/x").idempotent().build()).json()).isEqualTo("3");
        assertThat(service.requestCount()).isEqualTo(5);
    }

    @Test
    void errorResponse_isASessionException_withTheOperation_andWithoutTheCredential() {
        service.response(404, "{\"message\":\"no x for made-up\"}");

        NotFoundException failure = catchThrowableOfType(
                NotFoundException.class,
                () -> send(ProviderRequest.get("/x").operation("getX").build()));

        assertThat(failure).hasMessage("acme getX failed: HTTP 404 not found: \"no x for Secret[***]\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"a\":", "{} {}", "not JSON"})
    void responseThatIsNotJson_isInvalid(String body) {
        service.response(200, body);

        assertThatThrownBy(() -> send(ProviderRequest.get("/x").build())).isInstanceOf(InvalidResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https://evil.example/x",
                "/..",
                "/a/../b",
                "/a/./b",
                "/a/%2e%2E/b",
                "/a/.%2e/b",
                "/a\\..\\b",
                "/a/..%2fb",
                "/a%5C..%5Cb",
                "/a?b=c",
                "/a#b",
                "/a b",
                "/a\nb",
                "/a/é",
                "/a/{b",
                "/a/x{b}"
            })
    void pathThatLeavesTheBaseUrl_orIsNone_isRejected(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderRequest.get(path));
    }

    @Test
    void pathThatBeginsLikeAnotherHost_staysBelowTheBaseUrl() {
        service.response(200, "{}");

        send(ProviderRequest.get("//evil.example/x").build());

        assertThat(service.takeRequest().getTarget()).isEqualTo("//evil.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Cookie",
                "Host",
                "Content-Length",
                "Proxy-Authorization",
                "Expect",
                "TE",
                "Upgrade",
                "Accept-Encoding",
                "Keep-Alive",
                "Trailer"
            })
    void headerThatTheClientSetsItself_isRejected(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderRequest.get("/x").header(name, "made-up"))
                .withMessage("the client sets the header " + name + " itself; remove it from the request");
    }

    @Test
    void headerOfTheCredential_cannotBeReplaced() {
        service.response(200, "{}");
        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.header("X-API-Key", Secret.of("made-up")))
                .build();

        pipeline.request(ProviderRequest.get("/x").header("x-api-key", "other").build(), CallOptions.defaults());

        assertThat(service.takeRequest().getHeaders().values("X-API-Key")).containsExactly("made-up");
    }

    @Test
    void toString_hasOnlyMethodAndPath() {
        assertThat(ProviderRequest.post("/rooms/{id}", "secret-room")
                        .query("q", "person")
                        .json(Map.of("name", "person"))
                        .build())
                .hasToString("ProviderRequest[POST /rooms/{id}]");
    }

    private ProviderDocument send(ProviderRequest request) {
        return service.pipeline()
                .authenticator(Authenticator.bearer(Secret.of("made-up")))
                .build()
                .request(request, CallOptions.defaults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void bodyOfARequestThatHasNone_isRejected(String method) {
        ProviderRequest.Builder request = ProviderRequest.builder(method, "/v2/rooms");

        assertThatThrownBy(() -> request.json(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a " + method + " request cannot have a body; send its fields as query parameters");
    }
}
