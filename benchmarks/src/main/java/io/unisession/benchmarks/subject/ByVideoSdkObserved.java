package io.unisession.benchmarks.subject;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.unisession.CallListener;
import io.unisession.micrometer.CallObservations;
import io.unisession.opentelemetry.CallTelemetry;
import io.unisession.videosdk.VideoSdk;

/** A session of VideoSDK, got by a client whose calls are observed. */
public abstract class ByVideoSdkObserved extends ByVideoSdk {
    private ByVideoSdkObserved(String target, CallListener listener) {
        super(target, VideoSdk.builder().token("made-up-token").listener(listener));
    }

    /** Observations that become meters, as in Spring Boot. */
    public static final class WithMicrometer extends ByVideoSdkObserved {
        /** With a token that was given ready. */
        public WithMicrometer(String target) {
            super(target, CallObservations.of(registry()));
        }

        private static ObservationRegistry registry() {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig()
                    .observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
            return registry;
        }
    }

    /** Spans and histograms of OpenTelemetry's SDK. Nothing exports them: that happens on other threads. */
    public static final class WithOpenTelemetry extends ByVideoSdkObserved {
        /** With a token that was given ready. */
        public WithOpenTelemetry(String target) {
            super(target, CallTelemetry.of(sdk()));
        }

        private static OpenTelemetry sdk() {
            return OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder().build())
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(InMemoryMetricReader.create())
                            .build())
                    .build();
        }
    }
}
