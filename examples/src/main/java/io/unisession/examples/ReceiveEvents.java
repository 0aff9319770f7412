package io.unisession.examples;

import com.sun.net.httpserver.HttpServer;
import io.unisession.Webhooks;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.history.JournalException;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * Receives LiveKit's events with the HTTP server of the JDK, and records them in a journal in a file. It responds to an
 * event only after the journal has it, so that it can be killed at any time. {@link RememberSessions} does so.
 *
 * <p>Settings are {@code LIVEKIT_API_KEY}, {@code LIVEKIT_API_SECRET}, and the system properties {@code journal.file} and
 * {@code journal.port}.
 */
public final class ReceiveEvents {
    private ReceiveEvents() {}

    /**
     * Runs the receiver until it is killed.
     *
     * @param args none
     * @throws IOException if the port is in use
     */
    public static void main(String... args) throws IOException {
        SmallProgram.main(args, ReceiveEvents::run);
    }

    static void run(PrintStream out) throws IOException {
        WebhookReceiver receiver = Webhooks.open("livekit");
        Path file = Path.of(System.getProperty("journal.file", "journal"));
        SessionJournal journal = SessionJournal.of(JdbcJournalStore.embedded(file));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("journal.port", 8080));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/livekit", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            WebhookResult result = receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders()));
            exchange.sendResponseHeaders(recorded(result, journal) ? result.status() : 500, -1);
            exchange.close();
        });
        server.start();
        out.println("receiving on port " + server.getAddress().getPort());
        out.flush();
    }

    /** Whether the journal has all events of a request. If not, the provider sends them again. */
    private static boolean recorded(WebhookResult result, SessionJournal journal) {
        try {
            result.events().forEach(journal::record);
            return true;
        } catch (JournalException notRecorded) {
            return false;
        }
    }
}
