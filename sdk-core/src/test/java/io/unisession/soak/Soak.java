package io.unisession.soak;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.Timing;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.SessionException;
import io.unisession.spi.http.Authenticator;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * A million calls, of which one in three meets a fault, by threads that share two pipelines: one for HTTP/1.1, one for
 * HTTP/2. Each call has to bring its own session or the exception of its fault, and each POST has to take effect once;
 * anything else is a lost response.
 */
public final class Soak {
    /** Would say of each retry how it went. */
    private static final Logger LOG = Logger.getLogger("io.unisession");

    private static final int THREADS = 16;
    private static final int CALLS_TO_WARM_UP = 5_000;
    /** As short as that of common servers. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(2);

    private static final Endpoint GET = Endpoint.get("getSession", "/sessions/{sessionId}");

    private static final Pattern HEAD = Pattern.compile("^(GET|POST) /sessions/([0-9]+) HTTP/1.1");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");
    private static final Endpoint POST = Endpoint.post("endSession", "/sessions/{sessionId}");

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    /** Calls whose fault is over, so that all that is sent for them again is answered. */
    private final Set<Long> recovering = ConcurrentHashMap.newKeySet();
    /** How often the POST of a call took effect. */
    private final Map<Long, Integer> effects = new ConcurrentHashMap<>();

    private Soak() {}

    /**
     * Runs the soak.
     *
     * @param arguments the number of calls
     */
    public static void main(String[] arguments) throws Exception {
        long calls = Long.parseLong(arguments[0]);
        LOG.setLevel(Level.WARNING);
        new Soak().run(CALLS_TO_WARM_UP);
        Resources before = Resources.now();
        Soak soak = new Soak();
        long start = System.nanoTime();

        soak.run(calls);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Resources after = Resources.settled(before);
        System.out.printf(
                "Java %d, calls %d, faults %d, retries %d, lost responses %d, seconds %d%nbefore: %s%nafter:  %s%n",
                Runtime.version().feature(),
                calls,
                soak.faults.get(),
                soak.retries.get(),
                soak.lost.get(),
                took.toSeconds(),
                before,
                after);
        if (soak.lost.get() > 0) {
            System.exit(1);
        }
    }

    private void run(long calls) throws IOException, InterruptedException {
        OkHttpClient http2 = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
        try (RawService service = new RawService(this::serve);
                RawService http2Service = new RawService(line -> new Http2Line(line).serve(this::http2Fault));
                HttpPipeline pipeline = pipeline(settings().build(), service);
                HttpPipeline http2Pipeline =
                        pipeline(settings().httpClient(http2).build(), http2Service)) {
            List<Thread> threads = new ArrayList<>();
            for (int count = 0; count < THREADS; count++) {
                Thread thread = new Thread(() -> callUpTo(calls, pipeline, http2Pipeline));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private TransportSettings.Builder settings() {
        return TransportSettings.builder()
                .attemptTimeout(Duration.ofSeconds(5))
                .timing(new NoWaits())
                .listener(new CallListener() {
                    @Override
                    public void attemptEnded(CallEvent event) {
                        event.nextAttemptIn().ifPresent(delay -> retries.incrementAndGet());
                    }
                });
    }

    private static HttpPipeline pipeline(TransportSettings settings, RawService service) {
        return HttpPipeline.builder("acme", settings)
                .baseUrl(service.url())
                .authenticator(Authenticator.bearer(Secret.of(Fault.CREDENTIAL)))
                .build();
    }

    private void callUpTo(long calls, HttpPipeline pipeline, HttpPipeline http2Pipeline) {
        for (long call = next.incrementAndGet(); call <= calls; call = next.incrementAndGet()) {
            Fault.Kind kind = Fault.Kind.of(call);
            boolean expected = isAsExpected(call, kind, kind == Fault.Kind.POST_OVER_HTTP2 ? http2Pipeline : pipeline);
            if (!expected || !tookEffectAsExpected(call, kind)) {
                lost.incrementAndGet();
            }
            recovering.remove(call);
        }
    }

    private static boolean isAsExpected(long call, Fault.Kind kind, HttpPipeline pipeline) {
        Fault fault = Fault.of(call);
        try {
            send(call, kind, pipeline);
            return fault.outcome() == Fault.Outcome.SUCCESS;
        } catch (NotFoundException notFound) {
            return fault.outcome() == Fault.Outcome.NOT_FOUND;
        } catch (InvalidResponseException unusable) {
            return fault.outcome() == Fault.Outcome.INVALID;
        } catch (AuthenticationException refused) {
            return fault.outcome() == Fault.Outcome.UNAUTHORIZED && hidesTheCredential(refused);
        } catch (SessionException unexpected) {
            System.out.println("lost, with " + fault + ": " + unexpected.getMessage());
            return false;
        } catch (RuntimeException | Error notOfTheTree) {
            notOfTheTree.printStackTrace();
            return false;
        }
    }

    private static void send(long call, Fault.Kind kind, HttpPipeline pipeline) {
        String id = String.valueOf(call);
        if (kind == Fault.Kind.GET) {
            pipeline.call(GET.request(id), CallOptions.defaults(), response -> {
                Session session = Things.session(response);
                response.requireIsAbout(id, session.id());
                return session;
            });
            return;
        }
        if (Fault.of(call) == Fault.CLOSED_WHILE_IDLE) {
            pause();
        }
        pipeline.call(POST.request(id).json(Map.of("call", call)), CallOptions.defaults());
    }

    private static boolean hidesTheCredential(AuthenticationException failure) {
        return !failure.toString().replace("\\", "").contains(Fault.CREDENTIAL);
    }

    private boolean tookEffectAsExpected(long call, Fault.Kind kind) {
        int expected = kind == Fault.Kind.GET || Fault.of(call) == Fault.QUOTED_CREDENTIAL ? 0 : 1;
        Integer times = effects.remove(call);
        boolean once = (times == null ? 0 : times) == expected;
        if (!once) {
            System.out.println("lost, with " + Fault.of(call) + ": " + kind + " took effect " + times + " times");
        }
        return once;
    }

    /** Until the service has closed the connections that are idle. */
    private static void pause() {
        try {
            Thread.sleep(IDLE_LIMIT.plusMillis(100).toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(RawService.Line line) throws IOException {
        boolean open = true;
        for (String head = line.readRequestWithin(IDLE_LIMIT);
                open && head != null;
                head = open ? line.readRequestWithin(IDLE_LIMIT) : null) {
            Matcher parsed = HEAD.matcher(head);
            if (!parsed.find()) {
                throw new IOException("not a request of the soak: " + head);
            }
            skipBody(line, head);
            long call = Long.parseLong(parsed.group(2));
            Fault fault = faultOf(call);
            if (parsed.group(1).equals("POST") && (fault == Fault.NONE || fault.takesEffect())) {
                effects.merge(call, 1, Integer::sum);
            }
            if (fault == Fault.NONE) {
                line.send(Fault.session(call));
            } else {
                open = fault.response(line, call);
            }
        }
    }

    private static void skipBody(RawService.Line line, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            line.in().skipNBytes(Long.parseLong(length.group(1)));
        }
    }

    private Fault http2Fault(long call) {
        Fault fault = faultOf(call);
        if (fault == Fault.NONE) {
            effects.merge(call, 1, Integer::sum);
        }
        return fault;
    }

    /** What goes wrong with a request. What a call overcomes goes wrong once. */
    private Fault faultOf(long call) {
        Fault fault = Fault.of(call);
        if (fault == Fault.NONE || recovering.contains(call)) {
            return Fault.NONE;
        }
        faults.incrementAndGet();
        if (fault.outcome() == Fault.Outcome.SUCCESS) {
            recovering.add(call);
        }
        return fault;
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
