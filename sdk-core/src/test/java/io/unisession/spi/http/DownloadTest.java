package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.SessionArtifact;
import io.unisession.error.TransportException;
import io.unisession.support.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client of a service that keeps its files in a storage of its own, which requests no credentials. */
abstract class DownloadTest {
    static final byte[] CONTENT = content(300_000);
    static final String TAG = "\"v1\"";
    static final Recording RECORDING = Recording.builder("acme").id("r").build();
    static final CallOptions DEFAULTS = CallOptions.defaults();
    static final DownloadOptions ONCE =
            DownloadOptions.defaults().withCallOptions(CallOptions.defaults().withMaxRetries(0));

    @RegisterExtension
    final Service api = new Service();

    @RegisterExtension
    final Service storage = new Service();

    @TempDir
    Path directory;

    Path target;
    ArtifactFile file;
    HttpPipeline http;
    FileDownload downloads;

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
    ArtifactFile fresh(SessionArtifact artifact, ArtifactFile old, CallOptions options) {
        String path = http.call(
                Operations.GET.request(artifact.id()),
                options,
                response -> response.document().text("/path").orElse(null));
        return old.toBuilder()
                .address(path == null ? null : Secret.of(storage.url() + path))
                .addressExpiresAt(null)
                .build();
    }

    /** Loses the connection half way, and does not try again. */
    void lose() {
        storage.response(whole().onResponseBody(new SocketEffect.CloseSocket()));
        assertThatThrownBy(() -> downloads.download(RECORDING, file, target, ONCE))
                .isInstanceOf(TransportException.class);
    }

    Path part() {
        return directory.resolve("lesson.mp4.part");
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ArtifactFile at(String address) {
        return ArtifactFile.builder().address(Secret.of(address)).build();
    }

    static MockResponse.Builder whole() {
        return new MockResponse.Builder().addHeader("ETag", TAG).body(new Buffer().write(CONTENT));
    }

    static MockResponse.Builder rest(long from) {
        return new MockResponse.Builder()
                .code(206)
                .addHeader("ETag", TAG)
                .addHeader("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length)
                .body(new Buffer().write(CONTENT, (int) from, CONTENT.length - (int) from));
    }

    static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int index = 0; index < length; index++) {
            content[index] = (byte) (index * 31 + index / 251);
        }
        return content;
    }

    /** Responds with these first, and then with the range that each request wants. */
    void respond(MockResponse.Builder... first) {
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
