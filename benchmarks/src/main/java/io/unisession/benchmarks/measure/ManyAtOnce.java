package io.unisession.benchmarks.measure;

import io.unisession.AsyncSessionClient;
import io.unisession.SessionClient;
import io.unisession.benchmarks.subject.FloorAtOnce;
import io.unisession.videosdk.VideoSdk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Calls a second with 64 in flight: UniSession's async view, and what one would write instead. */
public final class ManyAtOnce {
    private static final int IN_FLIGHT = 64;
    /**
     * How long each is called one at a time before all else: 64 threads would leave the compiler no time, and as long
     * as it is not done, whoever has less code is ahead.
     */
    private static final long WARM_UP_MILLIS = 6_000;

    private static final int WARM_UP_ROUNDS = 6;

    private ManyAtOnce() {}

    private interface Start {
        CompletableFuture<?> start() throws Exception;
    }

    /** Takes the base URL, the session's id, the rounds and the milliseconds of a round. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws Exception {
        String baseUrl = arguments[0];
        String sessionId = arguments[1];
        int rounds = Integer.parseInt(arguments[2]);
        long millis = Long.parseLong(arguments[3]);
        SessionClient client =
                VideoSdk.builder().token("made-up-token").baseUrl(baseUrl).build();
        AsyncSessionClient async = client.async();
        FloorAtOnce floor = new FloorAtOnce(baseUrl + "|" + sessionId, IN_FLIGHT);
        List<Start> all =
                new ArrayList<>(List.of(() -> async.getSession(sessionId), floor::onFixedPool, floor::onDispatcher));
        if (floor.hasVirtualThreads()) {
            all.add(floor::onVirtualDispatcher);
        }
        for (Start start : all) {
            perSecond(start, 1, WARM_UP_MILLIS);
        }
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            StringBuilder line = new StringBuilder("persecond");
            for (Start start : all) {
                line.append(' ').append(perSecond(start, IN_FLIGHT, millis));
            }
            if (round >= 0) {
                System.out.println(line);
            }
        }
        System.exit(0);
    }

    private static long perSecond(Start call, int inFlight, long millis) throws Exception {
        Semaphore free = new Semaphore(inFlight);
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        long count = 0;
        List<Throwable> failures = new ArrayList<>();
        while (System.nanoTime() < end) {
            free.acquire();
            count++;
            var unused = call.start().whenComplete((value, failure) -> {
                if (failure != null) {
                    synchronized (failures) {
                        failures.add(failure);
                    }
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " calls failed", failures.get(0));
        }
        return count * 1_000_000_000 / (System.nanoTime() - start);
    }
}
