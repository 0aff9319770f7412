package io.unisession.internal.transport;

/** Counts the bytes that arrive, up to a limit, until there is a reason for more. */
final class Arrivals {
    private final long mostBytes;
    private volatile long bytes;

    Arrivals(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Only one thread reads, but another may write. A lost update changes the limit by little. */
    void add(int arrived) throws TooLargeException {
        long total = bytes + arrived;
        bytes = total;
        if (total > mostBytes) {
            throw new TooLargeException(mostBytes);
        }
    }

    void startAgain() {
        bytes = 0;
    }
}
