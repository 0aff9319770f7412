package io.unisession.testkit.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The platform threads that are running. */
final class RunningThreads {
    /**
     * Prefixes of the names of threads that a client need not end: those that OkHttp and Okio share among all clients,
     * those of the fake service, and the carriers of virtual threads.
     */
    private static final List<String> SHARED = List.of(
            "OkHttp TaskRunner", "Okio Watchdog", "MockWebServer", "ForkJoinPool", "Attach Listener", "process reaper");

    /** The Java runtime's own thread group. It includes, for example, the poller for virtual threads' sockets. */
    private static final String RUNTIME = "InnocuousThreadGroup";

    private RunningThreads() {}

    static Set<Thread> all() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    /** The threads started since then that the client must end. */
    static List<Thread> startedSince(Set<Thread> before) {
        return all().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> SHARED.stream().noneMatch(thread.getName()::startsWith))
                .filter(thread -> !isOfTheRuntime(thread))
                .toList();
    }

    /** A thread that has just ended has no group. */
    private static boolean isOfTheRuntime(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getName().equals(RUNTIME);
    }
}
