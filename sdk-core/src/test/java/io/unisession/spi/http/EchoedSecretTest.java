package io.unisession.spi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.InvalidRequestException;
import io.unisession.support.RawService;
import io.unisession.support.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that complain of a credential sometimes quote it; an exception never does. */
class EchoedSecretTest {
    private static final String PLANTED = "s3cr3t.canary-0451";

    @RegisterExtension
    final Service service = new Service();

    static Stream<Arguments> authenticators() {
        return Stream.of(
                Arguments.of("bearer", Authenticator.bearer(Secret.of(PLANTED)), PLANTED),
                Arguments.of("raw token", Authenticator.header("Authorization", Secret.of(PLANTED)), PLANTED),
                Arguments.of("key", Authenticator.header("X-API-Key", Secret.of(PLANTED)), PLANTED),
                Arguments.of(
                        "token with a prefix",
                        Authenticator.token("Authorization", "Token ", TokenSource.fixed(Secret.of(PLANTED))),
                        PLANTED),
                Arguments.of(
                        "token with a prefix that has no space",
                        Authenticator.token("Authorization", "key=", TokenSource.fixed(Secret.of(PLANTED))),
                        PLANTED),
                Arguments.of(
                        "part of a header",
                        Authenticator.fixed(
                                Authorization.header("Authorization", Secret.of("Token token=\"" + PLANTED + "\", v=1"))
                                        .containing(Secret.of(PLANTED))),
                        PLANTED),
                Arguments.of("basic, password", Authenticator.basic("user", Secret.of(PLANTED)), PLANTED),
                Arguments.of(
                        "basic, whole",
                        Authenticator.basic("user", Secret.of(PLANTED)),
                        "dXNlcjpzM2NyM3QuY2FuYXJ5LTA0NTE="));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("authenticators")
    void credentialThatTheServiceQuotes_isHidden(String scheme, Authenticator authenticator, String echoed) {
        service.response(new MockResponse.Builder()
                .code(400)
                .addHeader("X-Request-Id", "r-" + echoed)
                .body("""
                        {"message":"cannot use ECHO here, ECHO!","code":"bad ECHO",
                         "errors":[{"field":"the ECHO","issue":"ECHO is bad"}]}
                        """.replace("ECHO", echoed)));

        InvalidRequestException refusal = refusal(authenticator);

        assertThat(refusal.providerMessage()).contains("cannot use Secret[***] here, Secret[***]!");
        assertThat(refusal.providerCode()).contains("bad Secret[***]");
        assertThat(refusal.requestId()).contains("r-Secret[***]");
        assertThat(refusal.fieldErrors()).containsExactly(Map.entry("the Secret[***]", "Secret[***] is bad"));
        assertThat(printed(refusal)).doesNotContain(echoed);
    }

    @Test
    void credentialThatAPlainTextQuotes_isHidden() {
        service.response(400, "token " + PLANTED + " is malformed");

        assertThat(refusal(Authenticator.bearer(Secret.of(PLANTED))).providerMessage())
                .contains("token Secret[***] is malformed");
    }

    @Test
    void credentialAtTheEndOfALongMessage_isHiddenBeforeTheMessageIsCut() {
        service.response(400, "{\"message\":\"" + "m".repeat(290) + PLANTED + "\"}");

        assertThat(refusal(Authenticator.bearer(Secret.of(PLANTED))).providerMessage())
                .contains("m".repeat(290) + "Secret[***…");
    }

    static Stream<String> malformedResponses() {
        return Stream.of(
                "ERR unauthorized token=CREDENTIAL\r\n\r\n",
                "HTTP/1.1 CREDENTIAL OK\r\n\r\n",
                "HTTP/1.1 401 CREDENTIAL\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nCREDENTIAL\r\n",
                "CREDENTIAL",
                "CREDENTIAL CREDENTIAL\r\n");
    }

    /** Also in hexadecimal, as the HTTP library quotes the bytes that it could not read. */
    @ParameterizedTest
    @MethodSource("malformedResponses")
    void credentialInMalformedHttp_isHiddenInMessageCausesAndStackTrace(String response) throws IOException {
        String hexadecimal = HexFormat.of().formatHex(PLANTED.getBytes(UTF_8));
        for (String spelling : List.of(PLANTED, PLANTED.replace(".", "%2e"), PLANTED.replace(".", "&#x2e;"))) {
            try (RawService malformed = RawService.saying(response.replace("CREDENTIAL", spelling))) {
                HttpPipeline pipeline = HttpPipeline.builder(
                                "acme", service.settings().build())
                        .baseUrl(malformed.url())
                        .authenticator(Authenticator.bearer(Secret.of(PLANTED)))
                        .build();

                Throwable failure =
                        catchThrowable(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()));

                assertThat(printed(failure)).doesNotContain(spelling, "canary-0451", hexadecimal.substring(0, 12));
            }
        }
    }

    @Test
    void secretsOfARequest_thatTheServiceQuotes_areHiddenInAnyForm() {
        String tenant = "tenant & key";
        service.response(new MockResponse.Builder()
                .code(400)
                .addHeader("X-Request-Id", "r-" + PLANTED)
                .body("no " + PLANTED + " of tenant & key, tenant+%26+key or tenant%20%26%20key"));

        InvalidRequestException refusal = refusal(
                Authenticator.none(),
                Operations.GET
                        .request("7")
                        .query("tenant", tenant)
                        .hiding(List.of(Secret.of(tenant), Secret.of(PLANTED))));

        assertThat(refusal.providerMessage()).contains("no Secret[***] of Secret[***], Secret[***] or Secret[***]");
        assertThat(refusal.requestId()).contains("r-Secret[***]");
    }

    @Test
    void secretInsideAnother_isRedactedWhole() {
        service.response(400, "bad made-up-longer, made-up");

        assertThat(refusal(
                                Authenticator.bearer(Secret.of("made-up")),
                                Operations.GET.request("7").hiding(List.of(Secret.of("made-up-longer"))))
                        .providerMessage())
                .contains("bad Secret[***], Secret[***]");
    }

    @Test
    void alsoHiding_changesNeitherWhatIsSentNorItsRenewal() {
        service.response(401, "no " + PLANTED).response(400, "still no " + PLANTED);
        TokenSource tokens = TokenSource.cached(
                () -> Token.of(Secret.of("made-up-" + service.requestCount()), Instant.MAX),
                Duration.ZERO,
                service.timing());

        InvalidRequestException refusal = refusal(
                Authenticator.token("Authorization", "Bearer ", tokens).alsoHiding(List.of(Secret.of(PLANTED))));

        assertThat(refusal.providerMessage()).contains("still no Secret[***]");
    }

    private InvalidRequestException refusal(Authenticator authenticator) {
        return refusal(authenticator, Operations.GET.request("7"));
    }

    private InvalidRequestException refusal(Authenticator authenticator, ApiRequest request) {
        HttpPipeline pipeline = service.pipeline()
                .authenticator(authenticator)
                .errors(ErrorFormat.builder()
                        .fieldErrors("/errors", "field", "issue")
                        .build())
                .build();
        return catchThrowableOfType(
                InvalidRequestException.class, () -> pipeline.call(request, CallOptions.defaults()));
    }

    private static String printed(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static Stream<String> encodings() {
        byte[] token = PLANTED.getBytes(UTF_8);
        return Stream.concat(
                Stream.of("", "1", "12", "{\"token\":\"")
                        .map(before -> (before + PLANTED + "\"}").getBytes(UTF_8))
                        .flatMap(request -> Stream.of(
                                Base64.getEncoder().encodeToString(request),
                                Base64.getUrlEncoder().encodeToString(request),
                                Base64.getMimeEncoder(8, new byte[] {'\n'})
                                        .encodeToString(request)
                                        .replace("\n", "\\n"))),
                Stream.of(
                        HexFormat.of().formatHex(token),
                        HexFormat.of().withUpperCase().formatHex(token)));
    }

    /** Gateways report the body of a request in Base64. */
    @ParameterizedTest
    @MethodSource("encodings")
    void credentialThatTheServiceQuotesEncoded_isHidden(String quoted) {
        service.response(400, "{\"message\":\"cannot use " + quoted + "\"}");

        InvalidRequestException refusal = refusal(Authenticator.bearer(Secret.of(PLANTED)));

        assertThat(refusal.providerMessage().orElseThrow()).contains("Secret[***]");
        assertThat(refusal.responseBody().orElseThrow()).contains("Secret[***]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 13, 17})
    void credentialWhereTheBodyIsCut_isNotShownInPart(int before) {
        service.response(400, "x".repeat(before) + (PLANTED + " ").repeat(4_000));

        String body =
                refusal(Authenticator.bearer(Secret.of(PLANTED))).responseBody().orElseThrow();

        assertThat(body).contains("Secret[***]").doesNotContain(PLANTED.substring(0, 2));
    }

    /** A host is in lower case once it has been read. */
    @Test
    void credentialInTheHostOfARedirect_isNotShown() {
        String token = "Made-Up-Token-0451";
        service.response(
                new MockResponse.Builder().code(302).addHeader("Location", "https://" + token + ".example.com/there"));

        HttpPipeline pipeline = service.pipeline()
                .authenticator(Authenticator.bearer(Secret.of(token)))
                .build();
        Throwable failure = catchThrowable(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()));

        assertThat(printed(failure)).contains("redirect not followed").doesNotContainIgnoringCase(token);
    }
}
