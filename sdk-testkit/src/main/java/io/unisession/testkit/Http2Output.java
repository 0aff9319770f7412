package io.unisession.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a server sends over HTTP/2. Notices the end of each response, which the server library does not report. */
final class Http2Output extends FilterOutputStream {
    private static final int HEADER_LENGTH = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int END_STREAM = 1;

    private final Runnable responseEnded;
    private final byte[] header = new byte[HEADER_LENGTH];
    private int headerBytes;
    private int payloadLeft;

    /** @param responseEnded called when the end of a response has been written */
    Http2Output(OutputStream out, Runnable responseEnded) {
        super(out);
        this.responseEnded = responseEnded;
    }

    /** Called by one thread at a time. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        int end = offset + length;
        int next = offset;
        while (next < end) {
            if (headerBytes < HEADER_LENGTH) {
                header[headerBytes++] = bytes[next++];
                payloadLeft = headerBytes < HEADER_LENGTH ? 0 : payloadLength();
            } else {
                int passed = Math.min(payloadLeft, end - next);
                payloadLeft -= passed;
                next += passed;
            }
            if (headerBytes == HEADER_LENGTH && payloadLeft == 0) {
                headerBytes = 0;
                frameWritten(header[3], header[4]);
            }
        }
    }

    private int payloadLength() {
        return ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
    }

    private void frameWritten(int type, int flags) {
        if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
            responseEnded.run();
        }
    }
}
