package io.unisession.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.unisession.micrometer.AttemptConvention;
import io.unisession.micrometer.CallConvention;
import io.unisession.micrometer.CallObservations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Observes the calls of all clients with the application's {@link ObservationRegistry}, for metrics and traces. */
@SuppressWarnings("exports") // the annotations are for Spring alone
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class UniSessionObservationAutoConfiguration {
    /** Called by Spring. */
    UniSessionObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    CallObservations unisessionCallObservations(
            ObservationRegistry registry,
            ObjectProvider<CallConvention> callConvention,
            ObjectProvider<AttemptConvention> attemptConvention) {
        CallObservations.Builder builder = CallObservations.builder(registry);
        callConvention.ifUnique(builder::callConvention);
        attemptConvention.ifUnique(builder::attemptConvention);
        return builder.build();
    }
}
