package io.unisession.testkit;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * One connection, seen from the server. It is idle if its response has been sent and the server is waiting for bytes.
 */
final class ServerConnection extends Socket {
    private volatile boolean waiting;
    private volatile boolean responded;

    /**
     * Whether the connection is waiting for another request. The client may have read the response before the server
     * waits again, so this gives the server up to a second.
     */
    boolean isIdle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (responded && !waiting && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return waiting && responded;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                while (true) {
                    waiting = true;
                    try {
                        int count = super.read(bytes, offset, length);
                        responded = false;
                        return count;
                    } catch (SocketTimeoutException noBytes) {
                        if (responded) {
                            // Idle for too long. The server closes the connection when its input ends.
                            return -1;
                        }
                    } finally {
                        waiting = false;
                    }
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                responded = true;
            }
        };
    }
}
