package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.support.RawService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of files that never come to the point, and what others may have put where a file is to be. */
class HostileDownloadTest extends DownloadTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final DownloadOptions FOR_A_SECOND = DownloadOptions.defaults()
            .withCallOptions(CallOptions.defaults().withMaxRetries(0).withAttemptTimeout(Duration.ofSeconds(1)));

    /** OkHttp reads the line with a chunk's size into memory until it ends. */
    @ParameterizedTest
    @ValueSource(strings = {"5;extension=\"", "5\r\n12345\r\n0;", "5\r\n12345\r\n0\r\nX-Trailer: "})
    void download_lineThatNeverEnds_endsInBoundedMemory(String line) throws IOException {
        byte[] more = new byte[MEGABYTE];
        Arrays.fill(more, (byte) 'x');
        try (RawService server = new RawService(connection -> {
            connection.readRequest();
            connection.send(CHUNKED + line);
            // Far more than may be kept, but not so much that a test takes the machine down.
            for (int megabyte = 0; megabyte < 256; megabyte++) {
                connection.send(more);
            }
        })) {
            long before = allocated();

            assertThatThrownBy(() -> from(server, ONCE)).isInstanceOf(TransportException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(48L * MEGABYTE);
        }
    }

    /** Each read has its time limit, but a byte arrives in each. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", CHUNKED + "5;"})
    @Timeout(20)
    void download_lineThatTrickles_timesOut(String line) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawService server = new RawService(connection -> {
            connection.readRequest();
            connection.send(line);
            while (!awaited(over, Duration.ofMillis(100))) {
                connection.send("x");
            }
        })) {
            assertThatThrownBy(() -> from(server, FOR_A_SECOND)).isInstanceOf(RequestTimeoutException.class);
        } finally {
            over.countDown();
        }
    }

    /** A slow network may take as long as it needs. */
    @Test
    void download_fileThatTrickles_isWhole() throws IOException {
        try (RawService server = new RawService(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n");
            for (int octet = 0; octet < 15; octet++) {
                awaited(new CountDownLatch(1), Duration.ofMillis(100));
                connection.send("x");
            }
        })) {
            from(server, FOR_A_SECOND);
        }

        assertThat(target).hasContent("x".repeat(15));
    }

    @Test
    void download_attemptTimeoutOfACentury_isNoLimit() {
        storage.response(whole());

        downloads.download(
                RECORDING,
                file,
                target,
                DownloadOptions.defaults()
                        .withCallOptions(CallOptions.defaults().withAttemptTimeout(Duration.ofDays(36_500))));

        assertThat(target).hasBinaryContent(CONTENT);
    }

    /** JSON can have half of a surrogate pair, UTF-8 cannot. */
    @Test
    void download_idWithHalfOfASurrogatePair_isContinued() {
        Recording half = RECORDING.toBuilder().id("half\uD83D").build();
        respond(whole());
        assertThatThrownBy(() -> downloads.download(
                        half, file, target, DownloadOptions.defaults().withProgress((bytes, total) -> {
                            throw new IllegalStateException("cancelled");
                        })))
                .isInstanceOf(IllegalStateException.class);

        downloads.download(half, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getHeaders().get("Range")).isNotNull();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void download_targetIsALinkToNothing_isRefusedBeforeAnythingIsSent() throws IOException {
        Files.createSymbolicLink(target, directory.resolve("nothing"));

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(storage.requestCount()).isZero();
    }

    /** To open it would wait for somebody who reads. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(20)
    void download_pipeInPlaceOfThePart_isRefusedBeforeAnythingIsSent() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", part().toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
        assertThat(storage.requestCount()).isZero();
    }

    private void from(RawService server, DownloadOptions options) {
        http.files(List.of(server.url()), this::fresh).download(RECORDING, at(server.url() + "/r"), target, options);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static boolean awaited(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
