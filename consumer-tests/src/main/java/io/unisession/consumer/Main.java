package io.unisession.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.unisession.http.Placeholder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import okhttp3.OkHttpClient;

/** Reads a session from a server on this machine, as an application would, and fails when it is not the one that was sent. */
public final class Main {
    private static final byte[] SESSION = "{\"id\":\"s-1\"}".getBytes(UTF_8);

    private Main() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws IOException when the server does not start
     */
    public static void main(String... args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, SESSION.length);
            exchange.getResponseBody().write(SESSION);
            exchange.close();
        });
        server.start();
        try {
            String id = Placeholder.id(
                    new OkHttpClient(),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            if (!"\"s-1\"".equals(id)) {
                throw new AssertionError(id);
            }
            System.out.println("ok " + Main.class.getModule());
        } finally {
            server.stop(0);
        }
    }
}
