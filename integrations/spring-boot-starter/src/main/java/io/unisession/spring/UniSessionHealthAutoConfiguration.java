package io.unisession.spring;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the providers to the application's health, with a status for each: up or down after the last call, and unknown if
 * there was none within a minute. Spring Boot 3.5 and 4 have health in different packages.
 */
@SuppressWarnings("exports") // the annotations are for Spring alone
@AutoConfiguration(
        after = UniSessionAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration"
        })
public final class UniSessionHealthAutoConfiguration {
    private static final String CONTRIBUTOR = "unisessionHealthContributor";

    /** Called by Spring. */
    UniSessionHealthAutoConfiguration() {}

    /** Health in Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator.class)
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator("unisession")
    static final class Boot4 {
        @Bean
        RecentCalls unisessionRecentCalls() {
            return new RecentCalls(Clock.systemUTC());
        }

        @Bean(CONTRIBUTOR)
        org.springframework.boot.health.contributor.CompositeHealthContributor contributor(
                Providers providers, RecentCalls calls) {
            return org.springframework.boot.health.contributor.CompositeHealthContributor.fromMap(
                    providers.ids().stream()
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    id -> (org.springframework.boot.health.contributor.HealthIndicator)
                                            () -> health(calls.last(id)))));
        }

        private static org.springframework.boot.health.contributor.Health health(Optional<RecentCalls.Call> last) {
            if (last.isEmpty()) {
                return org.springframework.boot.health.contributor.Health.unknown()
                        .build();
            }
            RecentCalls.Call call = last.get();
            return (call.failure() == null
                            ? org.springframework.boot.health.contributor.Health.up()
                            : org.springframework.boot.health.contributor.Health.down()
                                    .withDetail("failure", call.failure()))
                    .withDetail("lastCall", call.operation())
                    .withDetail("lastCallEndedAt", call.endedAt().toString())
                    .build();
        }
    }

    /** Health in Spring Boot 3.5. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator.class)
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator("unisession")
    static final class Boot3 {
        @Bean
        RecentCalls unisessionRecentCalls() {
            return new RecentCalls(Clock.systemUTC());
        }

        @Bean(CONTRIBUTOR)
        org.springframework.boot.actuate.health.CompositeHealthContributor contributor(
                Providers providers, RecentCalls calls) {
            return org.springframework.boot.actuate.health.CompositeHealthContributor.fromMap(providers.ids().stream()
                    .collect(Collectors.toMap(Function.identity(), id ->
                            (org.springframework.boot.actuate.health.HealthIndicator) () -> health(calls.last(id)))));
        }

        private static org.springframework.boot.actuate.health.Health health(Optional<RecentCalls.Call> last) {
            if (last.isEmpty()) {
                return org.springframework.boot.actuate.health.Health.unknown().build();
            }
            RecentCalls.Call call = last.get();
            return (call.failure() == null
                            ? org.springframework.boot.actuate.health.Health.up()
                            : org.springframework.boot.actuate.health.Health.down()
                                    .withDetail("failure", call.failure()))
                    .withDetail("lastCall", call.operation())
                    .withDetail("lastCallEndedAt", call.endedAt().toString())
                    .build();
        }
    }
}
