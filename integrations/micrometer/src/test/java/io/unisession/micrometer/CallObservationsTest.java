package io.unisession.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallObservationsTest {
    private final FakeTenbyte service = FakeTenbyte.start();
    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private String sessionId = "";

    @BeforeEach
    void schedule() {
        sessionId = service.scheduleSession("spring-room", "What is new in spring");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private SessionClient client(CallListener... listeners) {
        GenericSessions.Builder builder = GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(1)));
        for (CallListener listener : listeners) {
            builder.listener(listener);
        }
        return builder.build();
    }

    @Test
    void call_isAnObservation_andTheParentOfItsAttempts() {
        service.enqueue(FakeResponse.empty(503));

        try (SessionClient client = client(CallObservations.of(observations))) {
            client.getSession(sessionId);
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasNumberOfObservationsWithNameEqualTo("unisession.calls", 1)
                .hasNumberOfObservationsWithNameEqualTo("http.client.requests", 2)
                .hasObservationWithNameEqualTo("unisession.calls")
                .that()
                .hasContextualNameEqualTo("tenbyte getSession")
                .hasLowCardinalityKeyValue("provider", "tenbyte")
                .hasLowCardinalityKeyValue("operation", "getSession")
                .hasLowCardinalityKeyValue("outcome", "SUCCESS")
                .doesNotHaveError()
                .hasBeenStopped();
        TestObservationRegistryAssert.assertThat(observations).hasHandledContextsThatSatisfy(contexts -> {
            List<AttemptContext> attempts = contexts.stream()
                    .filter(AttemptContext.class::isInstance)
                    .map(AttemptContext.class::cast)
                    .toList();
            assertThat(attempts).allSatisfy(attempt -> {
                assertThat(attempt.getParentObservation()).isNotNull();
                assertThat(attempt.getParentObservation().getContextView()).isInstanceOf(CallContext.class);
            });
            assertThat(attempts)
                    .extracting(attempt -> attempt.getLowCardinalityKeyValues().stream()
                            .map(pair -> pair.getKey() + "=" + pair.getValue())
                            .toList())
                    .containsExactly(
                            List.of(
                                    "client.name=" + service.baseUrl().getHost(),
                                    "exception=ProviderUnavailableException",
                                    "method=GET",
                                    "outcome=SERVER_ERROR",
                                    "status=503",
                                    "uri=" + attempts.get(0).event().pathTemplate()),
                            List.of(
                                    "client.name=" + service.baseUrl().getHost(),
                                    "exception=none",
                                    "method=GET",
                                    "outcome=SUCCESS",
                                    "status=200",
                                    "uri=" + attempts.get(0).event().pathTemplate()));
        });
    }

    @Test
    void noKeyOrName_containsAnId() {
        try (SessionClient client = client(CallObservations.of(observations))) {
            client.getSession(sessionId);
            client.findSession("no-such-session");
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasHandledContextsThatSatisfy(contexts -> assertThat(contexts)
                        .hasSize(4)
                        .allSatisfy(context -> assertThat(context.getAllKeyValues() + context.getContextualName())
                                .doesNotContain(sessionId, "no-such-session")));
    }

    @Test
    void missingSession_keepsItsUri() {
        try (SessionClient client = client(CallObservations.of(observations))) {
            client.findSession("no-such-session");
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("http.client.requests")
                .that()
                .hasLowCardinalityKeyValue("status", "404")
                .hasLowCardinalityKeyValue("outcome", "CLIENT_ERROR")
                .hasLowCardinalityKeyValue("exception", "NotFoundException");
        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("unisession.calls")
                .that()
                .hasLowCardinalityKeyValue("outcome", "FAILURE")
                .hasError();
    }

    @Test
    void lostConnection_isAnIoError() {
        service.enqueue(FakeResponse.disconnect(), FakeResponse.disconnect(), FakeResponse.disconnect());

        try (SessionClient client = client(CallObservations.of(observations))) {
            assertThatThrownBy(() -> client.getSession(sessionId)).isNotNull();
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("http.client.requests")
                .that()
                .hasLowCardinalityKeyValue("status", "IO_ERROR")
                .hasLowCardinalityKeyValue("outcome", "UNKNOWN");
    }

    @Test
    void asyncCall_isAChildOfWhatTheCallerObserves() {
        try (SessionClient client = client(CallObservations.of(observations))) {
            Observation.createNotStarted("lesson", observations)
                    .observe(() -> client.async().getSession(sessionId).join());
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("unisession.calls")
                .that()
                .hasParentObservationContextMatching(parent -> "lesson".equals(parent.getName()));
        assertThat(observations.getCurrentObservation()).isNull();
    }

    @Test
    void attempt_isCurrentWhileItsRequestIsSent() {
        List<String> current = new ArrayList<>();
        CallListener later = new CallListener() {
            @Override
            public Scope callStarted(CallEvent event) {
                current.add(currentName());
                return Scope.NONE;
            }

            @Override
            public Scope attemptStarted(CallEvent event) {
                current.add(currentName());
                return Scope.NONE;
            }

            private String currentName() {
                Observation observation = observations.getCurrentObservation();
                return observation == null
                        ? "none"
                        : observation.getContextView().getName();
            }
        };

        try (SessionClient client = client(CallObservations.of(observations), later)) {
            client.getSession(sessionId);
        }

        assertThat(current).containsExactly("unisession.calls", "http.client.requests");
        assertThat(observations.getCurrentObservation()).isNull();
    }

    @Test
    void conventions_canBeReplaced() {
        CallObservations listener = CallObservations.builder(observations)
                .callConvention(new DefaultCallConvention() {
                    @Override
                    public String getName() {
                        return "lessons.calls";
                    }
                })
                .attemptConvention(new DefaultAttemptConvention() {
                    @Override
                    public KeyValues getLowCardinalityKeyValues(AttemptContext context) {
                        return super.getLowCardinalityKeyValues(context).and("team", "lessons");
                    }
                })
                .build();

        try (SessionClient client = client(listener)) {
            client.getSession(sessionId);
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("lessons.calls")
                .that()
                .hasBeenStopped();
        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("http.client.requests")
                .that()
                .hasLowCardinalityKeyValue("team", "lessons");
    }

    @Test
    void meters_countAndTime_withoutAnObservationRegistryOfTheApplication() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        service.enqueue(FakeResponse.empty(503), FakeResponse.empty(503));

        try (SessionClient client = client(CallObservations.of(meters))) {
            client.getSession(sessionId);
            client.findSession("no-such-session");
        }

        assertThat(meters.get("unisession.calls")
                        .tag("outcome", "SUCCESS")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("unisession.calls")
                        .tag("error", "NotFoundException")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("http.client.requests")
                        .tag("status", "503")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("unisession.calls.retry").counter().count()).isEqualTo(2);
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.toString()).doesNotContain(sessionId, "no-such-session"));
    }

    @Test
    void unreadableField_isCounted() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CallObservations listener = CallObservations.of(meters);
        CallEvent start = CallEvent.builder("acme", "getSession").callId(1).build();

        listener.callStarted(start);
        listener.callEnded(CallEvent.builder("acme", "getSession")
                .callId(1)
                .unreadableFields(List.of("endedAt"))
                .build());

        assertThat(meters.get("unisession.calls.unreadable.fields").counter().count())
                .isEqualTo(1);
    }

    @Test
    void metersOnly_leaveTheCurrentObservationAlone() {
        List<Observation> seen = new CopyOnWriteArrayList<>();
        ObservationRegistry application = ObservationRegistry.create();
        application.observationConfig().observationHandler((ObservationHandler<Observation.Context>) context -> true);
        CallListener later = new CallListener() {
            @Override
            public Scope attemptStarted(CallEvent event) {
                Observation current = application.getCurrentObservation();
                if (current != null) {
                    seen.add(current);
                }
                return Scope.NONE;
            }
        };

        try (SessionClient client = client(CallObservations.of(new SimpleMeterRegistry()), later)) {
            client.getSession(sessionId);
        }

        assertThat(seen).isEmpty();
    }

    @Test
    void failedCall_hasTheExceptionOfTheCaller() {
        service.enqueue(FakeResponse.empty(503), FakeResponse.empty(503), FakeResponse.empty(503));

        try (SessionClient client = client(CallObservations.of(observations))) {
            assertThatThrownBy(() -> client.getSession(sessionId)).isInstanceOf(ProviderUnavailableException.class);
        }

        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("unisession.calls")
                .that()
                .hasLowCardinalityKeyValue("outcome", "FAILURE")
                .thenError()
                .isInstanceOf(ProviderUnavailableException.class);
    }
}
