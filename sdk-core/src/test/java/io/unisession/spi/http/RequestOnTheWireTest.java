package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.support.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, credentials and bodies as they reach the service. */
class RequestOnTheWireTest {
    @RegisterExtension
    final Service service = new Service();

    static Stream<Endpoint> all() {
        return Operations.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void operation_isSentWithItsMethodAndTheUsualHeaders(Endpoint operation) {
        RecordedRequest request = sent(operation.request("7"), Authenticator.none());

        assertThat(request.getMethod()).isEqualTo(operation.method());
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent"))
                .matches("unisession-java/[0-9]+\\.[0-9]+\\.[0-9]+\\S* java/[0-9]\\S*");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("Content-Type")).isNull();
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void header_isSentAndMayReplaceAUsualOne() {
        RecordedRequest request = sent(
                Operations.GET
                        .request("7")
                        .header("Accept", "application/vnd.acme+json")
                        .header("X-Trace", "t"),
                Authenticator.none());

        assertThat(request.getHeaders().values("Accept")).containsExactly("application/vnd.acme+json");
        assertThat(request.getHeaders().get("X-Trace")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding", "Host", "Accept-Encoding", "TE"})
    void header_thatTheHttpClientSetsItself_isRejected(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operations.GET.request("7").header(name, "made-up"))
                .withMessage("the client sets the header " + name + " itself; remove it from the request");
        assertThat(ApiRequest.reservedHeaders()).contains(name.toLowerCase(Locale.ROOT));
    }

    @Test
    void json_isSentAsItWasGiven() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "ünï \"quoted\"\n😀");
        fields.put("nothing", null);
        fields.put("flag", true);
        fields.put("number", 42);
        fields.put("exact", new BigDecimal("0.10"));
        fields.put("list", Arrays.asList("a", null, 1.5));
        fields.put("deep", Map.of("key", List.of()));

        RecordedRequest request = sent(Operations.POST.request("7").json(fields), Authenticator.none());

        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        "{\"text\":\"ünï \\\"quoted\\\"\\n\\uD83D\\uDE00\",\"nothing\":null,\"flag\":true,\"number\":42,"
                                + "\"exact\":0.10,\"list\":[\"a\",null,1.5],\"deep\":{\"key\":[]}}");
    }

    @Test
    void json_isTakenWhenGiven() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("id", "before"));
        ApiRequest request = Operations.POST.request("7").json(fields);
        fields.put("id", "after");

        assertThat(sent(request, Authenticator.none()).getBody().utf8()).isEqualTo("{\"id\":\"before\"}");
    }

    @Test
    void json_valueThatJsonDoesNotHave_isRejected() {
        ApiRequest request = Operations.POST.request("7");

        assertThatIllegalArgumentException().isThrownBy(() -> request.json(Map.of("at", Instant.EPOCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> request.json(Map.of("x", Double.NaN)));
    }

    @Test
    void request_isAValue() {
        ApiRequest first = Operations.GET.request("7");
        first.query("a", 1).header("b", "c").json(Map.of("d", 2));

        RecordedRequest request = sent(first, Authenticator.none());

        assertThat(request.getTarget()).isEqualTo("/things/7");
        assertThat(request.getHeaders().get("b")).isNull();
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void request_printsNeitherIdNorBody() {
        ApiRequest request = Operations.POST
                .request("person-17")
                .query("name", "Ada")
                .header("X-Name", "Ada")
                .json(Map.of("name", "Ada"));

        assertThat(request).hasToString("ApiRequest[createThing POST /things/{thingId}]");
    }

    @Test
    void bearer_basicAndHeader_areSentAsTheirSchemesSay() {
        assertThat(authorization(Authenticator.bearer(Secret.of("key")))).isEqualTo("Bearer key");
        assertThat(authorization(Authenticator.basic("Aladdin", Secret.of("open sesame"))))
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(authorization(Authenticator.basic("tést", Secret.of("£:x")))).isEqualTo("Basic dMOpc3Q6wqM6eA==");
        assertThat(authorization(Authenticator.header("Authorization", Secret.of("raw"))))
                .isEqualTo("raw");
        assertThat(authorization(Authenticator.none())).isNull();
    }

    @Test
    void operationOpenToEverybody_isSentWithoutCredentials() {
        RecordedRequest request =
                sent(Operations.GET.withoutCredentials().request("7"), Authenticator.bearer(Secret.of("key")));

        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key\n", "key\r\nX-Other: 1", "kéy", "key\u0000"})
    void credentialNotAllowedInAHeader_isRejectedWithoutBeingShown(String credential) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Authenticator.header("X-API-Key", Secret.of(credential)))
                .withMessageContaining("X-API-Key")
                .withMessageNotContaining("key")
                .withMessageNotContaining("kéy");
    }

    @Test
    void basic_userNameWithColon_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Authenticator.basic("a:b", Secret.of("c")));
        assertThatIllegalArgumentException().isThrownBy(() -> Authenticator.basic(":b", Secret.of("c")));
    }

    private String authorization(Authenticator authenticator) {
        return sent(Operations.GET.request("7"), authenticator).getHeaders().get("Authorization");
    }

    private RecordedRequest sent(ApiRequest request, Authenticator authenticator) {
        service.response(200);
        service.pipeline().authenticator(authenticator).build().call(request, CallOptions.defaults());
        return service.takeRequest();
    }
}
