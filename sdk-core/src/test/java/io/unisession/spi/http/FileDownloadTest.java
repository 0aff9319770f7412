package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.SessionArtifact;
import io.unisession.error.ApiException;
import io.unisession.error.ClientClosedException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.support.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nothing but a whole file gets the final name, whatever the file's server does. */
class FileDownloadTest {
    private static final byte[] CONTENT = content(300_000);
    private static final String TAG = "\"v1\"";
    private static final Recording RECORDING = Recording.builder("acme").id("r").build();
    private static final DownloadOptions ONCE =
            DownloadOptions.defaults().withCallOptions(CallOptions.defaults().withMaxRetries(0));

    @RegisterExtension
    final Service api = new Service();

    @RegisterExtension
    final Service storage = new Service();

    @TempDir
    Path directory;

    private Path target;
    private ArtifactFile file;
    private HttpPipeline http;
    private FileDownload downloads;

    @BeforeEach
    void open() {
        target = directory.resolve("lesson.mp4");
        file = at(storage.url() + "/files/r.mp4?token=canary");
        http = api.pipeline()
                .authenticator(Authenticator.bearer(Secret.of("credential")))
                .build();
        downloads = http.files(List.of(storage.url()), this::fresh);
    }

    /** Asks the provider, as one whose addresses expire does. */
    private ArtifactFile fresh(SessionArtifact artifact, ArtifactFile old, CallOptions options) {
        String path = http.call(
                Operations.GET.request(artifact.id()),
                options,
                response -> response.document().text("/path").orElse(null));
        return old.toBuilder()
                .address(path == null ? null : Secret.of(storage.url() + path))
                .addressExpiresAt(null)
                .build();
    }

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
        String date = "Tue, 22 Feb 2022 07:26:43 GMT";
        respond(whole().setHeader("ETag", "W/\"1\"")
                .setHeader("Last-Modified", date)
                .onResponseBody(new SocketEffect.CloseSocket()));

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("If-Range")).isEqualTo(date);
    }

    @Test
    void download_addressIsRejected_fetchesANewOne() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(403).response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(api.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer credential");
        storage.takeRequest();
        RecordedRequest second = storage.takeRequest();
        assertThat(second.getTarget()).isEqualTo("/fresh");
        assertThat(second.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void download_newAddressIsRejectedToo_fails() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(403).response(403);

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: HTTP 403 from the file's server: "
                        + "it rejects the address, which may have expired");
        assertThat(api.requestCount()).isEqualTo(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void download_addressExpiresOnTheWay_fetchesANewOneAndContinues() {
        api.response(200, "{\"path\":\"/first\"}").response(200, "{\"path\":\"/second\"}");
        respond(whole().onResponseBody(new SocketEffect.CloseSocket()), new MockResponse.Builder().code(403));

        downloads.download(RECORDING, ArtifactFile.builder().build(), target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(api.requestCount()).isEqualTo(2);
    }

    @Test
    void download_addressHasExpired_fetchesANewOneFirst() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(whole());
        ArtifactFile expired =
                file.toBuilder().addressExpiresAt(api.timing().now()).build();

        downloads.download(RECORDING, expired, target, DownloadOptions.defaults());

        assertThat(storage.takeRequest().getTarget()).isEqualTo("/fresh");
    }

    @Test
    void download_addressHasNotExpired_isUsed() {
        storage.response(whole());
        ArtifactFile valid = file.toBuilder()
                .addressExpiresAt(api.timing().now().plusSeconds(1))
                .build();

        downloads.download(RECORDING, valid, target, DownloadOptions.defaults());

        assertThat(api.requestCount()).isZero();
    }

    @Test
    void download_noAddressAtAll_saysSo() {
        api.response(200, "{}");

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, ArtifactFile.builder().build(), target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file has no address; it may not be ready, "
                        + "or be in storage of your own");
        assertThat(names()).isEmpty();
    }

    @Test
    void download_fileIsGone_isNotFound() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(404).response(410);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()));
    }

    @Test
    void download_fromAnUnknownHost_isRefusedBeforeAnythingIsSent() {
        downloads = http.files(List.of("https://cdn.acme.example"), this::fresh);

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file is at " + storage.url()
                        + ", which is not known to keep acme's files; "
                        + "if you trust that origin, add it to allowRedirectsTo");
        assertThat(storage.requestCount()).isZero();
    }

    @Test
    void download_fromAHostThatTheApplicationAllows_isDone() {
        storage.response(whole());
        http = api.pipeline(api.settings().allowRedirectsTo(storage.url())).build();

        http.files(List.of(), this::fresh).download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_fromTheProvidersOwnHost_carriesNoCredentials() {
        api.response(whole());

        downloads.download(RECORDING, at(api.url() + "/r.mp4"), target, DownloadOptions.defaults());

        assertThat(api.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void download_redirectToAKnownHost_isFollowed() {
        api.response(new MockResponse.Builder().code(302).addHeader("Location", storage.url() + "/there"));
        storage.response(whole());

        downloads.download(RECORDING, at(api.url() + "/here"), target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_redirectToAnUnknownHost_isRefused() {
        storage.response(new MockResponse.Builder().code(302).addHeader("Location", "https://elsewhere.example/r"));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessageContaining("the file is at https://elsewhere.example, which is not known");
    }

    @Test
    void download_redirectsInACircle_ends() {
        for (int hop = 0; hop < 6; hop++) {
            storage.response(new MockResponse.Builder().code(302).addHeader("Location", "/again"));
        }

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()));
    }

    @Test
    void download_addressIsNoUrl_isRefusedWithoutShowingIt() {
        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, at("canary:7"), target, DownloadOptions.defaults()))
                .withMessageNotContaining("canary");
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
                .withMessage("acme download failed: the file has 5 bytes instead of 6");
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
                .withCauseInstanceOf(FileAlreadyExistsException.class);
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
    void download_directoryIsMissing_fails() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, file, directory.resolve("missing/r.mp4"), DownloadOptions.defaults()));
    }

    @Test
    void download_anotherOneToTheSamePlaceIsRunning_isRefused() throws IOException {
        try (FileChannel other = FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("another download to lesson.mp4 is running");
        }
        assertThat(storage.requestCount()).isZero();
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
        storage.response(503).response(429).response(400);

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("acme download failed: HTTP 503 from the file's server: it is unavailable");
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("HTTP 400");
    }

    @Test
    void download_waitIsLongerThanTheTotalTimeout_fails() {
        storage.response(new MockResponse.Builder().code(429).addHeader("Retry-After", "91"));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(RateLimitedException.class);
        assertThat(api.timing().waits()).isEmpty();
    }

    @Test
    void download_connectionIsLostAtOnce_saysHowMuchArrived() {
        storage.response(whole().onResponseStart(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class)
                .hasMessage("acme download failed: the connection to the file's server was lost after 0 bytes; "
                        + "download the file again to continue");
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
                                        .withAttemptTimeout(Duration.ofMillis(100)))))
                .isInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("the file's server sent nothing more after");
    }

    @Test
    void download_threadIsInterrupted_endsAndKeepsTheFlag() {
        storage.response(whole());

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
        assertThat(target).doesNotExist();
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

    /** Loses the connection half way, and does not try again. */
    private void lose() {
        storage.response(whole().onResponseBody(new SocketEffect.CloseSocket()));
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class);
    }

    private Path part() {
        return directory.resolve("lesson.mp4.part");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ArtifactFile at(String address) {
        return ArtifactFile.builder().address(Secret.of(address)).build();
    }

    private static MockResponse.Builder whole() {
        return new MockResponse.Builder().addHeader("ETag", TAG).body(new Buffer().write(CONTENT));
    }

    private static MockResponse.Builder rest(long from) {
        return new MockResponse.Builder()
                .code(206)
                .addHeader("ETag", TAG)
                .addHeader("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length)
                .body(new Buffer().write(CONTENT, (int) from, CONTENT.length - (int) from));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int index = 0; index < length; index++) {
            content[index] = (byte) (index * 31 + index / 251);
        }
        return content;
    }

    /** Responds with these first, and then with the range that each request wants. */
    private void respond(MockResponse.Builder... first) {
        Iterator<MockResponse.Builder> next = List.of(first).iterator();
        storage.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (next.hasNext()) {
                    return next.next().build();
                }
                String range = request.getHeaders().get("Range");
                return rest(Long.parseLong(range.substring("bytes=".length(), range.length() - 1)))
                        .build();
            }
        });
    }
}
