package io.unisession.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of a call and its keys. To change only some of them, extend {@link DefaultCallConvention}.
 * To use a convention, pass it to {@link CallObservations.Builder#callConvention}, or register it with the
 * application's {@code ObservationRegistry}.
 */
public interface CallConvention extends ObservationConvention<CallContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof CallContext;
    }
}
