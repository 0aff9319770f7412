package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.RawService;
import io.unisession.support.VirtualTiming;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP/2 servers say of a request that they have not looked at it. Then it may be sent again, whatever it does. */
class RefusedRequestTest {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int PREFACE_LENGTH = 24;
    /** Status 204, from the table that all connections begin with. */
    private static final byte[] NO_CONTENT = {(byte) 0x89};

    enum Refusal {
        OF_THE_STREAM {
            @Override
            void send(DataOutputStream out, int stream) throws IOException {
                frame(out, RST_STREAM, 0, stream, ints(REFUSED_STREAM));
            }
        },
        BY_GOING_AWAY {
            @Override
            void send(DataOutputStream out, int stream) throws IOException {
                frame(out, GOAWAY, 0, 0, ints(stream - 2, 0));
            }
        };

        abstract void send(DataOutputStream out, int stream) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void refusedPost_isSentAgain_withinTheSameAttempt(Refusal refusal) throws IOException {
        try (RawService service = http2(1, refusal);
                HttpPipeline pipeline = pipeline(service, RetryPolicy.none())) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());

            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void postThatIsRefusedEachTime_hasNotArrived(Refusal refusal) throws IOException {
        try (RawService service = http2(Integer.MAX_VALUE, refusal);
                HttpPipeline pipeline = pipeline(service, RetryPolicy.none())) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> pipeline.call(Operations.POST.request("7"), CallOptions.defaults()));

            assertThat(service.requests()).isEqualTo(6);
            assertThat(failure.sent()).isEqualTo(Sent.NO);
        }
    }

    @Test
    void postWhoseStreamIsCancelled_mayHaveArrived() throws IOException {
        try (RawService service = new RawService(line -> serve(line, Integer.MAX_VALUE, RefusedRequestTest::cancel));
                HttpPipeline pipeline = pipeline(service, RetryPolicy.standard())) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class,
                    () -> pipeline.call(Operations.POST.request("7"), CallOptions.defaults()));

            assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    private interface Reply {
        void send(DataOutputStream out, int stream) throws IOException;
    }

    private static void cancel(DataOutputStream out, int stream) throws IOException {
        frame(out, RST_STREAM, 0, stream, ints(CANCEL));
    }

    private static RawService http2(int refusals, Refusal refusal) throws IOException {
        return new RawService(line -> serve(line, refusals, refusal::send));
    }

    private static void serve(RawService.Line line, int refusals, Reply refusal) throws IOException {
        DataInputStream in = new DataInputStream(line.in());
        DataOutputStream out = new DataOutputStream(line.out());
        in.skipNBytes(PREFACE_LENGTH);
        frame(out, SETTINGS, 0, 0, new byte[0]);
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            int stream = in.readInt();
            in.skipNBytes(length);
            if (type == HEADERS) {
                if (line.countRequest() <= refusals) {
                    refusal.send(out, stream);
                } else {
                    frame(out, HEADERS, END_STREAM_AND_HEADERS, stream, NO_CONTENT);
                }
            }
        }
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    private static byte[] ints(int... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int value : values) {
            out.writeInt(value);
        }
        return bytes.toByteArray();
    }

    private static HttpPipeline pipeline(RawService service, RetryPolicy retries) {
        TransportSettings settings = TransportSettings.builder()
                .httpClient(new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .build())
                .timing(new VirtualTiming())
                .retryPolicy(retries)
                .build();
        return HttpPipeline.builder("acme", settings).baseUrl(service.url()).build();
    }
}
