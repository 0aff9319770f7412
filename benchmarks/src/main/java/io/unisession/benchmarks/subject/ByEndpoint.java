package io.unisession.benchmarks.subject;

import io.unisession.CallOptions;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import java.util.concurrent.Callable;

/**
 * The same response by endpoints that differ in whether a request may be sent twice. The rule about idle connections is
 * for those that may not.
 */
public abstract class ByEndpoint implements Callable<Object>, AutoCloseable {
    private static final String PATH = "/v2/sessions/{sessionId}";

    private final HttpPipeline pipeline;
    private final ApiRequest request;

    private ByEndpoint(String target, Endpoint endpoint) {
        Target parsed = Target.parse(target);
        TransportSettings.Builder settings = TransportSettings.builder();
        Target.clientInMemory(target).ifPresent(settings::httpClient);
        this.pipeline = HttpPipeline.builder("benchmarks", settings.build())
                .baseUrl(parsed.baseUrl())
                .build();
        this.request = endpoint.request(parsed.what());
    }

    @Override
    public Object call() {
        pipeline.call(request, CallOptions.defaults());
        return request;
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** Without the rule, since a GET may be sent twice. */
    public static final class Get extends ByEndpoint {
        /** Sends it to a target. */
        public Get(String target) {
            super(target, Endpoint.get("getSession", PATH));
        }
    }

    /** Without the rule, since it is declared idempotent. */
    public static final class WithoutRule extends ByEndpoint {
        /** Sends it to a target. */
        public WithoutRule(String target) {
            super(target, Endpoint.post("getSession", PATH).idempotent());
        }
    }

    /** With the rule. */
    public static final class WithRule extends ByEndpoint {
        /** Sends it to a target. */
        public WithRule(String target) {
            super(target, Endpoint.post("getSession", PATH));
        }
    }
}
