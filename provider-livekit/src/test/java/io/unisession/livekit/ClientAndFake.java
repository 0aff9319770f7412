package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.RetryPolicy;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.util.List;
import java.util.Map;

/** A client of a fake LiveKit over real sockets, on one clock. */
final class ClientAndFake implements AutoCloseable {
    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeLiveKit fake = FakeLiveKit.builder()
            .credentials("APIfixture01", "fixture-secret-fixture-secret-32b")
            .clock(clock)
            .start();
    private final LiveKitClient client = LiveKit.builder()
            .url(fake.baseUrl().toString())
            .credentials(fake.apiKey(), fake.apiSecret())
            .timing(clock.timing())
            .retryPolicy(RetryPolicy.none())
            .build();

    FakeClock clock() {
        return clock;
    }

    FakeLiveKit fake() {
        return fake;
    }

    LiveKitClient client() {
        return client;
    }

    ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    /** The paths without what they have in common, and the bodies. */
    List<String> sent() {
        return fake.requests().stream()
                .map(request -> request.path().substring("/twirp/livekit.RoomService/".length()) + " " + request.body())
                .toList();
    }

    static DecodedJWT token(ReceivedRequest request) {
        return JWT.decode(request.credential().orElseThrow());
    }

    static Map<String, Object> grants(ReceivedRequest request) {
        return token(request).getClaim("video").asMap();
    }

    @Override
    public void close() {
        client.close();
        assertThat(fake.unusedResponses()).as("scripted responses left over").isZero();
        fake.close();
    }
}
