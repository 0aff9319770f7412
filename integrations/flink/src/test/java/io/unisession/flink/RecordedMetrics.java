package io.unisession.flink;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** The metrics of a reader or an enumerator, by their names. */
final class RecordedMetrics extends UnregisteredMetricsGroup
        implements SourceReaderMetricGroup, SplitEnumeratorMetricGroup {
    private final String prefix;
    private final Map<String, Counter> counters;
    private final Map<String, Gauge<?>> gauges;
    private final Records records = new Records();
    private final Counter errors = new SimpleCounter();

    private static final class Records extends UnregisteredMetricsGroup implements OperatorIOMetricGroup {
        private final Counter in = new SimpleCounter();

        @Override
        public Counter getNumRecordsInCounter() {
            return in;
        }

        @Override
        public Counter getNumRecordsOutCounter() {
            throw new UnsupportedOperationException("getNumRecordsOutCounter");
        }

        @Override
        public Counter getNumBytesInCounter() {
            throw new UnsupportedOperationException("getNumBytesInCounter");
        }

        @Override
        public Counter getNumBytesOutCounter() {
            throw new UnsupportedOperationException("getNumBytesOutCounter");
        }
    }

    RecordedMetrics() {
        this("", new TreeMap<>(), new TreeMap<>());
    }

    private RecordedMetrics(String prefix, Map<String, Counter> counters, Map<String, Gauge<?>> gauges) {
        this.prefix = prefix;
        this.counters = counters;
        this.gauges = gauges;
    }

    long count(String name) {
        return counters.get(name).getCount();
    }

    Object value(String name) {
        return gauges.get(name).getValue();
    }

    @Override
    public Counter counter(String name) {
        return counters.computeIfAbsent(prefix + name, key -> new SimpleCounter());
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        gauges.put(prefix + name, gauge);
        return gauge;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new RecordedMetrics(prefix + key + "." + value + ".", counters, gauges);
    }

    @Override
    public Counter getNumRecordsInErrorsCounter() {
        return errors;
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
        return records;
    }

    @Override
    public void setPendingBytesGauge(Gauge<Long> gauge) {
        throw new UnsupportedOperationException("setPendingBytesGauge");
    }

    @Override
    public void setPendingRecordsGauge(Gauge<Long> gauge) {
        throw new UnsupportedOperationException("setPendingRecordsGauge");
    }

    @Override
    public <G extends Gauge<Long>> G setUnassignedSplitsGauge(G gauge) {
        return gauge("unassignedSplits", gauge);
    }
}
