package io.unisession.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A peer that takes one connection, reads a request's head, and notices when the other side goes away. */
public final class Disconnects implements AutoCloseable {
    private final ServerSocket listening;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private volatile Socket connection;

    public Disconnects() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    private void serve() {
        try (Socket accepted = listening.accept()) {
            connection = accepted;
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                line = reader.readLine();
            }
            requested.countDown();
            while (line != null) {
                line = reader.readLine();
            }
            disconnected.countDown();
        } catch (IOException reset) {
            disconnected.countDown();
        }
    }

    /** Returns when the head of a request has come. */
    public void awaitRequest() {
        Threads.await(requested);
    }

    /** Sends what is to be sent, be it HTTP or not. */
    public void send(String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** Returns when the other side has closed the connection. */
    public void awaitDisconnect() {
        assertThat(requested.getCount()).isZero();
        Threads.await(disconnected);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
