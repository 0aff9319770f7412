package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.SessionClient;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncStateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table "What it reads" of docs/history.md. */
class SyncOfEveryProviderTest {
    private static final SyncPlan PLAN =
            SyncPlan.builder("account", Instant.parse("2026-03-02T09:00:00Z")).build();

    @TempDir
    private Path folder;

    @Test
    void everyProvider_isCopiedOrRefusedWithTheWayOut() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        for (ProviderFacts provider : ProviderFacts.read()) {
            try (SessionClient client = provider.open()) {
                modes.put(provider.title(), mode(client));
            }
        }

        assertThat(modes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("VideoSDK, API version 2", "BY_START"),
                        Map.entry("100ms", "BY_START"),
                        Map.entry("Daily", "BY_START"),
                        Map.entry("Google Meet", "BY_START"),
                        Map.entry("Twilio Video", "BY_START"),
                        Map.entry("Zoom Video SDK", "BY_START"),
                        Map.entry("Zoom Meetings", "ENDED_BY_START"),
                        Map.entry("VideoSDK, API version 1", "FEED"),
                        Map.entry("SignalWire Video", "FEED"),
                        Map.entry("Cloudflare RealtimeKit", "FEED"),
                        Map.entry("Tenbyte webinar", "FEED"),
                        Map.entry("Bandwidth WebRTC, version 1", "bandwidth cannot list sessions"),
                        Map.entry(
                                "LiveKit",
                                "livekit lists only sessions that are active, so their history cannot be copied"),
                        Map.entry(
                                "Janus, VideoRoom plugin",
                                "janus lists only sessions that are active, so their history cannot be copied")));
    }

    private String mode(SessionClient client) {
        try {
            ListingMode mode = ListingMode.of(client, PLAN);
            builder().add(PLAN, client, RequestBudget.unlimited());
            return mode.name();
        } catch (UnsupportedCapabilityException refused) {
            // The settings are made up: a request would have failed in another way.
            assertThat(refused)
                    .hasMessageEndingWith(". Keep its sessions in a SessionJournal: record its events, or if it sends"
                            + " none, get each session through a JournaledClient while it is active (see"
                            + " docs/events.md and docs/journal.md)");
            return refused.getMessage().substring(0, refused.getMessage().indexOf(". Keep"));
        }
    }

    private SessionSync.Builder builder() {
        return SessionSync.builder(SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("state")));
    }
}
