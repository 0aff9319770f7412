package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the statistics of one participant. */
final class ParticipantStatisticsMapping implements ObjectMapping<ParticipantStatistics> {
    private final ParticipantStatistics.Builder statistics = ParticipantStatistics.builder();
    private boolean hasSamples;

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "sessionId" -> statistics.sessionId(json.id());
            case "roomId", "meetingId" -> statistics.roomId(json.id());
            case "participantId" -> statistics.participantId(json.id());
            case "participantName" -> statistics.participantName(json.id());
            case "deviceInfo" -> {
                Map<String, @Nullable String> device = texts(json);
                statistics.deviceName(device.get("deviceName")).deviceVersion(device.get("deviceVersion"));
            }
            case "sdkInfo" -> {
                Map<String, @Nullable String> sdk = texts(json);
                statistics.sdkName(sdk.get("sdkName")).sdkVersion(sdk.get("sdkVersion"));
            }
            case "location" -> statistics.location(ParticipantLocation.read(json));
            case "network" -> {
                Map<String, @Nullable String> network = texts(json);
                statistics.networkNumber(network.get("asn")).networkOwner(network.get("org"));
            }
            case "stats" -> {
                hasSamples = true;
                statistics.samples(QualitySample.readAll(json));
            }
            case "resolutionUsage" -> statistics.resolutionUsages(ResolutionUsage.readAll(json));
            default -> {}
        }
    }

    private static Map<String, @Nullable String> texts(JsonReader json) throws IOException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        if (json.enterObject()) {
            while (json.nextField()) {
                texts.put(json.field(), json.id());
            }
        }
        return texts;
    }

    @Override
    public @Nullable ParticipantStatistics value(ProviderDocument raw, ResponseMetadata metadata) {
        return hasSamples ? statistics.raw(raw).metadata(metadata).build() : null;
    }
}
