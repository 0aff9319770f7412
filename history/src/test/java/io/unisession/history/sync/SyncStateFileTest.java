package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.ResponseMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncStateFileTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final SyncPlan PLAN = SyncPlan.builder("acme", START).build();

    @TempDir
    private Path folder;

    private Path file;
    private byte[] replaced;

    @BeforeEach
    void keep() throws IOException {
        file = folder.resolve("state");
        SyncState state = SyncState.start(PLAN);
        state.begin(PLAN, ListingMode.BY_START, START.plusSeconds(100));
        try (SyncStateFile store = SyncStateFile.of(file)) {
            assertThat(store.load()).isEmpty();
            store.replace(List.of(state), "0");
            replaced = Files.readAllBytes(file);
            SyncStep step = SyncStep.split(state.tasks().get(0), START.plusSeconds(50), 9, ResponseMetadata.none());
            state.apply(step);
            store.append("acme", step, "1");
            store.append(
                    "acme",
                    SyncStep.split(state.tasks().get(0), START.plusSeconds(20), 9, ResponseMetadata.none()),
                    "2");
        }
    }

    private SyncStore.Kept load() {
        try (SyncStateFile store = SyncStateFile.of(file)) {
            return store.load().orElseThrow();
        }
    }

    @Test
    void load_appliesTheSteps() {
        SyncStore.Kept kept = load();

        assertThat(kept.position()).isEqualTo("2");
        assertThat(kept.states().get("acme").tasks()).extracting(SyncTask::id).containsExactly("1aa", "1ab", "1b");
    }

    @Test
    void load_lastLineCutAnywhere_hasTheStepsBefore() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int lastLine = replaced.length + (all.length - replaced.length) / 2;

        for (int length = all.length - 1; length > lastLine; length -= 9) {
            Files.write(file, Arrays.copyOf(all, length));

            assertThat(load().position()).isEqualTo("1");
        }
    }

    @Test
    void load_lastLineCutInsideACharacter_hasTheStepsBefore() throws IOException {
        int before = Files.readAllBytes(file).length;
        try (SyncStateFile store = SyncStateFile.of(file)) {
            SyncState state = store.load().orElseThrow().states().get("acme");
            store.append(
                    "acme",
                    SyncStep.split(state.tasks().get(0), START.plusSeconds(10), 9, ResponseMetadata.none()),
                    "Zürich, 東京, 🎥");
        }
        byte[] all = Files.readAllBytes(file);
        assertThat(load().position()).isEqualTo("Zürich, 東京, 🎥");

        for (int length = before; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));

            assertThat(load().position()).as("%s bytes", length).isEqualTo("2");
        }
    }

    @Test
    void append_afterACutLine_isRead() throws IOException {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 1));
        try (SyncStateFile store = SyncStateFile.of(file)) {
            SyncState state = store.load().orElseThrow().states().get("acme");
            store.append(
                    "acme",
                    SyncStep.split(state.tasks().get(1), START.plusSeconds(70), 9, ResponseMetadata.none()),
                    "3");
        }

        assertThat(load().position()).isEqualTo("3");
        assertThat(load().states().get("acme").tasks()).extracting(SyncTask::id).containsExactly("1a", "1ba", "1bb");
    }

    @Test
    void load_aByteChangedBeforeTheLastLine_isRefused() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int lastLine = replaced.length + (all.length - replaced.length) / 2;

        for (int index = 0; index < lastLine - 200; index += 41) {
            byte[] changed = all.clone();
            changed[index] ^= 1;
            Files.write(file, changed);

            assertThatExceptionOfType(SyncException.class)
                    .as("byte %s", index)
                    .isThrownBy(this::load)
                    .withMessage("the state file " + file + " is corrupt. Restore it from a backup, or start a new sync"
                            + " with a new state file and a new output");
        }
    }

    @Test
    void load_bytesThatAreNoText_areRefusedAsCorrupt() throws IOException {
        byte[] damaged = replaced.clone();
        damaged[40] = (byte) 0xFF;
        Files.write(file, damaged);

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(this::load)
                .withMessageStartingWith("the state file " + file + " is corrupt. ");
    }

    @Test
    void load_snapshotCutAnywhere_isRefused() throws IOException {
        for (int length = 0; length < replaced.length; length += 9) {
            Files.write(file, Arrays.copyOf(replaced, length));

            assertThatExceptionOfType(SyncException.class).isThrownBy(this::load);
        }
    }

    @Test
    void load_otherFile_isRefused() throws IOException {
        Files.writeString(file, "hello\n");

        assertThatExceptionOfType(SyncException.class).isThrownBy(this::load);
    }

    @Test
    void load_laterVersion_isRefused() throws IOException {
        String json = "{\"format\":\"unisession-sync\",\"version\":2}";
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(json.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Files.writeString(file, java.util.HexFormat.of().toHexDigits((int) sum.getValue()) + " " + json + "\n");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(this::load)
                .withMessage("the state file " + file + " has version 2, but this UniSession reads up to version 1. Use"
                        + " the UniSession that wrote it, or a later one");
    }

    @Test
    void replace_leavesTheStateOfBeforeUntilItIsWhole() throws IOException {
        // What a process leaves that was killed while it wrote the next state.
        Files.writeString(folder.resolve("state.next"), "half a st");

        assertThat(load().position()).isEqualTo("2");
    }

    @Test
    void append_muchMoreThanTheState_asksToReplace() {
        SyncState state = SyncState.start(PLAN);
        try (SyncStateFile store = SyncStateFile.of(folder.resolve("other"))) {
            store.load();
            store.replace(List.of(state), "x".repeat(1 << 20));
            SyncStep step = SyncStep.split(
                    SyncTask.window("1", START, START.plusSeconds(9), START, java.util.Map.of()),
                    START.plusSeconds(1),
                    9,
                    ResponseMetadata.none());

            int steps = 1;
            while (!store.append("acme", step, "y".repeat(1 << 20))) {
                steps++;
            }

            assertThat(steps).isEqualTo(4);
        }
    }
}
