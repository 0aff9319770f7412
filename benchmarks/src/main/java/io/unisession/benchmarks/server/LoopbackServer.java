package io.unisession.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * The service in a process of its own: HTTP/1.1 over kept connections, a thread for each, every response one write.
 * Prints its ports, plain and TLS, and ends when its input does, so that it never outlives whoever started it.
 */
public final class LoopbackServer {
    private final Responses responses;

    private LoopbackServer(Responses responses) {
        this.responses = responses;
    }

    /**
     * Serves until the input ends.
     *
     * @param arguments {@code tls} to serve TLS as well, by the key store that the JVM's properties name
     */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws IOException {
        LoopbackServer server = new LoopbackServer(new Responses());
        int plain = server.open(ServerSocketFactory.getDefault());
        int tls = arguments.length > 0 ? server.open(SSLServerSocketFactory.getDefault()) : 0;
        System.out.println(plain + " " + tls);
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        System.exit(0);
    }

    private int open(ServerSocketFactory factory) throws IOException {
        ServerSocket server = factory.createServerSocket(0, 256, InetAddress.getLoopbackAddress());
        start(() -> accept(server));
        return server.getLocalPort();
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        byte[] buffer = new byte[16 * 1024];
        RequestHead head = new RequestHead();
        byte[] lastRequest = new byte[0];
        byte[] lastResponse = new byte[0];
        int lastBody = 0;
        int body = 0;
        boolean inBody = false;
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int offset = 0;
                while (offset < count) {
                    if (inBody) {
                        int taken = Math.min(body, count - offset);
                        body -= taken;
                        offset += taken;
                    } else {
                        offset += head.take(buffer, offset, count - offset);
                        if (!head.isComplete()) {
                            continue;
                        }
                        if (!head.isSameAs(lastRequest, lastRequest.length)) {
                            lastRequest = head.copy();
                            lastBody = head.contentLength();
                            lastResponse = responses.to(head.path());
                        }
                        head.clear();
                        body = lastBody;
                        inBody = true;
                    }
                    if (inBody && body == 0) {
                        inBody = false;
                        out.write(lastResponse);
                    }
                }
            }
        } catch (IOException gone) {
            // So is the client.
        }
    }
}
