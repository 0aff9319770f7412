package io.unisession.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many calls a second so many threads get through, one subject after the other, in rounds. */
public final class Throughput {
    private Throughput() {}

    /**
     * Takes the threads, the rounds, the milliseconds of a round, and then class name, target and class path of each
     * subject.
     */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        List<Subject> subjects = Subject.load(Arrays.asList(arguments).subList(3, arguments.length));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int round = -1; round < rounds; round++) {
            StringBuilder line = new StringBuilder("persecond");
            for (Subject subject : subjects) {
                line.append(' ').append(perSecond(pool, threads, millis, subject));
            }
            if (round >= 0) {
                System.out.println(line);
            }
        }
        System.exit(0);
    }

    private static long perSecond(ExecutorService pool, int threads, long millis, Subject subject) throws Exception {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        List<Future<Long>> counts = new ArrayList<>();
        for (int index = 0; index < threads; index++) {
            counts.add(pool.submit(() -> {
                long count = 0;
                while (System.nanoTime() < end) {
                    subject.run(1);
                    count++;
                }
                return count;
            }));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum * 1_000_000_000 / (System.nanoTime() - start);
    }
}
