package io.unisession.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a process holds at a moment. */
record Resources(int threads, long fileDescriptors, long heapKilobytes) {
    private static final int SECONDS_TO_SETTLE = 70;

    static Resources now() {
        System.gc();
        long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Resources(ManagementFactory.getThreadMXBean().getThreadCount(), descriptors, heap / 1024);
    }

    /**
     * When as few threads and descriptors are left as there were, or a minute later: OkHttp's threads end when they
     * were idle for that long.
     */
    static Resources settled(Resources before) throws InterruptedException {
        Resources now = now();
        for (int second = 0; second < SECONDS_TO_SETTLE && now.isAbove(before); second++) {
            Thread.sleep(1_000);
            now = now();
        }
        return now;
    }

    private boolean isAbove(Resources other) {
        return threads > other.threads || fileDescriptors > other.fileDescriptors;
    }

    @Override
    public String toString() {
        return "threads " + threads + ", file descriptors " + fileDescriptors + ", heap " + heapKilobytes + " kB";
    }
}
