package io.unisession.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncTask;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final SyncPlan plan = SyncPlan.builder("videosdk/eu", START).build();
    private final SyncState state = SyncState.start(plan);

    private List<SyncTask> tasks() {
        state.begin(plan, ListingMode.BY_START, START.plusSeconds(3 * 86400));
        return state.tasks();
    }

    @Test
    void split_writtenAndRead_isEqual() throws IOException {
        SyncSplitSerializer serializer = new SyncSplitSerializer();
        SyncSplit split = new SyncSplit(
                "videosdk/eu",
                "1",
                tasks().subList(0, 2),
                List.of(new HeldPage(List.of(
                        SessionVersion.of(
                                "videosdk/eu",
                                Session.builder("videosdk").id("session-1").build(),
                                START),
                        SessionVersion.vanished("videosdk/eu", "session-2", START)))));

        SyncSplit read = serializer.deserialize(serializer.getVersion(), serializer.serialize(split));

        assertThat(read).isEqualTo(split).hasSameHashCodeAs(split);
        assertThat(read.isDone()).isTrue();
        assertThat(read.splitId()).isEqualTo("videosdk/eu/1");
    }

    @Test
    void checkpoint_writtenAndRead_isEqual() throws IOException {
        SyncCheckpointSerializer serializer = new SyncCheckpointSerializer();
        SyncCheckpoint checkpoint = new SyncCheckpoint(
                Map.of("videosdk/eu", new SyncCheckpoint.Account(state.toJson(), tasks(), Set.of("1", "2"))));

        SyncCheckpoint read = serializer.deserialize(serializer.getVersion(), serializer.serialize(checkpoint));

        assertThat(read).isEqualTo(checkpoint);
    }

    @Test
    void stateOfALaterVersion_isRefused() {
        String message = "the state of the source has version 2, but this UniSession reads up to version 1."
                + " Use the UniSession that wrote it, or a later one";

        assertThatThrownBy(() -> new SyncSplitSerializer().deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new SyncCheckpointSerializer().deserialize(2, new byte[0]))
                .hasMessage(message);
    }

    private static SessionVersion copy(SessionVersion version) throws IOException {
        TypeSerializer<SessionVersion> serializer =
                new SessionVersionType().createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(version, out);
        DataOutputSerializer copied = new DataOutputSerializer(16);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
        return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
    }

    @Test
    void version_writtenAndRead_hasTheSessionAndItsRawResponse() throws IOException {
        Session session = Session.builder("videosdk")
                .id("session-1")
                .status(SessionStatus.ENDED)
                .startedAt(START)
                .endedAt(START.plusSeconds(60))
                .participants(List.of(Participant.builder("videosdk")
                        .name("Ünal 🎥")
                        .intervals(List.of(Interval.of(START, START.plusSeconds(30))))
                        .build()))
                .raw(ProviderDocument.of("{\"id\":\"session-1\",\"long\":\"" + "x".repeat(100_000) + "\"}"))
                .build();
        SessionVersion version = SessionVersion.of("videosdk/eu", session, START.plusNanos(123_456_789));

        SessionVersion read = copy(version);

        assertThat(read).isEqualTo(version);
        assertThat(read.session()).contains(session);
        assertThat(read.session().orElseThrow().raw().json())
                .isEqualTo(session.raw().json());
    }

    /** Services cut names in the middle of an emoji. Two sessions must not become one by it. */
    @Test
    void textsWithHalfOfASurrogatePair_writtenAndRead_areTheSame() throws IOException {
        Session session =
                Session.builder("videosdk").id("half\uD83D").label("\uDE00\0").build();
        SessionVersion version = SessionVersion.of("videosdk", session, START);
        SyncSplitSerializer serializer = new SyncSplitSerializer();
        SyncSplit split = new SyncSplit("half\uD83D", "1", tasks(), List.of(new HeldPage(List.of(version))));

        assertThat(copy(version)).isEqualTo(version);
        assertThat(copy(version).session()).contains(session);
        assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    }

    @Test
    void version_withoutRawResponse_isRead() throws IOException {
        SessionVersion version = SessionVersion.of(
                "videosdk", Session.builder("videosdk").id("session-1").build(), START);

        assertThat(copy(version)).isEqualTo(version);
        assertThat(copy(version).session().orElseThrow().raw().isEmpty()).isTrue();
    }

    @Test
    void version_rawResponseWasNotKept_isWrittenWithout() throws IOException {
        try (FakeVideoSdkHistory fake = FakeVideoSdkHistory.builder(1, START).start();
                SessionClient client = VideoSdk.builder()
                        .credentials(fake.apiKey(), fake.secretKey())
                        .baseUrl(fake.baseUrl().toString())
                        .keepRaw(false)
                        .build()) {
            SessionVersion version = SessionVersion.of("videosdk", client.getSession("session-0"), START);

            assertThat(copy(version)).isEqualTo(version);
        }
    }

    @Test
    void vanishedVersion_writtenAndRead_isEqual() throws IOException {
        SessionVersion version = SessionVersion.vanished("videosdk", "session-1", START);

        assertThat(copy(version)).isEqualTo(version);
        assertThat(copy(version).isVanished()).isTrue();
    }
}
