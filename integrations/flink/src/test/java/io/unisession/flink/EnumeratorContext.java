package io.unisession.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/** What Flink does for an enumerator, as a record of it. */
final class EnumeratorContext implements SplitEnumeratorContext<SyncSplit> {
    private final Map<Integer, ReaderInfo> readers = new LinkedHashMap<>();
    private final Map<Integer, List<SyncSplit>> assigned = new LinkedHashMap<>();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Integer> finished = new ArrayList<>();

    record Sent(int reader, SourceEvent event) {}

    void register(int reader) {
        readers.put(reader, new ReaderInfo(reader, "127.0.0.1"));
    }

    List<SyncSplit> assignedTo(int reader) {
        return assigned.getOrDefault(reader, List.of());
    }

    /** The events since the last call. */
    List<Sent> sent() {
        List<Sent> events = List.copyOf(sent);
        sent.clear();
        return events;
    }

    List<Integer> finished() {
        return finished;
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        sent.add(new Sent(reader, event));
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<SyncSplit> splits) {
        splits.assignment()
                .forEach((reader, some) -> assigned.computeIfAbsent(reader, key -> new ArrayList<>())
                        .addAll(some));
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        finished.add(reader);
    }

    @Override
    public void runInCoordinatorThread(Runnable action) {
        action.run();
    }

    @Override
    public int currentParallelism() {
        return readers.size();
    }

    @Override
    public RecordedMetrics metricGroup() {
        return metrics;
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException("callAsync");
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler, long delay, long period) {
        throw new UnsupportedOperationException("callAsync");
    }
}
