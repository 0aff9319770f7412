package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** A download continues where an earlier one ended, and never makes one file out of two. */
class ContinuedDownloadTest extends DownloadTest {
    private static final String DATE = "Tue, 22 Feb 2022 07:26:43 GMT";

    @Test
    void download_connectionIsLost_continuesWhereItEnded() {
        respond(whole().onResponseBody(new SocketEffect.CloseSocket()));

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        RecordedRequest second = storage.takeRequest();
        assertThat(second.getHeaders().get("Range")).matches("bytes=[1-9][0-9]+-");
        assertThat(second.getHeaders().get("If-Range")).isEqualTo(TAG);
    }

    @Test
    void download_failsForGood_isContinuedByTheNextOne() throws IOException {
        lose();
        long arrived = Files.size(part());
        assertThat(arrived).isPositive();
        assertThat(target).doesNotExist();
        storage.response(rest(arrived));
        List<Long> received = new ArrayList<>();

        downloads.download(
                RECORDING,
                file,
                target,
                DownloadOptions.defaults().withProgress((bytes, total) -> received.add(bytes)));

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactly("lesson.mp4");
        assertThat(received.get(0)).isGreaterThan(arrived);
    }

    @Test
    void download_fileHasChanged_startsAgain() {
        lose();
        byte[] changed = content(200_000);
        storage.response(new MockResponse.Builder().body(new Buffer().write(changed)));

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(changed);
    }

    @Test
    void download_restDoesNotFit_startsAgain() throws IOException {
        lose();
        long arrived = Files.size(part());
        storage.response(rest(arrived).setHeader("Content-Range", "bytes " + (arrived - 1) + "-299999/300000"));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Stream.of(1, 2).forEach(ignored -> storage.takeRequest());
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    @Test
    void download_restIsOfALongerFile_startsAgain() throws IOException {
        lose();
        long arrived = Files.size(part());
        storage.response(rest(arrived).setHeader("Content-Range", "bytes " + arrived + "-299999/300001"));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_rangeIsBeyondTheFile_startsAgain() {
        lose();
        storage.response(416).response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_partOfAnUnrequestedRange_isNotTheFile() {
        storage.response(rest(0).code(206).setHeader("Content-Range", "bytes 0-299999/600000"));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .withMessage("acme download failed: HTTP 206 from the file's server: it did not send the file");
        assertThat(names()).isEmpty();
    }

    @Test
    void download_partIsOfAnotherFile_startsAgain() {
        lose();
        storage.response(whole());

        downloads.download(RECORDING.toBuilder().id("other").build(), file, target, DownloadOptions.defaults());

        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    @Test
    void download_withoutValidator_startsAgain() {
        storage.response(whole().removeHeader("ETag").onResponseBody(new SocketEffect.CloseSocket()));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    @Test
    void download_weakTag_continuesByTheDate() {
        respond(whole().setHeader("ETag", "W/\"1\"")
                .setHeader("Last-Modified", DATE)
                .onResponseBody(new SocketEffect.CloseSocket()));

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("If-Range")).isEqualTo(DATE);
    }

    @Test
    void download_progressThrows_reachesTheCaller_andTheNextOneContinues() {
        respond(whole());
        IllegalStateException cancelled = new IllegalStateException("cancelled");

        assertThatThrownBy(() -> downloads.download(
                        RECORDING, file, target, DownloadOptions.defaults().withProgress((bytes, total) -> {
                            throw cancelled;
                        })))
                .isSameAs(cancelled);
        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNotNull();
    }

    @Test
    void download_damagedNotes_startsAgain() throws IOException {
        lose();
        Path info = directory.resolve("lesson.mp4.part.info");
        List<String> lines = Files.readAllLines(info);
        Files.write(info, List.of(lines.get(0), lines.get(1), "many"));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Files.delete(target);
        lose();
        Files.write(info, new byte[] {(byte) 0xFF, '\n', 0, '\n', '1'});
        storage.response(whole());
        downloads.download(RECORDING, file, target, DownloadOptions.defaults());
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_isLostAtTheSamePlaceAgainAndAgain_failsAfterItsRetries() {
        storage.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .body(new Buffer().write(CONTENT, 0, 1000))
                        .setHeader("Content-Length", CONTENT.length)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
            }
        });

        assertThatThrownBy(() -> downloads.download(
                        RECORDING,
                        file,
                        target,
                        DownloadOptions.defaults()
                                .withCallOptions(CallOptions.defaults().withMaxRetries(2))))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("was lost after 1000 bytes");
        assertThat(storage.requestCount()).isEqualTo(3);
    }

    @Test
    void download_moreThanTheFile_isNotWritten() {
        lose();
        List<Long> received = new ArrayList<>();
        storage.response(
                rest(part().toFile().length()).chunkedBody(new Buffer().write(content(CONTENT.length * 4)), 10_000));
        DownloadOptions watched = ONCE.withProgress((bytes, total) -> received.add(bytes));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, watched))
                .withMessageContaining("bytes instead of 300000");

        storage.response(new MockResponse.Builder().chunkedBody(new Buffer().write(CONTENT), 10_000));
        ArtifactFile small = file.toBuilder().sizeBytes(50_000L).build();
        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING,
                        small,
                        target,
                        ONCE.withProgress((bytes, total) -> assertThat(bytes).isLessThanOrEqualTo(50_000))))
                .withMessageContaining("bytes instead of 50000");
        assertThat(received).allMatch(bytes -> bytes <= CONTENT.length);
        assertThat(names()).isEmpty();
    }

    @Test
    void download_tagThatNoRequestCanCarry_startsAgain() {
        storage.response(whole().removeHeader("ETag")
                .addHeaderLenient("ETag", "\"\u00FC\"")
                .onResponseBody(new SocketEffect.CloseSocket()));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_notesWithATagThatNoRequestCanCarry_startsAgain() throws IOException {
        lose();
        Path info = directory.resolve("lesson.mp4.part.info");
        List<String> lines = Files.readAllLines(info);
        Files.write(info, List.of(lines.get(0), "\"a\tb\u0001\"", lines.get(2)));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }
    /** A server that ignores {@code If-Range} would otherwise make one file out of two. */
    @Test
    void download_restIsOfAnotherVersion_startsAgain() {
        lose();
        long arrived = part().toFile().length();
        storage.response(rest(arrived).setHeader("ETag", "\"v2\""));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Stream.of(1, 2).forEach(ignored -> storage.takeRequest());
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    @Test
    void download_restIsOfAnotherDate_startsAgain() {
        loseDated();
        storage.response(dated(rest(part().toFile().length()), "Tue, 22 Feb 2022 07:26:44 GMT"));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Stream.of(1, 2).forEach(ignored -> storage.takeRequest());
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    /** HTTP lets a server leave the date out of a part. */
    @Test
    void download_restDoesNotSayItsDate_continues() {
        loseDated();
        storage.response(rest(part().toFile().length()).removeHeader("ETag"));

        downloads.download(RECORDING, file, target, ONCE);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    private void loseDated() {
        storage.response(dated(whole(), DATE).onResponseBody(new SocketEffect.CloseSocket()));
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class);
    }

    private static MockResponse.Builder dated(MockResponse.Builder response, String date) {
        return response.removeHeader("ETag").setHeader("Last-Modified", date);
    }

    /** HTTP allows a server to send less of the range than was asked for. */
    @Test
    void download_restComesInPieces_isPutTogether() {
        lose();
        storage.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String range = request.getHeaders().get("Range");
                int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                int end = Math.min(CONTENT.length, from + 100_000);
                return rest(from)
                        .setHeader("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + CONTENT.length)
                        .body(new Buffer().write(CONTENT, from, end - from))
                        .build();
            }
        });

        downloads.download(RECORDING, file, target, ONCE);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_emptyRest_isNotRequestedForEver() {
        lose();
        long arrived = part().toFile().length();
        storage.response(rest(arrived)
                .setHeader("Content-Range", "bytes " + arrived + "-" + (arrived - 1) + "/" + CONTENT.length)
                .body(""));
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        Stream.of(1, 2).forEach(ignored -> storage.takeRequest());
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNull();
    }

    /** Without a length, a lost connection looks like the end. */
    @Test
    void download_lengthIsSaidByTheProviderAlone_andTheConnectionCloses_isTriedAgain() {
        storage.response(new MockResponse.Builder()
                .body("123")
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));
        storage.response(new MockResponse.Builder().body("12345"));

        downloads.download(RECORDING, file.toBuilder().sizeBytes(5L).build(), target, DownloadOptions.defaults());

        assertThat(target).hasContent("12345");
    }
}
