package io.unisession.testkit.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The platform threads that run now. */
final class RunningThreads {
    /**
     * Threads that are nobody's to end, by what their names start with: those that OkHttp and Okio keep for all
     * clients of the program, those of the fake service, and the carriers of virtual threads.
     */
    private static final List<String> SHARED = List.of(
            "OkHttp TaskRunner", "Okio Watchdog", "MockWebServer", "ForkJoinPool", "Attach Listener", "process reaper");

    /** The Java runtime's own group, such as for what watches the sockets of virtual threads. */
    private static final String RUNTIME = "InnocuousThreadGroup";

    private RunningThreads() {}

    static Set<Thread> all() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** Those that somebody has started since and that somebody has to end. */
    static List<Thread> startedSince(Set<Thread> before) {
        return all().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> SHARED.stream().noneMatch(thread.getName()::startsWith))
                .filter(thread -> !isOfTheRuntime(thread))
                .toList();
    }

    /** A thread that has just ended has no group any more. */
    private static boolean isOfTheRuntime(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getName().equals(RUNTIME);
    }
}
