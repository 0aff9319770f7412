package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.error.ApiException;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.support.LockingProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/** Nothing but a whole file gets the final name, whatever the server of the file does. */
class FileDownloadTest extends DownloadTest {
    @Test
    void download_wholeFile_hasTheFinalNameAlone() throws IOException {
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactly("lesson.mp4");
        RecordedRequest request = storage.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/files/r.mp4?token=canary");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("unisession-java/");
        assertThat(api.requestCount()).isZero();
    }

    @Test
    void download_withProgress_reportsEachStep() {
        storage.response(whole());
        List<Long> received = new ArrayList<>();

        downloads.download(RECORDING, file, target, DownloadOptions.defaults().withProgress((bytes, total) -> {
            assertThat(total).hasValue(CONTENT.length);
            received.add(bytes);
        }));

        assertThat(received).isSorted().hasSizeGreaterThan(1).endsWith((long) CONTENT.length);
    }

    @Test
    void download_webPage_isNotTheFile() {
        storage.response(whole().setHeader("Content-Type", "text/HTML; charset=utf-8"));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the response is a web page or compressed, not the file");
        assertThat(names()).isEmpty();
    }

    @Test
    void download_otherLengthThanTheProviderSaid_isNotTheFile() {
        storage.response(new MockResponse.Builder().chunkedBody("12345", 2));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, file.toBuilder().sizeBytes(6L).build(), target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file has 5 bytes instead of 6")
                .satisfies(failure -> assertThat(failure.httpStatus()).hasValue(200));
        assertThat(names()).isEmpty();
    }

    @Test
    void download_lengthIsSaidByNobody_endOfChunksIsTheEnd() {
        storage.response(new MockResponse.Builder().chunkedBody("12345", 2));
        List<OptionalLong> totals = new ArrayList<>();

        downloads.download(
                RECORDING, file, target, DownloadOptions.defaults().withProgress((bytes, total) -> totals.add(total)));

        assertThat(target).hasContent("12345");
        assertThat(totals).isNotEmpty().allMatch(OptionalLong::isEmpty);
    }

    @Test
    void download_lengthIsSaidByNobody_andTheConnectionCloses_isNotKnownToBeWhole() {
        storage.response(new MockResponse.Builder()
                .body("12345")
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: nothing says how long the file is, "
                        + "so it cannot be known to be complete");
        assertThat(names()).isEmpty();
    }

    @Test
    void download_emptyFile_isWhole() {
        storage.response(new MockResponse.Builder());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).isEmptyFile();
    }

    @Test
    void download_targetExists_isRefusedBeforeAnythingIsSent() throws IOException {
        Files.writeString(target, "mine");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withCauseInstanceOf(FileAlreadyExistsException.class)
                .withMessage("acme download failed: " + target + " exists; withOverwrite(true) replaces it");
        assertThat(target).hasContent("mine");
        assertThat(storage.requestCount()).isZero();
    }

    @Test
    void download_targetExists_mayBeOverwritten() throws IOException {
        Files.writeString(target, "mine");
        storage.response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults().withOverwrite(true));

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_targetIsADirectory_isRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, file, directory, DownloadOptions.defaults().withOverwrite(true)))
                .withMessage("acme download failed: " + directory + " is a directory; add the name of the file");
        assertThat(directory).isDirectory();
        assertThat(storage.requestCount()).isZero();
    }

    @Test
    void download_directoryIsMissing_isRefusedBeforeAnythingIsSent() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING,
                        ArtifactFile.builder().build(),
                        missing.resolve("r.mp4"),
                        DownloadOptions.defaults()))
                .withCauseInstanceOf(NoSuchFileException.class)
                .withMessage("acme download failed: the directory " + missing + " does not exist");
        assertThat(api.requestCount()).isZero();
    }

    @Test
    void download_fileCannotBeWritten_namesIt() throws IOException {
        Files.createDirectory(part());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessageStartingWith(
                        "acme download failed: " + target + " cannot be written (FileSystemException: ");
        assertThat(storage.requestCount()).isZero();
    }

    @Test
    void download_failures_doNotShowTheAddress() {
        storage.response(500).response(429).response(418);
        storage.response(whole().setHeader("Content-Type", "text/html"));
        storage.response(whole().onResponseStart(new SocketEffect.CloseSocket()));

        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                    .isInstanceOf(SessionException.class)
                    .extracting(Throwables::getStackTrace, as(STRING))
                    .doesNotContain("canary")
                    .doesNotContain("/files/");
        }
    }

    @Test
    void download_anotherOneToTheSamePlaceIsRunning_isRefused() throws IOException {
        try (FileChannel other = FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("acme download failed: another download to " + target + " is running");
        }
        assertThat(storage.requestCount()).isZero();
    }

    /** On POSIX systems, the end of any channel to a file releases all locks that the process holds on it. */
    @Test
    void download_anotherOneOfThisProcessIsRefused_theFirstKeepsItsLock() throws IOException {
        storage.response(whole());
        Path sameTarget =
                Files.createSymbolicLink(directory.resolve("link"), directory).resolve("lesson.mp4");
        List<String> others = new ArrayList<>();

        downloads.download(RECORDING, file, target, DownloadOptions.defaults().withProgress((bytes, total) -> {
            if (others.isEmpty()) {
                assertThatThrownBy(() -> downloads.download(RECORDING, file, sameTarget, DownloadOptions.defaults()))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageEndingWith(" is running");
                others.add(LockingProcess.lock(part()));
            }
        }));

        assertThat(others).containsExactly("held by another");
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_ofAnotherProvider_isRejected() {
        Recording others = Recording.builder("other").id("r").build();

        assertThatThrownBy(() -> downloads.download(others, file, target, DownloadOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this client is for acme, but the recording or transcript is from other");
    }

    @Test
    void download_pipelineIsClosed_isRejected() {
        http.close();

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void download_serverIsBusy_waitsAsLongAsItAsks() {
        storage.response(new MockResponse.Builder().code(429).addHeader("Retry-After", "7"));
        storage.response(503).response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(api.timing().waits()).hasSize(2).startsWith(Duration.ofSeconds(7));
    }

    @Test
    void download_serverStaysBusy_fails() {
        storage.response(500).response(503).response(429).response(418);

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("acme download failed: HTTP 503 from the file's server: it is unavailable");
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("HTTP 418");
    }

    @Test
    void download_waitIsLongerThanTheTotalTimeout_fails() {
        storage.response(new MockResponse.Builder().code(429).addHeader("Retry-After", "91"));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(RateLimitedException.class);
        assertThat(api.timing().waits()).isEmpty();
    }

    @Test
    void download_waitUntilTheEndOfTime_fails() {
        storage.response(new MockResponse.Builder().code(429).addHeader("Retry-After", "7"));
        storage.response(
                new MockResponse.Builder().code(429).addHeader("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(RateLimitedException.class);
        assertThat(api.timing().waits()).containsExactly(Duration.ofSeconds(7));
    }

    /** A slow network may take hours for a recording, but not while nothing arrives. */
    @Test
    void download_totalTimeout_countsFromTheLastProgress() {
        MockResponse.Builder busy = new MockResponse.Builder().code(429).addHeader("Retry-After", "60");
        storage.response(busy).response(whole().onResponseBody(new SocketEffect.CloseSocket()));
        storage.response(busy).response(busy);

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(RateLimitedException.class);
        assertThat(api.timing().waits())
                .filteredOn(Duration.ofSeconds(60)::equals)
                .hasSize(2);
    }

    @Test
    void download_failedBecauseOfItsNotes_leavesThePlaceFree() throws IOException {
        Path inTheWay = Files.createDirectories(directory.resolve("lesson.mp4.part.info/other"));
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        storage.response(whole());
        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_connectionIsLostBeforeTheResponse_saysSo() {
        storage.response(whole().onResponseStart(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class)
                .hasMessage("acme download failed: the file's server did not respond (IOException)");
    }

    /** What the exception says is not shown, because it may contain the address. */
    @Test
    void download_noServerThere_namesTheKindOfFailure() {
        storage.server().close();

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class)
                .hasMessage("acme download failed: the file's server did not respond (ConnectException)");
    }

    @Test
    void download_connectionIsLostOnTheWay_saysWhetherTheNextOneContinues() {
        storage.response(whole().onResponseBody(new SocketEffect.CloseSocket()));
        storage.response(whole().removeHeader("ETag").onResponseBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .hasMessageMatching(
                        "acme download failed: the connection to the file's server was lost after [0-9]+ bytes"
                                + " \\(\\w+\\); download the file again to continue");
        assertThatThrownBy(() ->
                        downloads.download(RECORDING.toBuilder().id("other").build(), file, target, ONCE))
                .hasMessageMatching(".* bytes \\(\\w+\\); the next download will start from the beginning");
    }

    @Test
    void download_serverFallsSilent_timesOut() {
        storage.response(whole().onResponseBody(SocketEffect.Stall.INSTANCE));

        assertThatThrownBy(() -> downloads.download(
                        RECORDING,
                        file,
                        target,
                        DownloadOptions.defaults()
                                .withCallOptions(CallOptions.defaults()
                                        .withMaxRetries(0)
                                        .withAttemptTimeout(Duration.ofSeconds(1)))))
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("the file's server sent nothing more after");
    }

    @Test
    void download_threadIsInterrupted_endsAndKeepsTheFlag() {
        storage.response(whole().removeHeader("ETag"));

        assertThatThrownBy(() -> downloads.download(
                        RECORDING,
                        file,
                        target,
                        DownloadOptions.defaults()
                                .withProgress(
                                        (bytes, total) -> Thread.currentThread().interrupt())))
                .isInstanceOf(TransportException.class)
                .hasMessage("acme download failed: the calling thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).as("nothing that could be continued").isEmpty();
    }

    /** In a directory where others may write, such as /tmp, a link is a trap. */
    @Test
    void download_linkInPlaceOfItsOwnFiles_isNotFollowed() throws IOException {
        Path others = Files.writeString(directory.resolve("others.txt"), "precious");
        Files.createSymbolicLink(part(), others);

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(UncheckedIOException.class);
        Files.delete(part());
        Files.createSymbolicLink(directory.resolve("lesson.mp4.part.info"), others);
        storage.response(whole());
        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(others).hasContent("precious");
        assertThat(target).hasBinaryContent(CONTENT);
    }
}
