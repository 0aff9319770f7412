package io.unisession.generic.internal.perform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientPipelinesTest {
    private final FakeTenbyte service = FakeTenbyte.start();
    private final ClientPipelines pipelines = new ClientPipelines();
    private final HttpPipeline pipeline = HttpPipeline.builder(
                    "acme", TransportSettings.builder().build())
            .baseUrl(service.baseUrl().toString())
            .build();

    @AfterEach
    void close() {
        pipeline.close();
        service.close();
    }

    private void assertClosed() {
        assertThatThrownBy(() -> pipeline.call(Endpoint.get("get", "/").request(), CallOptions.defaults()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this acme client is closed");
    }

    @Test
    void close_closesAll() {
        pipelines.add(pipeline);
        pipelines.close();

        assertClosed();
    }

    @Test
    void add_afterTheClose_closesAtOnce() {
        pipelines.close();
        pipelines.add(pipeline);

        assertClosed();
    }
}
