package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.DownloadOptions;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not the rest of a file is not appended to it, and what has arrived whole is not requested again. */
class UnfitRestTest extends DownloadTest {
    /** The page of an error is not part of the file, and the next attempt continues where the file ended. */
    @Test
    void download_refusalHasABody_isNotAppended() {
        lose();
        long arrived = part().toFile().length();
        storage.response(503, "the storage is busy").response(rest(arrived));

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Stream.of(1, 2).forEach(ignored -> storage.takeRequest());
        assertThat(storage.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=" + arrived + "-");
    }

    @ParameterizedTest
    @CsvSource({"Content-Encoding, gzip", "Content-Type, text/html"})
    void download_restIsCompressedOrAWebPage_isNotAppended(String name, String value) {
        lose();
        storage.response(rest(part().toFile().length()).setHeader(name, value));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the response is a web page or compressed, not the file");
        assertThat(target).doesNotExist();
    }

    @Test
    void download_noRangeWasRequested_butIsSaidToBeBeyondTheFile_isRequestedOnce() {
        storage.response(416).response(whole());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessageContaining("HTTP 416");
        assertThat(storage.requestCount()).isEqualTo(1);
    }

    @Test
    void download_notesOfAShorterFile_startsAgain() throws IOException {
        lose();
        Path info = directory.resolve("lesson.mp4.part.info");
        List<String> lines = Files.readAllLines(info);
        Files.write(info, List.of(lines.get(0), lines.get(1), "1"));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    /** As after a crash between the last byte and the final name. */
    @Test
    void download_everythingHasArrivedBefore_isOnlyRenamed() throws IOException {
        lose();
        Files.write(part(), CONTENT);

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactly("lesson.mp4");
        assertThat(storage.requestCount()).isEqualTo(1);
    }

    @Test
    void download_lengthIsSaidByTheProviderAlone_andAllOfItArrives_isWhole() {
        storage.response(new MockResponse.Builder()
                .body("12345")
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));

        downloads.download(RECORDING, file.toBuilder().sizeBytes(5L).build(), target, ONCE);

        assertThat(target).hasContent("12345");
    }
}
