package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.NotFoundException;
import io.unisession.support.Logs;
import io.unisession.support.Service;
import java.util.Map;
import java.util.logging.Level;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the log says of a call, and what it keeps to itself. */
class CallLogTest {
    @RegisterExtension
    final Service service = new Service();

    private Logs logs;

    @AfterEach
    void stopListening() {
        logs.close();
    }

    @Test
    void debug_hasOneLineForACall() {
        logs = Logs.at(Level.FINE);
        service.response(
                new MockResponse.Builder().addHeader("X-Request-Id", "7f3a").body("{\"name\":\"bodyCanary\"}"));

        call();

        assertThat(logs.lines())
                .containsExactly(
                        "FINE acme createThing POST /things/{thingId} attempt=1 status=200 attemptMs=0 ms=0 waitedMs=0 requestId=7f3a");
    }

    @Test
    void debug_hasALineForEachAttempt() {
        logs = Logs.at(Level.FINE);
        service.response(429).response(404);

        assertThatThrownBy(this::call).isInstanceOf(NotFoundException.class);

        assertThat(logs.lines())
                .containsExactly(
                        "FINE acme createThing POST /things/{thingId} attempt=1 status=429 attemptMs=0 ms=0 waitedMs=0 requestId=null"
                                + " failure=RateLimitedException next attempt in 500 ms",
                        "FINE acme createThing POST /things/{thingId} attempt=2 status=404 attemptMs=0 ms=500 waitedMs=500"
                                + " requestId=null failure=NotFoundException",
                        "INFO Failed after 2 attempts: acme createThing POST /things/{thingId} attempt=2 status=404"
                                + " attemptMs=0 ms=500 waitedMs=500 requestId=null failure=NotFoundException");
    }

    @Test
    void debug_doesNotLogIdQueryBodyOrCredentials() {
        logs = Logs.at(Level.ALL);
        service.response(429, "{\"message\":\"messageCanary\"}").response(200, "{\"name\":\"bodyCanary\"}");

        call();

        assertThat(logs.everything()).isNotEmpty().doesNotContainIgnoringCase("canary");
    }

    @Test
    void info_isSilentAboutACallThatSucceedsAtOnce() {
        logs = Logs.at(Level.INFO);
        service.response(200);

        call();

        assertThat(logs.lines()).isEmpty();
    }

    @Test
    void info_hasOneLineForACallThatNeededMoreThanOneAttempt() {
        logs = Logs.at(Level.INFO);
        service.response(429).response(200);

        call();

        assertThat(logs.lines())
                .containsExactly("INFO Succeeded after 2 attempts: acme createThing POST /things/{thingId} attempt=2"
                        + " status=200 attemptMs=0 ms=500 waitedMs=500 requestId=null");
    }

    @Test
    void listenerThatThrows_isAWarningWithItsFault() {
        logs = Logs.at(Level.INFO);
        service.response(200);
        TransportSettings.Builder settings = service.settings().listener(new CallListener() {
            @Override
            public void callEnded(CallEvent event) {
                throw new IllegalStateException("a fault of the listener's");
            }
        });

        service.pipeline(settings).build().call(Operations.GET.request("7"), CallOptions.defaults());

        assertThat(logs.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING A listener failed on acme getThing GET /things/{thingId}");
        assertThat(logs.everything()).contains("a fault of the listener's");
    }

    private void call() {
        service.pipeline()
                .authenticator(Authenticator.bearer(Secret.of("tokenCanary")))
                .build()
                .call(
                        Operations.POST
                                .request("idCanary")
                                .query("nameCanary", "valueCanary")
                                .header("X-Canary", "headerCanary")
                                .json(Map.of("fieldCanary", "bodyCanary")),
                        CallOptions.defaults());
    }
}
