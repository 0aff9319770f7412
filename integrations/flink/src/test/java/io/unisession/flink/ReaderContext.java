package io.unisession.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.UserCodeClassLoader;

/** What Flink does for a reader, as a record of it. */
final class ReaderContext implements SourceReaderContext {
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final List<SourceEvent> sent = new ArrayList<>();

    /** The events since the last call. */
    List<SourceEvent> sent() {
        List<SourceEvent> events = List.copyOf(sent);
        sent.clear();
        return events;
    }

    @Override
    public void sendSplitRequest() {
        throw new UnsupportedOperationException("sendSplitRequest");
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        sent.add(event);
    }

    @Override
    public int getIndexOfSubtask() {
        return 0;
    }

    @Override
    public String getLocalHostName() {
        return "127.0.0.1";
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public RecordedMetrics metricGroup() {
        return metrics;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException("getUserCodeClassLoader");
    }
}
