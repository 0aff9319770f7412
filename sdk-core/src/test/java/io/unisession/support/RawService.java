package io.unisession.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A peer on loopback that says whatever a test lets it say, be it HTTP or not, on any number of connections at once.
 */
public final class RawService implements AutoCloseable {
    private static final int BACKLOG = 2048;

    private final ServerSocket listening;
    private final Conversation conversation;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    /** What is said on one connection. It is closed when this returns, or throws because the other side went away. */
    public interface Conversation {
        void hold(Line line) throws IOException;
    }

    /** One connection, seen from the service. */
    public final class Line {
        private final int number;
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Line(int number, Socket socket) throws IOException {
            this.number = number;
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** The how-manieth connection this is, from 1. */
        public int number() {
            return number;
        }

        /** The head of the next request, or null where the other side has no more. */
        public String readRequest() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = in.read();
                if (octet < 0) {
                    return null;
                }
                head.append((char) octet);
            }
            requests.incrementAndGet();
            return head.toString();
        }

        /** Counts a request that the test has read by itself, and returns how many there are now. */
        public int countRequest() {
            return requests.incrementAndGet();
        }

        /** Like {@link #readRequest}, but gives up when nothing comes for some time, as servers do. */
        public String readRequestWithin(Duration idle) throws IOException {
            socket.setSoTimeout(Math.toIntExact(idle.toMillis()));
            try {
                return readRequest();
            } catch (SocketTimeoutException idleForTooLong) {
                return null;
            }
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Says nothing more, until the other side goes away. */
        public void fallSilent() throws IOException {
            while (in.read() >= 0) {
                // Whatever else comes is not answered.
            }
        }

        /** Lets the connection end with a reset, as a peer does that has lost its state. */
        public void resetAtTheEnd() throws IOException {
            socket.setSoLinger(true, 0);
        }

        public InputStream in() {
            return in;
        }

        public OutputStream out() {
            return out;
        }
    }

    public RawService(Conversation conversation) throws IOException {
        this(conversation, ServerSocketFactory.getDefault());
    }

    /** A service that speaks TLS, if the sockets do. */
    public RawService(Conversation conversation, ServerSocketFactory sockets) throws IOException {
        this.conversation = conversation;
        this.listening = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /**
     * A service that responds every request on every connection with the same bytes, and then closes the connection.
     */
    public static RawService saying(byte[] response) throws IOException {
        return new RawService(line -> {
            if (line.readRequest() != null) {
                line.send(response);
            }
        });
    }

    /** Like {@link #saying(byte[])}, with a text. */
    public static RawService saying(String response) throws IOException {
        return saying(response.getBytes(StandardCharsets.UTF_8));
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Line line = new Line(connections.incrementAndGet(), socket);
                start(() -> serve(socket, line));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket, Line line) {
        try (socket) {
            conversation.hold(line);
        } catch (IOException goneAway) {
            // As tests make clients do.
        } finally {
            sockets.remove(socket);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int connections() {
        return connections.get();
    }

    /** How many connections this side has not closed. */
    public int openConnections() {
        return sockets.size();
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
