package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name for each file, made of what providers send. */
class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // format | path | address | name
                "mp4 | - | - | r.mp4",
                "M4A | /9090876528/path01/demo.mp4 | - | r.m4a",
                "mov,mp4,m4a,3gp,3g2,mj2 | uploads/videos/61d6e871.mp4 | - | r.mp4",
                "video/mp4 | - | https://files.example/temporary/link/file | r.mp4",
                "- | weekly-sync.mp4 | - | r.mp4",
                "- | - | https://cdn.example/a.b/lesson.webm?sig=x.y/z.exe#t | r.webm",
                "- | - | https://cdn.example | r",
                "- | - | example.mp4 | r",
                "- | example/room/1548790974 | - | r",
                "text/plain | - | - | r.txt",
                "Text/Plain; charset=utf-8 | - | - | r.txt",
                "audio/mpeg | - | - | r.mp3",
                "video/quicktime | - | - | r.mov",
                "text/vtt | - | - | r.vtt",
                "video/.. | - | - | r",
                "- | - | - | r"
            })
    void fileName_hasTheExtensionThatTheResponseShows(String format, String path, String address, String name) {
        ArtifactFile file = ArtifactFile.builder()
                .format(format)
                .path(path)
                .address(address == null ? null : Secret.of(address))
                .build();
        Recording recording =
                Recording.builder("acme").id("r").files(List.of(file)).build();

        assertThat(recording.fileName(file)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "C:", "a.b", ".", "Gr\u00FC\u00DFe", "a b", "a\nb"})
    void fileName_idWithOtherCharacters_staysInItsDirectory(String id) {
        ArtifactFile file = ArtifactFile.builder().format("mp4").build();
        Recording recording =
                Recording.builder("acme").id(id).files(List.of(file)).build();

        assertThat(recording.fileName(file)).matches("[A-Za-z0-9_-]+\\.mp4");
    }

    @Test
    void fileName_idsThatDifferInOtherCharactersOrBehindTheLongestName_haveDifferentNames() {
        String same = "x".repeat(300);

        assertThat(List.of("a/b", "a:b", "a_b", same + "1", same + "2"))
                .extracting(id -> Recording.builder("acme")
                        .id(id)
                        .files(List.of(ArtifactFile.builder().build()))
                        .build())
                .extracting(recording -> recording.fileName(recording.files().get(0)))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(150));
    }

    /** On Windows, what is written to NUL.mp4 is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"nul", "CON", "Com1", "LPT9"})
    void fileName_idThatIsADeviceOnWindows_isAnOrdinaryName(String id) {
        ArtifactFile file = ArtifactFile.builder().format("mp4").build();
        Recording recording =
                Recording.builder("acme").id(id).files(List.of(file)).build();

        assertThat(recording.fileName(file)).matches(id + "-[0-9a-f]+\\.mp4");
    }

    @Test
    void fileName_severalFiles_areNumberedWhereTheirExtensionsAreEqual() {
        ArtifactFile first = ArtifactFile.builder().id("1").format("webm").build();
        ArtifactFile second = ArtifactFile.builder().id("2").format("webm").build();
        ArtifactFile sound = ArtifactFile.builder().id("3").format("mp3").build();
        Recording recording = Recording.builder("acme")
                .id("r")
                .files(List.of(first, sound, second))
                .build();

        assertThat(recording.files()).extracting(recording::fileName).containsExactly("r.webm", "r.mp3", "r-2.webm");
    }

    @Test
    void fileName_ofAFileWithAnotherAddress_isThatOfTheSameFile() {
        ArtifactFile first = ArtifactFile.builder()
                .format("webm")
                .path("/1")
                .address(Secret.of("a"))
                .build();
        ArtifactFile second = first.toBuilder().path("/2").build();
        ArtifactFile third = first.toBuilder().id("3").build();
        List<ArtifactFile> files = List.of(first, second, third);
        Recording recording = Recording.builder("acme").id("r").files(files).build();
        Transcript transcript = Transcript.builder("acme")
                .id("t")
                .files(List.of(third))
                .summaryFiles(List.of(first, second))
                .build();

        assertThat(files)
                .extracting(each -> each.toBuilder().address(Secret.of("b")).build())
                .extracting(recording::fileName)
                .containsExactly("r.webm", "r-2.webm", "r-3.webm");
        assertThat(files)
                .extracting(each -> each.toBuilder().address(Secret.of("b")).build())
                .extracting(transcript::fileName)
                .containsExactly("t-summary.webm", "t-summary-2.webm", "t.webm");
    }

    @Test
    void fileName_ofAnotherRecordingsFile_isRejected() {
        ArtifactFile file = ArtifactFile.builder().id("1").format("webm").build();
        ArtifactFile other = file.toBuilder().id("2").build();
        Recording recording =
                Recording.builder("acme").id("r").files(List.of(file)).build();
        Transcript transcript = Transcript.builder("acme")
                .id("t")
                .files(List.of(file))
                .summaryFiles(List.of(file))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.fileName(other))
                .withMessage("the file is not one of this recording or transcript");
        assertThatIllegalArgumentException().isThrownBy(() -> transcript.fileName(other));
    }

    @Test
    void fileName_ofASummary_isNotThatOfTheTranscript() {
        ArtifactFile text = ArtifactFile.builder().format("txt").path("/t.txt").build();
        ArtifactFile summary =
                ArtifactFile.builder().format("txt").path("/s.txt").build();
        Transcript transcript = Transcript.builder("acme")
                .id("t")
                .files(List.of(text))
                .summaryFiles(List.of(summary))
                .build();

        assertThat(transcript.fileName(text)).isEqualTo("t.txt");
        assertThat(transcript.fileName(summary)).isEqualTo("t-summary.txt");
    }
}
