package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.example.AcmeProvider;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.SettingSource;
import io.unisession.support.Logs;
import io.unisession.support.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A planted secret comes out nowhere: in no log at any level, no message, no stack trace, no {@code toString}. */
class SecretCanaryTest {
    private static final String CANARY = "canary-7b1f";
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(("user:" + CANARY).getBytes(StandardCharsets.UTF_8));
    private static final CallOptions HASTY =
            CallOptions.defaults().withAttemptTimeout(Duration.ofMillis(150)).withMaxRetries(1);

    @RegisterExtension
    final Service service = new Service();

    private final StringWriter text = new StringWriter();
    private final PrintWriter output = new PrintWriter(text);
    private Logs logs;

    @BeforeEach
    void takeDownEverything() {
        logs = Logs.at(Level.ALL);
    }

    @AfterEach
    void stop() {
        logs.close();
    }

    static Stream<Authenticator> authenticators() {
        return Stream.of(
                Authenticator.bearer(Secret.of(CANARY)),
                Authenticator.header("X-API-Key", Secret.of(CANARY)),
                Authenticator.token("Authorization", "", TokenSource.fixed(Secret.of(CANARY))),
                Authenticator.token(
                        "Authorization",
                        "Token ",
                        TokenSource.cached(
                                () -> Token.of(
                                        Secret.of(CANARY), Timing.system().now().plusSeconds(60)),
                                Duration.ZERO,
                                Timing.system())));
    }

    static Stream<MockResponse.Builder> responses(String echo) {
        Stream<MockResponse.Builder> statuses = Stream.of(
                        200, 204, 302, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503)
                .map(status -> new MockResponse.Builder()
                        .code(status)
                        .addHeader("X-Request-Id", "r " + echo)
                        .addHeader("Set-Cookie", "session=" + CANARY)
                        .addHeader("Location", "http://localhost:1/?token=" + CANARY)
                        .body(
                                status == 204
                                        ? ""
                                        : "{\"message\":\"" + echo + "\",\"code\":\"" + CANARY
                                                + "\",\"errors\":[{\"f\":\"" + CANARY + "\",\"m\":\"" + CANARY
                                                + "\"}]}"));
        return Stream.concat(
                statuses,
                Stream.of(
                        new MockResponse.Builder().body(CANARY),
                        new MockResponse.Builder().body("{\"a\":" + CANARY),
                        new MockResponse.Builder().code(500).body(CANARY),
                        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()),
                        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE),
                        new MockResponse.Builder().body(CANARY).onResponseBody(new SocketEffect.CloseSocket())));
    }

    static Stream<Arguments> all() {
        String basic = CANARY + " Basic " + ENCODED;
        return Stream.concat(
                authenticators().flatMap(who -> responses(CANARY).map(response -> Arguments.of(who, response))),
                responses(basic)
                        .map(response -> Arguments.of(Authenticator.basic("user", Secret.of(CANARY)), response)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void call_anyResponse_printsNoSecret(Authenticator authenticator, MockResponse.Builder response) {
        service.response(response).response(response).response(response);
        HttpPipeline pipeline = service.pipeline(service.settings().listener(new PrintingListener()))
                .authenticator(authenticator)
                .errors(ErrorFormat.builder()
                        .requestId("/code")
                        .fieldErrors("/errors", "f", "m")
                        .build())
                .build();
        ApiRequest request = Operations.GET
                .request(CANARY)
                .query("q", CANARY)
                .header("X-Other", CANARY)
                .json(Map.of());

        print(catchThrowable(
                () -> print(pipeline.call(Operations.GET.request(CANARY).query("q", CANARY), HASTY, this::mapped))));

        print(authenticator, authenticator.authorization(Duration.ofSeconds(1)), pipeline, request);
        assertNothingSlippedOut();
    }

    @Test
    void failedConnection_printsNoSecret() {
        HttpPipeline pipeline = service.pipeline()
                .baseUrl("http://127.0.0.1:1")
                .authenticator(Authenticator.bearer(Secret.of(CANARY)))
                .build();

        print(catchThrowable(() -> pipeline.call(Operations.GET.request(CANARY).query("q", CANARY), HASTY)));

        assertNothingSlippedOut();
    }

    @Test
    void client_fromItsSettingsToItsClosing_printsNoSecret() {
        service.response(200, "{\"id\":\"s-1\",\"live\":true,\"token\":\"" + CANARY + "\"}")
                .response(404);
        ProviderSettings.Builder builder = ProviderSettings.builder("acme")
                .transport(service.settings().build())
                .baseUrl(service.url())
                .setting("ACME_API_KEY", CANARY);
        ProviderSettings settings = builder.build();
        SettingGroup group = settings.group("ACME_API_KEY");
        print(builder, settings, group, group.secret("ACME_API_KEY"), settings.transport());
        print(
                SettingSource.of("map", name -> CANARY),
                SettingSource.of("map", name -> CANARY).find("x"));

        try (SessionClient client = new AcmeProvider().open(settings)) {
            Session session = client.getSession("s-1");
            print(client, client.async(), session, session.raw(), session.metadata(), client.capabilities());
            print(catchThrowable(() -> client.getSession("s-1")));
        }

        assertNothingSlippedOut();
    }

    @Test
    void settingsThatAreWrong_printNoSecret() {
        print(catchThrowable(() -> Authenticator.bearer(Secret.of(CANARY + "\n"))));
        print(catchThrowable(() -> Authenticator.token("X", "", TokenSource.fixed(Secret.of(CANARY + "é")))
                .authorization(Duration.ofSeconds(1))));
        print(catchThrowable(() -> Authenticator.basic(CANARY + ":", Secret.of(CANARY))));
        print(catchThrowable(() -> service.pipeline()
                .baseUrl("https://u:" + CANARY + "@acme.example")
                .build()));
        print(catchThrowable(() ->
                service.pipeline().baseUrl("https://acme.example?k=" + CANARY).build()));
        print(catchThrowable(() -> service.pipeline().baseUrl(CANARY).build()));
        print(catchThrowable(() -> ProviderSettings.builder("acme")
                .setting("K", CANARY + "\n" + CANARY)
                .build()
                .find("K")));
        print(catchThrowable(() -> ProviderSettings.builder("acme")
                .setting("K", CANARY)
                .build()
                .group("K")
                .secret("L")));

        assertNothingSlippedOut();
    }

    @Test
    void holdersOfSecrets_printNone() {
        print(
                Secret.of(CANARY),
                Token.of(Secret.of(CANARY), Timing.system().now()),
                Authorization.header("Authorization", Secret.of(CANARY)),
                TokenSource.fixed(Secret.of(CANARY)),
                new StringBuilder().append(Secret.of(CANARY)),
                Map.of("key", Secret.of(CANARY)));

        assertNothingSlippedOut();
    }

    private String mapped(ApiResponse response) throws IOException {
        print(response, response.metadata().httpStatus(), response.document());
        JsonReader json = response.json();
        print(json);
        json.enterObject();
        while (json.nextField()) {
            print(json.isSingleValue());
        }
        return "mapped";
    }

    private void print(Object... things) {
        for (Object thing : things) {
            if (thing instanceof Throwable failure) {
                failure.printStackTrace(output);
            }
            output.println(thing);
        }
    }

    private void assertNothingSlippedOut() {
        assertThat(text + logs.everything()).isNotBlank().doesNotContain(CANARY).doesNotContain(ENCODED);
    }

    private final class PrintingListener implements CallListener {
        @Override
        public Scope callStarted(CallEvent event) {
            print(event, event.failure());
            return Scope.NONE;
        }

        @Override
        public Scope attemptStarted(CallEvent event) {
            print(event, event.failure());
            return Scope.NONE;
        }

        @Override
        public void attemptEnded(CallEvent event) {
            event.failure().ifPresent(failure -> print(event, failure));
        }

        @Override
        public void callEnded(CallEvent event) {
            print(event, event.failure());
        }
    }
}
