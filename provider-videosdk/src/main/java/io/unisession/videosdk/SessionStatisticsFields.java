package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Collects the fields of the statistics of one session. */
final class SessionStatisticsFields implements ObjectFields<SessionStatistics> {
    private final SessionStatistics.Builder statistics = SessionStatistics.builder();
    private boolean measured;

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "sessionId" -> statistics.sessionId(json.id());
            case "roomId", "meetingId" -> statistics.roomId(json.id());
            case "stats" -> {
                measured = true;
                statistics.samples(QualitySample.readAll(json));
            }
            default -> {}
        }
    }

    @Override
    public @Nullable SessionStatistics value(ProviderDocument raw, ResponseMetadata metadata) {
        return measured ? statistics.raw(raw).metadata(metadata).build() : null;
    }
}
