package io.unisession.flink.cluster;

import io.unisession.history.sync.SessionVersion;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A table in this process, whose rows a job replaces by source and session id. */
public final class Table implements Sink<SessionVersion> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, Map<String, SessionVersion>> TABLES = new ConcurrentHashMap<>();
    private static final Map<Integer, AtomicInteger> WRITES = new ConcurrentHashMap<>();
    private static final Map<Integer, Set<Integer>> WRITERS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final int number = NEXT.incrementAndGet();

    public Table() {
        TABLES.put(number, new ConcurrentHashMap<>());
        WRITES.put(number, new AtomicInteger());
        WRITERS.put(number, ConcurrentHashMap.newKeySet());
    }

    /** The rows, by source and session id. */
    public Map<String, SessionVersion> rows() {
        return TABLES.get(number);
    }

    /** How many versions were written, with those that replaced others. */
    public int writes() {
        return WRITES.get(number).get();
    }

    /** The numbers of the writers that wrote. Each gets the versions of one reader. */
    public Set<Integer> writers() {
        return WRITERS.get(number);
    }

    /** The rows that differ from what the service has. */
    public List<String> differences(Map<String, String> truth) {
        List<String> differences = new ArrayList<>();
        truth.forEach((key, hash) -> {
            SessionVersion row = rows().get(key);
            if (row == null || !row.hash().equals(hash)) {
                differences.add(key + " is " + row);
            }
        });
        rows().keySet().stream()
                .filter(key -> !truth.containsKey(key))
                .forEach(key -> differences.add(key + " is no more"));
        return differences;
    }

    @Override
    public SinkWriter<SessionVersion> createWriter(WriterInitContext context) {
        Map<String, SessionVersion> rows = rows();
        AtomicInteger writes = WRITES.get(number);
        Set<Integer> writers = writers();
        int writer = context.getTaskInfo().getIndexOfThisSubtask();
        return new SinkWriter<>() {
            @Override
            public void write(SessionVersion version, Context unused) {
                writes.incrementAndGet();
                writers.add(writer);
                rows.merge(
                        version.source() + "/" + version.sessionId(),
                        version,
                        (old, written) -> written.observedAt().isBefore(old.observedAt()) ? old : written);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
