package io.unisession.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that opens tunnels, asks for a password if told to, and can stop passing anything on, as a torn network does.
 */
public final class LocalProxy implements AutoCloseable {
    private final RawService service;
    private final int target;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile String password;
    private volatile int frozenUpTo;

    /** A proxy that leads every tunnel to a port on loopback, whatever host is asked for. */
    public LocalProxy(int target) throws IOException {
        this.target = target;
        this.service = new RawService(this::serve);
    }

    /** Asks for this value of {@code Proxy-Authorization}. */
    public void demand(String value) {
        this.password = value;
    }

    /** From now on, the tunnels that are open pass nothing on, and stay open. New ones work. */
    public void tear() {
        this.frozenUpTo = service.connections();
    }

    public Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
    }

    /** What clients said to the proxy itself. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve(RawService.Line line) throws IOException {
        String head = line.readRequest();
        while (head != null) {
            heads.add(head);
            String demanded = password;
            if (demanded == null || head.contains("Proxy-Authorization: " + demanded)) {
                tunnel(line);
                return;
            }
            line.send("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
            head = line.readRequest();
        }
    }

    private void tunnel(RawService.Line line) throws IOException {
        try (Socket end = new Socket(InetAddress.getLoopbackAddress(), target)) {
            line.out().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.out().flush();
            Thread back = new Thread(() -> pass(line, end), "proxy");
            back.setDaemon(true);
            back.start();
            pass(line.number(), line.in(), end.getOutputStream());
        }
    }

    private void pass(RawService.Line line, Socket end) {
        try {
            pass(line.number(), end.getInputStream(), line.out());
        } catch (IOException closed) {
            // One side went away.
        }
    }

    private void pass(int tunnel, InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[8192];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            if (tunnel > frozenUpTo) {
                to.write(bytes, 0, count);
                to.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
