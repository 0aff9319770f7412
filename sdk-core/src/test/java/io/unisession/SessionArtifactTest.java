package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Recordings and transcripts, their files, and their JSON. */
class SessionArtifactTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final Random random = new Random(7);

    @Test
    void file_equals_comparesAllFields() {
        EqualsVerifier.forClass(ArtifactFile.class).verify();
    }

    @Test
    void file_blankAddress_isNone() {
        assertThat(ArtifactFile.builder().address(Secret.of(" ")).build())
                .isEqualTo(ArtifactFile.builder().build());
    }

    @Test
    void recording_copied_isEqualAndKeepsTheResponse() {
        Recording recording = anyRecording()
                .providerValue("typed")
                .raw(ProviderDocument.of("{\"a\":1}"))
                .build();

        Recording copy = recording.toBuilder().build();

        assertThat(copy).isEqualTo(recording).hasSameHashCodeAs(recording);
        assertThat(copy.unwrap(String.class)).contains("typed");
        assertThat(copy.raw().json()).isEqualTo("{\"a\":1}");
    }

    @Test
    void recordings_thatDifferInOneField_areNotEqual() {
        Recording.Builder first = Recording.builder("acme").id("r");

        assertThat(List.of(
                        first.build(),
                        first.sessionId("s").build(),
                        first.roomId("o").build(),
                        first.status(ArtifactStatus.READY).build(),
                        first.providerStatus("done").build(),
                        first.startedAt(TEN).build(),
                        first.duration(Duration.ofSeconds(5)).build(),
                        first.endedAt(TEN).build(),
                        first.kind(RecordingKind.AUDIO).build(),
                        first.providerKind("mic").build(),
                        first.participantId("p").build(),
                        first.files(List.of(ArtifactFile.builder().build())).build(),
                        first.id("other").build(),
                        Recording.builder("other").id("r").build()))
                .doesNotHaveDuplicates();
    }

    @Test
    void transcripts_thatDifferInOneField_areNotEqual() {
        Transcript.Builder first = Transcript.builder("acme").id("t");

        assertThat(List.of(
                        first.build(),
                        first.recordingId("r").build(),
                        first.summaryFiles(List.of(ArtifactFile.builder().build()))
                                .build()))
                .doesNotHaveDuplicates();
        assertThat(first.build().toBuilder().build()).isEqualTo(first.build()).hasSameHashCodeAs(first.build());
        assertThat(Transcript.builder("acme").id("1").build())
                .isNotEqualTo(Recording.builder("acme").id("1").build());
    }

    @Test
    void duration_isTheReportedOne_elseFromStartToEnd() {
        Recording.Builder recording =
                Recording.builder("acme").id("r").startedAt(TEN).endedAt(TEN.plusSeconds(60));

        assertThat(recording.build().duration()).contains(Duration.ofMinutes(1));
        assertThat(recording.duration(Duration.ofSeconds(25)).build().duration())
                .contains(Duration.ofSeconds(25));
        assertThat(recording.duration(null).endedAt(TEN.minusSeconds(1)).build().duration())
                .contains(Duration.ZERO);
        assertThat(recording.endedAt(null).build().duration()).isEmpty();
    }

    @Test
    void build_withoutId_isRejected() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Recording.builder("acme").id(" ").build())
                .withMessage("a recording or transcript needs an id");
        assertThatIllegalStateException()
                .isThrownBy(() -> Transcript.builder("acme").build());
    }

    @Test
    void toString_showsNoAddressPathOrPerson() {
        ArtifactFile file = ArtifactFile.builder()
                .id("f")
                .format("mp4")
                .sizeBytes(9L)
                .path("canary/ada.mp4")
                .address(Secret.of("https://canary.example"))
                .build();
        Recording recording = Recording.builder("acme")
                .id("r\n1")
                .participantId("canary")
                .files(List.of(file))
                .build();
        Transcript transcript =
                Transcript.builder("acme").id("t").summaryFiles(List.of(file)).build();

        assertThat(recording.toString())
                .isEqualTo("Recording[provider=acme, id=r\\n1, sessionId=null, status=UNKNOWN, startedAt=null, "
                        + "endedAt=null, files=[ArtifactFile[id=f, format=mp4, sizeBytes=9, duration=null]], "
                        + "kind=UNKNOWN]");
        assertThat(transcript.toString()).contains("id=t").doesNotContain("canary");
    }

    @Test
    void file_unknownSizeAndDuration_areEmpty() {
        ArtifactFile file =
                ArtifactFile.builder().sizeBytes(-1L).duration(Duration.ZERO).build();

        assertThat(file.sizeBytes()).isEmpty();
        assertThat(file.duration()).isEmpty();
        assertThat(ArtifactFile.builder().sizeBytes(0L).build().sizeBytes()).hasValue(0);
    }

    @Test
    void json_anyRecording_writtenAndRead_isEqualButForItsAddresses() {
        for (int round = 0; round < 500; round++) {
            Recording recording = anyRecording().build();

            String json = SessionJson.write(recording);

            assertThat(json).matches("[ -\\x7f]*").doesNotContain("canary");
            Recording read = SessionJson.readRecording(json);
            assertThat(read)
                    .isEqualTo(recording.toBuilder()
                            .files(withoutAddresses(recording.files()))
                            .build());
            assertThat(read.unreadableFields()).isEqualTo(recording.unreadableFields());
            assertThat(SessionJson.write(read)).isEqualTo(json);
        }
    }

    @Test
    void json_anyTranscript_writtenAndRead_isEqualButForItsAddresses() {
        for (int round = 0; round < 500; round++) {
            Transcript transcript = Transcript.builder("acme")
                    .id("t" + random.nextInt())
                    .status(any(ArtifactStatus.values()))
                    .recordingId(maybe(this::text))
                    .files(files())
                    .summaryFiles(files())
                    .build();

            Transcript read = SessionJson.readTranscript(SessionJson.write(transcript));

            assertThat(read)
                    .isEqualTo(transcript.toBuilder()
                            .files(withoutAddresses(transcript.files()))
                            .summaryFiles(withoutAddresses(transcript.summaryFiles()))
                            .build());
        }
    }

    @Test
    void json_constantsOfALaterVersion_areUnknown() {
        Recording recording = SessionJson.readRecording(
                "{\"provider\":\"acme\",\"id\":\"r\",\"kind\":\"HOLOGRAM\",\"status\":\"FROZEN\",\"later\":[]}");

        assertThat(recording).isEqualTo(Recording.builder("acme").id("r").build());
    }

    @Test
    void json_whatIsNoRecording_saysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJson.readRecording("{\"provider\":\"acme\"}"))
                .withMessage("this JSON is not in SessionJson's format: provider or id is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJson.readTranscript(
                        "{\"provider\":\"acme\",\"id\":\"t\",\"files\":[{\"sizeBytes\":1.5}]}"))
                .withMessage("this JSON is not in SessionJson's format: sizeBytes is not a whole number");
    }

    private Recording.Builder anyRecording() {
        return Recording.builder("acme")
                .id("r" + random.nextInt())
                .sessionId(maybe(this::text))
                .roomId(maybe(this::text))
                .status(any(ArtifactStatus.values()))
                .providerStatus(maybe(this::text))
                .startedAt(maybe(this::time))
                .endedAt(maybe(this::time))
                .duration(maybe(() -> Duration.ofMillis(random.nextInt(100_000))))
                .kind(any(RecordingKind.values()))
                .providerKind(maybe(this::text))
                .participantId(maybe(this::text))
                .unreadableFields(random.nextBoolean() ? List.of() : List.of(text()))
                .files(files());
    }

    private List<ArtifactFile> files() {
        return random.ints(random.nextInt(3))
                .mapToObj(number -> ArtifactFile.builder()
                        .id(maybe(this::text))
                        .format(maybe(this::text))
                        .sizeBytes(maybe(random::nextLong))
                        .duration(maybe(() -> Duration.ofMillis(random.nextInt(100_000))))
                        .path(maybe(this::text))
                        .address(maybe(() -> Secret.of("https://canary.example/" + number)))
                        .addressExpiresAt(maybe(this::time))
                        .build())
                .toList();
    }

    private static List<ArtifactFile> withoutAddresses(List<ArtifactFile> files) {
        return files.stream()
                .map(file ->
                        file.toBuilder().address(null).addressExpiresAt(null).build())
                .toList();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private String text() {
        return "ü" + random.nextInt();
    }

    private Instant time() {
        return TEN.plusNanos(random.nextLong(1_000_000_000_000L));
    }
}
