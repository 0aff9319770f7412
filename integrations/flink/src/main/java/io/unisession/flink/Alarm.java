package io.unisession.flink;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something later. */
interface Alarm extends AutoCloseable {
    /** Runs an action after a delay, on a thread of its own, unless the alarm has been closed by then. */
    void after(Duration delay, Runnable action);

    @Override
    void close();

    /** An alarm with one thread. */
    static Alarm onThread(String name) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(action -> {
            Thread thread = new Thread(action, name);
            thread.setDaemon(true);
            return thread;
        });
        return new Alarm() {
            @Override
            public void after(Duration delay, Runnable action) {
                if (!executor.isShutdown()) {
                    var unused = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
                }
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }
}
