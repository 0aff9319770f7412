package io.unisession.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of an attempt and its keys. To change only some of them, extend {@link DefaultAttemptConvention}.
 * To use a convention, pass it to {@link CallObservations.Builder#attemptConvention}, or register it with the
 * application's {@code ObservationRegistry}.
 */
public interface AttemptConvention extends ObservationConvention<AttemptContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof AttemptContext;
    }
}
