package io.unisession.soak;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.Timing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.SessionException;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A million calls, of which one in three meets a fault, by threads that share one pipeline. Each call has to bring its
 * own session or the exception of its fault; anything else is a lost response.
 */
public final class Soak {
    private static final int THREADS = 16;
    private static final int CALLS_TO_WARM_UP = 5_000;
    private static final Endpoint GET = Endpoint.get("getSession", "/sessions/{sessionId}");

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    /** Calls whose fault is over, so that all that is sent for them again is answered. */
    private final Set<Long> recovering = ConcurrentHashMap.newKeySet();

    private Soak() {}

    /**
     * Runs the soak.
     *
     * @param arguments the number of calls
     */
    public static void main(String[] arguments) throws Exception {
        long calls = Long.parseLong(arguments[0]);
        new Soak().run(CALLS_TO_WARM_UP);
        Resources before = Resources.now();
        Soak soak = new Soak();
        long start = System.nanoTime();

        soak.run(calls);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Resources after = Resources.settled(before);
        System.out.printf(
                "calls %d, faults %d, retries %d, lost responses %d, seconds %d%nbefore: %s%nafter:  %s%n",
                calls, soak.faults.get(), soak.retries.get(), soak.lost.get(), took.toSeconds(), before, after);
        if (soak.lost.get() > 0) {
            System.exit(1);
        }
    }

    private void run(long calls) throws IOException, InterruptedException {
        TransportSettings settings = TransportSettings.builder()
                .attemptTimeout(Duration.ofSeconds(5))
                .timing(new NoWaits())
                .listener(new CallListener() {
                    @Override
                    public void attemptEnded(CallEvent event) {
                        event.nextAttemptIn().ifPresent(delay -> retries.incrementAndGet());
                    }
                })
                .build();
        try (RawService service = new RawService(this::serve);
                HttpPipeline pipeline = HttpPipeline.builder("acme", settings)
                        .baseUrl(service.url())
                        .build()) {
            List<Thread> threads = new ArrayList<>();
            for (int count = 0; count < THREADS; count++) {
                Thread thread = new Thread(() -> callUpTo(calls, pipeline));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void callUpTo(long calls, HttpPipeline pipeline) {
        for (long call = next.incrementAndGet(); call <= calls; call = next.incrementAndGet()) {
            if (!isAsExpected(call, pipeline)) {
                lost.incrementAndGet();
            }
            recovering.remove(call);
        }
    }

    private static boolean isAsExpected(long call, HttpPipeline pipeline) {
        Fault fault = Fault.of(call);
        try {
            Session session = pipeline.call(GET.request(String.valueOf(call)), CallOptions.defaults(), Things::session);
            return fault.isOvercome() && session.id().equals(String.valueOf(call));
        } catch (NotFoundException notFound) {
            return fault == Fault.NOT_FOUND;
        } catch (InvalidResponseException unusable) {
            return fault == Fault.NO_JSON || fault == Fault.NO_SESSION || fault == Fault.TOO_LARGE;
        } catch (SessionException unexpected) {
            System.out.println("lost, with " + fault + ": " + unexpected.getMessage());
            return false;
        } catch (RuntimeException notOfTheTree) {
            notOfTheTree.printStackTrace();
            return false;
        }
    }

    private void serve(RawService.Line line) throws IOException {
        boolean open = true;
        for (String head = line.readRequest(); open && head != null; head = open ? line.readRequest() : null) {
            long call = Long.parseLong(head.substring("GET /sessions/".length(), head.indexOf(" HTTP/1.1")));
            Fault fault = Fault.of(call);
            if (fault == Fault.NONE || recovering.contains(call)) {
                String body = "{\"id\":\"" + call + "\"}";
                line.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            } else {
                faults.incrementAndGet();
                if (fault.isOvercome()) {
                    recovering.add(call);
                }
                open = fault.response(line);
            }
        }
    }

    /**
     * The system's time without the waits before a request is sent again, of which a million calls would take hours.
     */
    private static final class NoWaits implements Timing {
        @Override
        public Instant now() {
            return Timing.system().now();
        }

        @Override
        public long nanoTime() {
            return Timing.system().nanoTime();
        }

        @Override
        public void sleep(Duration duration) {
            // No waiting.
        }

        @Override
        public Duration randomUpTo(Duration limit) {
            return Timing.system().randomUpTo(limit);
        }
    }
}
