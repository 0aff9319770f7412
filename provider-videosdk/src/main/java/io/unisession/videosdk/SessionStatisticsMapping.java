package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Maps the statistics of one session. */
final class SessionStatisticsMapping implements ObjectMapping<SessionStatistics> {
    private final SessionStatistics.Builder statistics = SessionStatistics.builder();
    private boolean hasSamples;

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "sessionId" -> statistics.sessionId(json.id());
            case "roomId", "meetingId" -> statistics.roomId(json.id());
            case "stats" -> {
                hasSamples = true;
                statistics.samples(QualitySample.readAll(json));
            }
            default -> {}
        }
    }

    @Override
    public @Nullable SessionStatistics value(ProviderDocument raw, ResponseMetadata metadata) {
        return hasSamples ? statistics.raw(raw).metadata(metadata).build() : null;
    }
}
