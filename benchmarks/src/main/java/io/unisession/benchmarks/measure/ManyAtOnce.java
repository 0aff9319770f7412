package io.unisession.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Calls a second with 64 in flight, of subjects that give a future for each call. */
public final class ManyAtOnce {
    private static final int IN_FLIGHT = 64;
    /**
     * How long each is called one at a time before all else: 64 threads would leave the compiler no time, and as long
     * as it is not done, whoever has less code is ahead.
     */
    private static final long WARM_UP_MILLIS = 6_000;

    private static final int WARM_UP_ROUNDS = 6;

    private ManyAtOnce() {}

    /** Takes the rounds, the milliseconds of a round, and then class name, target and class path of each subject. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        long millis = Long.parseLong(arguments[1]);
        List<Subject> subjects = Subject.load(Arrays.asList(arguments).subList(2, arguments.length));
        for (Subject subject : subjects) {
            perSecond(subject, 1, WARM_UP_MILLIS);
        }
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            StringBuilder line = new StringBuilder("persecond");
            for (Subject subject : subjects) {
                line.append(' ').append(perSecond(subject, IN_FLIGHT, millis));
            }
            if (round >= 0) {
                System.out.println(line);
            }
        }
        System.exit(0);
    }

    private static long perSecond(Subject subject, int inFlight, long millis) throws Exception {
        Semaphore free = new Semaphore(inFlight);
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        long count = 0;
        List<Throwable> failures = new ArrayList<>();
        while (System.nanoTime() < end) {
            free.acquire();
            count++;
            var unused = ((CompletableFuture<?>) subject.run(1)).whenComplete((value, failure) -> {
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
