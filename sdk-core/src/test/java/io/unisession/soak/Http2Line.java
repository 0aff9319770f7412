package io.unisession.soak;

import io.unisession.support.RawService;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One connection of HTTP/2, on which each request is a body with the number of a call. */
final class Http2Line {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int REFUSED_STREAM = 7;
    private static final int PREFACE_LENGTH = 24;
    /** Status 204, from the table that all connections begin with. */
    private static final byte[] NO_CONTENT = {(byte) 0x89};

    private final DataInputStream in;
    private final DataOutputStream out;
    /** The first stream that is not processed any more. */
    private int end = Integer.MAX_VALUE;

    Http2Line(RawService.Line line) {
        this.in = new DataInputStream(line.in());
        this.out = new DataOutputStream(line.out());
    }

    /** What the service does with a call: {@code NONE}, {@code REFUSED_STREAM} or {@code GONE_AWAY}. */
    interface Service {
        Fault fault(long call);
    }

    void serve(Service service) throws IOException {
        in.skipNBytes(PREFACE_LENGTH);
        send(SETTINGS, 0, 0, new byte[0]);
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS && flags != ACKNOWLEDGED) {
                send(SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
            } else if (type == PING && flags != ACKNOWLEDGED) {
                send(PING, ACKNOWLEDGED, 0, payload);
            } else if (type == DATA && length > 0) {
                send(WINDOW_UPDATE, 0, 0, ints(length));
                if (stream < end) {
                    respond(
                            stream,
                            service.fault(Long.parseLong(
                                    new String(payload, StandardCharsets.US_ASCII).replaceAll("\\D", ""))));
                }
            }
        }
    }

    private void respond(int stream, Fault fault) throws IOException {
        switch (fault) {
            case REFUSED_STREAM -> send(RST_STREAM, 0, stream, ints(REFUSED_STREAM));
            case GONE_AWAY -> {
                end = stream;
                send(GOAWAY, 0, 0, ints(stream - 2, 0));
            }
            default -> send(HEADERS, END_STREAM_AND_HEADERS, stream, NO_CONTENT);
        }
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte(0);
        frame.writeShort(payload.length);
        frame.writeByte(type);
        frame.writeByte(flags);
        frame.writeInt(stream);
        frame.write(payload);
        out.write(bytes.toByteArray());
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
}
