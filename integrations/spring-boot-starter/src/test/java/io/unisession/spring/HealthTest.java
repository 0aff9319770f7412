package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallEvent;
import io.unisession.error.AuthenticationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeClock;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/** The health of providers, in the classes of the Spring Boot that is on the class path. */
class HealthTest {
    private static final FailureDetails DETAILS =
            FailureDetails.builder("videosdk", "getSession").build();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(UniSessionAutoConfiguration.class, UniSessionHealthAutoConfiguration.class))
            .withPropertyValues("unisession.providers.videosdk.token=made-up");

    private static String health(ApplicationContext context) {
        Object contributors = context.getBean("unisessionHealthContributor");
        Object indicator = call(contributors, "getContributor", "videosdk");
        return call(indicator, "health").toString();
    }

    private static Object call(Object target, String method, String... arguments) {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
        Method found = Objects.requireNonNull(ReflectionUtils.findMethod(target.getClass(), method, types));
        ReflectionUtils.makeAccessible(found);
        return Objects.requireNonNull(ReflectionUtils.invokeMethod(found, target, (Object[]) arguments));
    }

    private static CallEvent ended(Throwable failure) {
        return CallEvent.builder("videosdk", "getSession").failure(failure).build();
    }

    @Test
    void health_beforeTheFirstCall_isUnknown() {
        application.run(context -> assertThat(health(context)).startsWith("UNKNOWN"));
    }

    @Test
    void health_followsTheLastCall() {
        application.run(context -> {
            RecentCalls calls = context.getBean(RecentCalls.class);

            calls.callEnded(ended(new AuthenticationException("no", DETAILS)));
            assertThat(health(context)).startsWith("DOWN").contains("failure=AuthenticationException");

            calls.callEnded(ended(null));
            assertThat(health(context)).startsWith("UP").contains("lastCall=getSession");
        });
    }

    @Test
    void health_turnedOff_addsNothing() {
        application
                .withPropertyValues("management.health.unisession.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean("unisessionHealthContributor")
                        .doesNotHaveBean(RecentCalls.class));
    }

    @Test
    void lastCall_sessionNotFound_isASuccess() {
        RecentCalls calls = new RecentCalls(FakeClock.at("2026-11-29T10:00:00Z"));

        calls.callEnded(ended(new NotFoundException("no such session", DETAILS)));

        assertThat(calls.last("videosdk"))
                .hasValueSatisfying(call -> assertThat(call.failure()).isNull());
    }

    @Test
    void lastCall_aMinuteAgo_isForgotten() {
        FakeClock clock = FakeClock.at("2026-11-29T10:00:00Z");
        RecentCalls calls = new RecentCalls(clock);
        calls.callEnded(ended(null));

        clock.advance(Duration.ofSeconds(59));
        assertThat(calls.last("videosdk")).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(calls.last("videosdk")).isEmpty();
    }

    @Test
    void lastCall_ofAToken_isNotThatOfTheApplication() {
        RecentCalls calls = new RecentCalls(FakeClock.at("2026-11-29T10:00:00Z"));

        calls.callEnded(CallEvent.builder("videosdk", "token").parentCallId(1L).build());

        assertThat(calls.last("videosdk")).isEmpty();
    }
}
