package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.Disconnects;
import io.unisession.support.Threads;
import io.unisession.support.UnconnectedSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java runtime knows of one channel only that a thread is in, and forgets ours when something of the application's
 * was in another meanwhile; an interrupt ends the call all the same.
 */
@Timeout(60)
class InterruptAfterOtherChannelTest {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<TransportException> outcome = new AtomicReference<>();

    @TempDir
    private Path folder;

    private FileChannel file;

    @BeforeEach
    void openFile() throws IOException {
        file = FileChannel.open(folder.resolve("log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @AfterEach
    void closeFile() throws IOException {
        file.close();
    }

    private void useOtherChannel() {
        try {
            file.write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** OkHttp connects on another thread, unless it is told to try one address at a time. */
    @Test
    void interruptWhileConnecting_endsTheCall() throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        OkHttpClient client = usingOtherChannelBeforeConnecting()
                .newBuilder()
                .fastFallback(false)
                .socketFactory(new UnconnectedSockets(() -> new HangingSocket(connecting)))
                .build();
        Thread caller = start("http://127.0.0.1:9", client);
        Threads.await(connecting);

        caller.interrupt();

        assertInterrupted(Sent.NO);
    }

    @Test
    void interruptWhileConnecting_afterAListenerUsedAChannel_endsTheCall() {
        CountDownLatch connecting = new CountDownLatch(1);
        OkHttpClient client = listening(new EventListener() {
                    @Override
                    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                        useOtherChannel();
                    }
                })
                .newBuilder()
                .fastFallback(false)
                .socketFactory(new UnconnectedSockets(() -> new HangingSocket(connecting)))
                .build();
        Thread caller = start("http://127.0.0.1:9", client);
        Threads.await(connecting);

        caller.interrupt();

        assertInterrupted(Sent.NO);
    }

    @Test
    void interruptDuringTheHostLookup_afterAListenerUsedAChannel_endsTheCall() {
        CountDownLatch lookingUp = new CountDownLatch(1);
        OkHttpClient client = listening(new EventListener() {
                    @Override
                    public void dnsStart(Call call, String host) {
                        useOtherChannel();
                    }
                })
                .newBuilder()
                .dns(host -> {
                    lookingUp.countDown();
                    Threads.await(ended);
                    throw new UnknownHostException(host);
                })
                .build();
        Thread caller = start("https://acme.example", client);
        Threads.await(lookingUp);
        Threads.awaitBlocked(caller);

        caller.interrupt();

        assertInterrupted(Sent.NO);
    }

    /** The host is an address, so that nothing is looked up. */
    @Test
    void interruptDuringTheTlsHandshake_endsTheCall() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(peer.url().replace("http:", "https:"), usingOtherChannelBeforeConnecting());
            awaitReading(caller);

            caller.interrupt();

            assertInterrupted(Sent.NO);
        }
    }

    @Test
    void interruptDuringTheTlsHandshake_afterAListenerUsedAChannel_endsTheCall() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(peer.url().replace("http:", "https:"), listening(new EventListener() {
                @Override
                public void secureConnectStart(Call call) {
                    useOtherChannel();
                }
            }));
            awaitReading(caller);

            caller.interrupt();

            assertInterrupted(Sent.NO);
        }
    }

    @Test
    void interruptDuringTheProxyTunnel_endsTheCall() throws Exception {
        try (Disconnects proxy = new Disconnects()) {
            OkHttpClient client = usingOtherChannelBeforeConnecting()
                    .newBuilder()
                    .proxy(new Proxy(Proxy.Type.HTTP, proxy.address()))
                    .build();
            Thread caller = start("https://acme.example", client);
            proxy.awaitRequest();
            assertEndedByAnInterrupt(caller, proxy, Sent.NO);
        }
    }

    @Test
    void interruptDuringTheProxyTunnel_afterAListenerUsedAChannel_endsTheCall() throws Exception {
        try (Disconnects proxy = new Disconnects()) {
            InetSocketAddress named = InetSocketAddress.createUnresolved(
                    "proxy.example", proxy.address().getPort());
            OkHttpClient client = listening(new EventListener() {
                        @Override
                        public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
                            useOtherChannel();
                        }
                    })
                    .newBuilder()
                    .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                    .proxy(new Proxy(Proxy.Type.HTTP, named))
                    .build();
            Thread caller = start("https://acme.example", client);
            proxy.awaitRequest();
            assertEndedByAnInterrupt(caller, proxy, Sent.NO);
        }
    }

    @Test
    void interruptBeforeTheHead_endsTheCall() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(peer.url(), listening(new EventListener() {
                @Override
                public void requestHeadersEnd(Call call, Request request) {
                    useOtherChannel();
                }
            }));
            peer.awaitRequest();
            assertEndedByAnInterrupt(caller, peer, Sent.MAYBE);
        }
    }

    @Test
    void interruptBeforeTheHead_afterABodyWasSent_endsTheCall() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(
                    Operations.POST.request("7").json(Map.of("name", "made-up")),
                    peer.url(),
                    listening(new EventListener() {
                        @Override
                        public void requestBodyEnd(Call call, long byteCount) {
                            useOtherChannel();
                        }
                    }));
            peer.awaitRequest();
            assertEndedByAnInterrupt(caller, peer, Sent.MAYBE);
        }
    }

    @Test
    void interruptAfterAnInterimResponse_endsTheCall() throws Exception {
        CountDownLatch announced = new CountDownLatch(1);
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(peer.url(), listening(new EventListener() {
                @Override
                public void responseHeadersStart(Call call) {
                    useOtherChannel();
                    announced.countDown();
                }
            }));
            peer.awaitRequest();
            peer.send("HTTP/1.1 103 Early Hints\r\n\r\n");
            Threads.await(announced);
            assertEndedByAnInterrupt(caller, peer, Sent.MAYBE);
        }
    }

    @Test
    void interruptWhileSendingABody_endsTheCall() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread caller = start(
                    Operations.POST.request("7").json(Map.of("name", "x".repeat(16 * 1024 * 1024))),
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    listening(new EventListener() {
                        @Override
                        public void requestBodyStart(Call call) {
                            useOtherChannel();
                            sending.countDown();
                        }
                    }));
            Threads.await(sending);
            awaitIn(caller, "java.net.Socket$SocketOutputStream");

            caller.interrupt();

            assertInterrupted(Sent.MAYBE);
        }
    }

    @Test
    void interruptBeforeTheBody_endsTheCall() throws Exception {
        CountDownLatch headRead = new CountDownLatch(1);
        try (Disconnects peer = new Disconnects()) {
            OkHttpClient client = new OkHttpClient.Builder()
                    .addNetworkInterceptor(chain -> {
                        Response response = chain.proceed(chain.request());
                        useOtherChannel();
                        headRead.countDown();
                        return response;
                    })
                    .build();
            Thread caller = start(peer.url(), client);
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            Threads.await(headRead);
            assertEndedByAnInterrupt(caller, peer, Sent.MAYBE);
        }
    }

    @Test
    void interruptWithinTheBody_endsTheCall() throws Exception {
        CountDownLatch partRead = new CountDownLatch(1);
        try (Disconnects peer = new Disconnects()) {
            Thread caller = start(peer.url(), listening(new EventListener() {
                @Override
                public void responseBodyStart(Call call) {
                    useOtherChannel();
                    partRead.countDown();
                }
            }));
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
            Threads.await(partRead);
            assertEndedByAnInterrupt(caller, peer, Sent.MAYBE);
        }
    }

    private OkHttpClient usingOtherChannelBeforeConnecting() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    useOtherChannel();
                    return chain.proceed(chain.request());
                })
                .build();
    }

    private static OkHttpClient listening(EventListener listener) {
        return new OkHttpClient.Builder().eventListener(listener).build();
    }

    /** An interrupt before that would be seen by whoever asks for it before he reads. */
    private static void awaitReading(Thread caller) {
        awaitIn(caller, "java.net.Socket$SocketInputStream");
    }

    private static void awaitIn(Thread caller, String className) {
        Threads.awaitTrue(
                "the call is in " + className,
                () -> Stream.of(caller.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(className)));
    }

    private Thread start(String url, OkHttpClient client) {
        return start(Operations.GET.request("7"), url, client);
    }

    private Thread start(ApiRequest request, String url, OkHttpClient client) {
        HttpPipeline pipeline = HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .httpClient(client)
                                .retryPolicy(RetryPolicy.none())
                                .build())
                .baseUrl(url)
                .build();
        Thread caller = new Thread(() -> {
            try {
                pipeline.call(request, CallOptions.defaults());
            } catch (TransportException failure) {
                outcome.set(failure);
            }
            ended.countDown();
        });
        caller.setDaemon(true);
        caller.start();
        return caller;
    }

    /** Of a call that reads from a peer, which sees the connection close. */
    private void assertEndedByAnInterrupt(Thread caller, Disconnects peer, Sent sent) {
        awaitReading(caller);

        caller.interrupt();

        assertInterrupted(sent);
        peer.awaitDisconnect();
    }

    private void assertInterrupted(Sent sent) {
        Threads.await(ended);
        assertThat(outcome.get()).hasMessageEndingWith("failed: the calling thread was interrupted");
        assertThat(outcome.get().sent()).isEqualTo(sent);
    }

    /** To a host that never responses; only closing it ends its wait, as with those of the system. */
    private static final class HangingSocket extends Socket {
        private final CountDownLatch connecting;
        private final CountDownLatch closed = new CountDownLatch(1);

        HangingSocket(CountDownLatch connecting) {
            this.connecting = connecting;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            connecting.countDown();
            boolean interrupted = false;
            while (closed.getCount() > 0) {
                try {
                    closed.await();
                } catch (InterruptedException unheard) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new SocketException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
