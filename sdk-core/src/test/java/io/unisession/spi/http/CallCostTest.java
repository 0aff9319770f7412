package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.support.Service;
import io.unisession.support.Threads;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What calls cost that can be counted, with room for every Java. How long they take is for the module benchmarks. */
class CallCostTest {
    private static final int CALLS = 400;

    @RegisterExtension
    final Service service = new Service();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void respondToAll() {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                // A body would come in a packet of its own, and wait for 40 ms until the head's is acknowledged.
                return new MockResponse.Builder().code(204).build();
            }
        });
    }

    /** OkHttp takes 9,000 bytes of it, or a few thousand more as long as the JVM has not compiled all of it. */
    @Test
    void allocationPerCall_isBelow30000Bytes() {
        try (HttpPipeline pipeline = service.pipeline().build()) {
            call(pipeline, CALLS);
            long before = threads.getCurrentThreadAllocatedBytes();
            call(pipeline, CALLS);

            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / CALLS)
                    .isBetween(1_000L, 30_000L);
        }
    }

    /** Some authenticators have credentials for each room, and a client may live for years. */
    @Test
    void credentialsOfAnEarlierCall_takeNoMemory() {
        List<WeakReference<Authorization>> sent = new ArrayList<>();
        try (HttpPipeline pipeline = service.pipeline()
                .authenticator(timeLeft -> {
                    Authorization own = Authorization.header("X-API-Key", Secret.of("made-up-" + sent.size()));
                    sent.add(new WeakReference<>(own));
                    return Optional.of(own);
                })
                .build()) {
            call(pipeline, 20);

            Threads.awaitTrue("only the last credentials are kept", () -> {
                System.gc();
                return sent.subList(0, 19).stream().allMatch(each -> each.get() == null);
            });
        }
    }

    private static void call(HttpPipeline pipeline, int times) {
        for (int call = 0; call < times; call++) {
            pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
        }
    }
}
