package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.error.SessionException;
import io.unisession.support.RawService;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that answers with HTTP/2 frames without end, none of which is a response, and reads nothing any more. */
class Http2FloodTest {
    private static final int PREFACE_LENGTH = 24;
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    private static final int FRAMES_AT_ONCE = 500;

    @ParameterizedTest
    @Timeout(20)
    @CsvSource({
        "PING, 6, 0, 0, 8",
        "SETTINGS, 4, 0, 0, 0",
        "RST_STREAM, 3, 0, 3, 4",
        "DATA without bytes, 0, 0, 3, 0",
        "DATA of a stream that is not open, 0, 0, 5, 10",
        "CONTINUATION, 9, 0, 3, 10",
        "a type that is not known, 99, 0, 0, 100"
    })
    void flood_endsWithinTheTimeLimit(String name, int type, int flags, int stream, int length) throws IOException {
        byte[] frames = frames(type, flags, stream, length);
        TransportSettings settings = TransportSettings.builder()
                .httpClient(new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .build())
                .build();
        try (RawService service = new RawService(line -> flood(line, frames));
                HttpPipeline pipeline = HttpPipeline.builder("acme", settings)
                        .baseUrl(service.url())
                        .build()) {
            CallOptions options = CallOptions.defaults()
                    .withTotalTimeout(Duration.ofMillis(300))
                    .withMaxRetries(0);

            assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), options))
                    .isInstanceOf(SessionException.class);
        }
    }

    private static void flood(RawService.Line line, byte[] frames) throws IOException {
        new DataInputStream(line.in()).skipNBytes(PREFACE_LENGTH);
        line.out().write(SETTINGS);
        while (true) {
            line.out().write(frames);
        }
    }

    private static byte[] frames(int type, int flags, int stream, int length) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int frame = 0; frame < FRAMES_AT_ONCE; frame++) {
            frames.writeBytes(new byte[] {0, 0, (byte) length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream});
            frames.writeBytes(new byte[length]);
        }
        return frames.toByteArray();
    }
}
