package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.unisession.SessionClient;
import io.unisession.micrometer.CallConvention;
import io.unisession.micrometer.CallObservations;
import io.unisession.micrometer.DefaultCallConvention;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Metrics and traces of the clients of an application. */
class ObservationTest {
    private static final FakeVideoSdk VIDEO_SDK = FakeVideoSdk.start();
    private static final String SESSION = VIDEO_SDK.joinParticipant(VIDEO_SDK.createRoom("room"), "p-1", "Ada");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    UniSessionAutoConfiguration.class, UniSessionObservationAutoConfiguration.class))
            .withPropertyValues(
                    "unisession.providers.videosdk.base-url=" + VIDEO_SDK.baseUrl(),
                    "unisession.providers.videosdk.token=" + VIDEO_SDK.token());

    private final ApplicationContextRunner observed =
            application.withBean(ObservationRegistry.class, this::observationRegistry);

    private ObservationRegistry observationRegistry() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return registry;
    }

    @AfterAll
    static void stop() {
        VIDEO_SDK.close();
    }

    @Test
    void calls_whereTheApplicationHasARegistry_areObserved() {
        observed.run(context -> {
            context.getBean(SessionClient.class).getSession(SESSION);

            assertThat(meters.get("http.client.requests")
                            .tag("uri", "/v2/sessions/{sessionId}")
                            .tag("status", "200")
                            .timer()
                            .count())
                    .isOne();
            assertThat(meters.get("unisession.calls")
                            .tag("operation", "getSession")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void calls_withAConventionOfTheApplication_areNamedByIt() {
        observed.withBean(CallConvention.class, OwnNames::new).run(context -> {
            context.getBean(SessionClient.class).getSession(SESSION);

            assertThat(meters.get("meetings").timer().count()).isOne();
        });
    }

    @Test
    void calls_withAListenerOfTheApplication_areObservedOnce() {
        observed.withBean(CallObservations.class, () -> CallObservations.of(meters))
                .run(context -> {
                    context.getBean(SessionClient.class).getSession(SESSION);

                    assertThat(meters.get("unisession.calls").timer().count()).isOne();
                });
    }

    @Test
    void calls_withoutARegistry_areNotObserved() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CallObservations.class));
    }

    @Test
    void application_withoutMicrometer_starts() {
        application
                .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CallObservations.class));
    }

    static final class OwnNames extends DefaultCallConvention {
        @Override
        public String getName() {
            return "meetings";
        }
    }
}
