package io.unisession.examples;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shows how calls become metrics: a listener counts them by provider, operation, path and outcome. These have few
 * different values and no personal data, so they can be labels of a metric. One of the three calls meets an overloaded
 * service twice, and one gets a session that does not exist.
 */
public final class WatchCalls {
    private WatchCalls() {}

    /** In an application, these would be counters of Micrometer or OpenTelemetry. */
    private static final class Counters implements CallListener {
        private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

        @Override
        public void attemptEnded(CallEvent event) {
            if (event.nextAttemptIn().isPresent()) {
                count("retried " + labels(event));
            }
        }

        @Override
        public void callEnded(CallEvent event) {
            String outcome = event.failure()
                    .map(failure -> failure.getClass().getSimpleName())
                    .orElse("ok");
            // A timer would record event.elapsed() here. It includes event.waited(), the waits before retries.
            count("ended   " + labels(event) + " " + outcome);
        }

        private static String labels(CallEvent event) {
            String status = event.httpStatus().isPresent()
                    ? Integer.toString(event.httpStatus().getAsInt())
                    : "no response";
            return event.provider() + " " + event.operation() + " " + event.method() + " " + event.pathTemplate() + " "
                    + status;
        }

        private void count(String name) {
            counts.computeIfAbsent(name, first -> new LongAdder()).increment();
        }

        Map<String, LongAdder> counts() {
            return new TreeMap<>(counts);
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, WatchCalls::run);
    }

    static void run(PrintStream out) {
        Counters counters = new Counters();
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = client(service, counters)) {
            String sessionId = service.scheduleSession("spring-room", "What is new in spring");
            client.getSession(sessionId);
            service.enqueue(FakeResponse.empty(503), FakeResponse.empty(503));
            client.getSession(sessionId);
            client.findSession("no-such-session");
        }
        counters.counts().forEach((name, count) -> out.println(count + " x " + name));
    }

    private static SessionClient client(FakeTenbyte service, CallListener listener) {
        return GenericSessions.builder(Descriptor.bundled("tenbyte"))
                .baseUrl(service.baseUrl().toString())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(10), Duration.ofMillis(10)))
                .listener(listener)
                .build();
    }
}
