package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.RetryPolicy;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.zoom.FakeZoom;
import java.util.List;
import java.util.function.UnaryOperator;

/** Clients of a fake Zoom over real sockets, on one clock. */
final class ClientAndFake implements AutoCloseable {
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeZoom fake = FakeZoom.builder().clock(clock).start();
    private final ZoomClient client = client(builder -> builder.userId(fake.hostId()));
    private final ZoomVideoClient video = ZoomVideo.builder()
            .credentials(fake.apiKey(), fake.apiSecret())
            .baseUrl(fake.baseUrl().toString())
            .timing(clock.timing())
            .retryPolicy(RetryPolicy.none())
            .build();

    ZoomClient client(UnaryOperator<Zoom.Builder> change) {
        return change.apply(Zoom.builder()
                        .credentials(fake.accountId(), fake.clientId(), fake.clientSecret())
                        .tokenUrl(fake.tokenUrl())
                        .baseUrl(fake.baseUrl().toString())
                        .timing(clock.timing())
                        .retryPolicy(RetryPolicy.none()))
                .build();
    }

    FakeClock clock() {
        return clock;
    }

    FakeZoom fake() {
        return fake;
    }

    /** A client for the meetings of the usual host. */
    ZoomClient client() {
        return client;
    }

    ZoomVideoClient video() {
        return video;
    }

    /** Methods, raw paths and queries, without what they have in common. */
    List<String> sent() {
        return fake.requests().stream()
                .map(request -> request.method() + " " + request.path().substring("/v2/".length())
                        + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        video.close();
        assertThat(fake.unusedResponses()).as("scripted responses left over").isZero();
        fake.close();
    }
}
