package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.RetryPolicy;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** A client of a fake Bandwidth over real sockets; closing it checks that no connection was left in use. */
final class ClientAndFake implements AutoCloseable {
    private final FakeBandwidth fake;
    private final ConnectionPool connections = new ConnectionPool(5, 1, TimeUnit.MINUTES);
    private final BandwidthClient client;

    private ClientAndFake(FakeBandwidth fake) {
        this.fake = fake;
        this.client = Bandwidth.builder()
                .credentials(fake.accountId(), fake.username(), fake.password())
                .baseUrl(fake.baseUrl().toString())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ZERO, Duration.ZERO))
                .httpClient(
                        new OkHttpClient.Builder().connectionPool(connections).build())
                .build();
    }

    static ClientAndFake start() {
        return over(FakeBandwidth.start());
    }

    static ClientAndFake over(FakeBandwidth fake) {
        return new ClientAndFake(fake);
    }

    FakeBandwidth fake() {
        return fake;
    }

    BandwidthClient client() {
        return client;
    }

    ReceivedRequest onlyRequest() {
        assertThat(fake.requests()).hasSize(1);
        return fake.requests().get(0);
    }

    /** A participant in Bandwidth's own words. */
    BandwidthParticipant participant(String participantId) {
        return client.getParticipant(participantId)
                .unwrap(BandwidthParticipant.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        client.close();
        assertThat(connections.connectionCount() - connections.idleConnectionCount())
                .as("connections in use")
                .isZero();
        assertThat(fake.unusedResponses()).as("scripted responses left over").isZero();
        connections.evictAll();
        fake.close();
    }
}
