package io.unisession.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Runs subjects in turn in one JVM: so many calls of each make a round, and the times within a round are compared, so
 * that whatever slows the machine down slows all of them. The order turns round by round. Prints the time of each
 * round, the processor time of its thread, and the bytes that a call allocated on its thread.
 */
public final class PairedRun {
    private static final int WARM_UP_ROUNDS = 30;

    /** Keeps the compiler from leaving calls out whose results nobody uses. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object sink = "";

    private PairedRun() {}

    /**
     * Takes the milliseconds that each subject is warmed up for, the calls in a round, the number of rounds, and then
     * class name, target and class path of each subject.
     */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws Exception {
        long warmUpMillis = Long.parseLong(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        List<Subject> subjects = Subject.load(Arrays.asList(arguments).subList(3, arguments.length));
        warmUp(subjects, warmUpMillis, calls, rounds);
        long[][] bytes = new long[subjects.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            long[] nanos = new long[subjects.size()];
            long[] processorNanos = new long[subjects.size()];
            for (int turn = 0; turn < subjects.size(); turn++) {
                int which = order(round, turn, subjects.size());
                long bytesBefore = allocated();
                long processorStart = processorTime();
                long start = System.nanoTime();
                sink = subjects.get(which).run(calls);
                nanos[which] = (System.nanoTime() - start) / calls;
                processorNanos[which] = (processorTime() - processorStart) / calls;
                bytes[which][round] = (allocated() - bytesBefore) / calls;
            }
            System.out.println("round " + words(nanos));
            System.out.println("processor " + words(processorNanos));
        }
        long[] medians = Arrays.stream(bytes).mapToLong(PairedRun::median).toArray();
        System.out.println("bytes " + words(medians));
        System.exit(0);
    }

    /** For so long and so often, since on a busy machine the one says nothing of the other. */
    private static void warmUp(List<Subject> subjects, long millis, int calls, int rounds) throws Exception {
        int least = Math.min(WARM_UP_ROUNDS, rounds);
        long end = System.nanoTime() + millis * 1_000_000 * subjects.size();
        for (int round = 0; round < least || System.nanoTime() < end; round++) {
            for (Subject subject : subjects) {
                sink = subject.run(calls);
            }
        }
    }

    /** Forwards and backwards by turns, and each begins as often as any other. */
    private static int order(int round, int turn, int count) {
        int shifted = (turn + round / 2) % count;
        return round % 2 == 0 ? shifted : count - 1 - shifted;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String words(long[] values) {
        return String.join(" ", Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new));
    }
}
