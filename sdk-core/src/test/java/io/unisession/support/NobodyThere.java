package io.unisession.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * An address where every connection is refused. The port is held until this is closed, so that nobody else comes to
 * listen there meanwhile.
 */
public final class NobodyThere implements AutoCloseable {
    private final Socket held = new Socket();

    public NobodyThere() throws IOException {
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) held.getLocalSocketAddress();
    }

    public String url() {
        return "http://127.0.0.1:" + held.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
