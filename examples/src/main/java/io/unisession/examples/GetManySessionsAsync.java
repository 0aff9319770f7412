package io.unisession.examples;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionResult;
import io.unisession.Sessions;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shows calls that do not block the caller's thread: several at once, each with its own failure, and one that is
 * cancelled, which also cancels its HTTP call. For many ids, use {@code Sessions.getAll}, which limits the number of
 * concurrent calls and backs off when the provider limits the rate.
 */
public final class GetManySessionsAsync {
    private GetManySessionsAsync() {}

    /** Records when a call starts and how it ends, which a cancelled future does not report. */
    private static final class ListenerNotifier implements CallListener {
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<String> over = new CompletableFuture<>();

        @Override
        public Scope callStarted(CallEvent event) {
            begun.complete(null);
            return Scope.NONE;
        }

        @Override
        public void callEnded(CallEvent event) {
            over.complete(event.failure().map(Throwable::getMessage).orElse("there was a response"));
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, GetManySessionsAsync::run);
    }

    static void run(PrintStream out) {
        ListenerNotifier watch = new ListenerNotifier();
        try (FakeVideoSdk service = FakeVideoSdk.start();
                SessionClient client = client(service).build();
                SessionClient watched = client(service).listener(watch).build()) {
            List<String> ids = IntStream.rangeClosed(1, 5)
                    .mapToObj(number -> service.createRoom("lesson-" + number))
                    .map(room -> service.joinParticipant(room, "hasm43", "Priya Raman"))
                    .toList();
            atOnce(out, client, ids);
            severalAtATime(out, client, ids);

            service.enqueue(FakeResponse.stall());
            CompletableFuture<Session> never = watched.async().getSession(ids.get(0));
            watch.begun.join();
            never.cancel(true);
            out.println("Cancelled while waiting: " + watch.over.join());
        }
    }

    private static VideoSdk.Builder client(FakeVideoSdk service) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .baseUrl(service.baseUrl().toString());
    }

    private static void atOnce(PrintStream out, SessionClient client, List<String> ids) {
        List<CompletableFuture<String>> lines = ids.stream()
                .map(id -> client.async().getSession(id).thenApply(GetManySessionsAsync::line))
                .toList();
        CompletableFuture<String> failure = client.async()
                .getSession("no-such-session")
                .handle((session, thrown) -> "no-such-session: "
                        + (thrown == null ? session : thrown.getClass().getSimpleName()));
        out.println("All at once:");
        lines.forEach(line -> out.println("  " + line.join()));
        out.println("  " + failure.join());
    }

    private static void severalAtATime(PrintStream out, SessionClient client, List<String> ids) {
        try (Stream<SessionResult> results = Sessions.getAll(client, ids, 2)) {
            long there = results.filter(result -> result.session().isPresent()).count();
            out.println("Two at a time: " + there + " of " + ids.size() + " sessions.");
        }
    }

    private static String line(Session session) {
        return session.label().orElse(session.id()) + " is " + session.status() + ", started by "
                + session.participants().get(0).name().orElse("somebody");
    }
}
