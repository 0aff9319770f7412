package io.unisession.spi;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread at a time read settings. Unlike {@code synchronized} and the maps of the JDK, it does not pin virtual
 * threads while a source is read, and a thread that waits for another one can be interrupted.
 */
final class ReadingLock {
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Does something while no other thread does.
     *
     * @throws IllegalStateException if the thread is interrupted while it waits
     */
    <T> T locked(Supplier<T> action) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread reads the settings", interrupted);
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
