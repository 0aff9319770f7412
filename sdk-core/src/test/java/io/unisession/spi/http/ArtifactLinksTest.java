package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the files that were read again is the one whose address is wanted. */
class ArtifactLinksTest {
    private final ArtifactFile file = ArtifactFile.builder()
            .format("mp4")
            .sizeBytes(5L)
            .address(Secret.of("old"))
            .build();

    @Test
    void find_theOnlyOneOfItsFormat_isIt_evenIfItsSizeHasChanged() {
        ArtifactFile again =
                file.toBuilder().sizeBytes(6L).address(Secret.of("new")).build();

        assertThat(ArtifactLinks.find(file, List.of(of("mp3"), again))).isEqualTo(again);
    }

    @Test
    void find_sameId_isIt() {
        ArtifactFile first = file.toBuilder().id("1").build();
        ArtifactFile second = file.toBuilder().id("2").build();

        assertThat(ArtifactLinks.find(second, List.of(file, first, second))).isEqualTo(second);
    }

    @Test
    void find_severalWithoutIds_isTheOneThatDiffersInItsAddressOnly() {
        ArtifactFile longer = file.toBuilder().sizeBytes(6L).build();
        ArtifactFile again = file.toBuilder().address(Secret.of("new")).build();

        assertThat(ArtifactLinks.find(file, List.of(longer, again))).isEqualTo(again);
    }

    /** Another file under this one's name would be worse than none. */
    @Test
    void find_severalThatCannotBeToldApart_hasNoAddress() {
        ArtifactFile one = file.toBuilder().address(Secret.of("one")).build();
        ArtifactFile other = file.toBuilder().address(Secret.of("other")).build();

        assertThat(ArtifactLinks.find(file, List.of(one, other)).address()).isEmpty();
    }

    @Test
    void find_none_hasNoAddress() {
        assertThat(ArtifactLinks.find(file, List.of(of("mp3"))).address()).isEmpty();
    }

    private static ArtifactFile of(String format) {
        return ArtifactFile.builder().format(format).address(Secret.of("x")).build();
    }
}
