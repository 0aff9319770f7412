package io.unisession.flink;

import io.unisession.history.sync.SessionVersion;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** What a reader emits. */
final class Emitted implements ReaderOutput<SessionVersion> {
    private final List<SessionVersion> versions = new ArrayList<>();

    List<SessionVersion> versions() {
        return versions;
    }

    @Override
    public void collect(SessionVersion version) {
        versions.add(version);
    }

    @Override
    public void collect(SessionVersion version, long time) {
        versions.add(version);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new UnsupportedOperationException("emitWatermark");
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException("markIdle");
    }

    @Override
    public void markActive() {
        throw new UnsupportedOperationException("markActive");
    }

    @Override
    public SourceOutput<SessionVersion> createOutputForSplit(String splitId) {
        throw new UnsupportedOperationException("createOutputForSplit");
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        throw new UnsupportedOperationException("releaseOutputForSplit");
    }
}
