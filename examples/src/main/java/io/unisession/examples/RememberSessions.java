package io.unisession.examples;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.SessionEnding;
import io.unisession.event.SessionEvent;
import io.unisession.event.WebhookReceiver;
import io.unisession.history.Gap;
import io.unisession.history.JournaledClient;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.unisession.livekit.LiveKit;
import io.unisession.livekit.LiveKitWebhooks;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.OutgoingEvent;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what a journal remembers of a LiveKit room that LiveKit has forgotten. Of its events, one in ten is lost, one in
 * ten arrives twice, and all arrive in another order. In the middle, {@link ReceiveEvents}, which records them, is killed
 * and started again.
 */
public final class RememberSessions {
    private static final List<String> PEOPLE = List.of("Priya", "Tomas", "Mei", "Sam", "Ines", "Yusuf", "Lena", "Kofi");

    private final PrintStream out;
    private final Random random = new Random(53);
    private final Path folder;
    private final int port;
    /** The keys of the events that were acknowledged. */
    private final Set<String> acknowledged = new TreeSet<>();

    private RememberSessions(PrintStream out) throws IOException {
        this.out = out;
        this.folder = Files.createTempDirectory("journal");
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if the receiver cannot be started
     */
    public static void main(String... args) throws Exception {
        SmallProgram.main(args, RememberSessions::run);
    }

    static void run(PrintStream out) throws Exception {
        new RememberSessions(out).run();
    }

    private void run() throws Exception {
        // Four minutes, because an event is valid for five.
        Instant start = Instant.now().minus(Duration.ofMinutes(4));
        FakeClock clock = FakeClock.at(Instant.ofEpochSecond(start.getEpochSecond()));
        try (FakeLiveKit livekit = FakeLiveKit.builder().clock(clock).start();
                SessionClient client = LiveKit.builder()
                        .baseUrl(livekit.baseUrl().toString())
                        .credentials(livekit.apiKey(), livekit.apiSecret())
                        .timing(clock.timing())
                        .build()) {
            livekit.events().sendTo("http://127.0.0.1:" + port + "/livekit");
            livekit.events().hold();
            String sessionId = meet(livekit, client, clock);
            deliver(livekit);
            print(client, sessionId);
        } finally {
            delete();
        }
    }

    /** Everybody comes, some are disconnected and come back, and most leave before the room is closed. */
    private static String meet(FakeLiveKit livekit, SessionClient client, FakeClock clock) {
        String sessionId = livekit.openRoom("lesson");
        for (String person : PEOPLE) {
            clock.advance(Duration.ofSeconds(5));
            livekit.joinParticipant("lesson", person, person);
        }
        for (String person : PEOPLE.subList(0, 4)) {
            clock.advance(Duration.ofSeconds(10));
            livekit.leaveParticipant("lesson", person);
            clock.advance(Duration.ofSeconds(5));
            livekit.joinParticipant("lesson", person, person);
        }
        for (String person : PEOPLE.subList(0, 6)) {
            clock.advance(Duration.ofSeconds(10));
            livekit.leaveParticipant("lesson", person);
        }
        clock.advance(Duration.ofSeconds(20));
        client.require(SessionEnding.class).endSession(sessionId);
        return sessionId;
    }

    private void deliver(FakeLiveKit livekit) throws Exception {
        List<OutgoingEvent> held = livekit.events().held();
        List<OutgoingEvent> sent = new ArrayList<>();
        for (OutgoingEvent event : held) {
            int chance = random.nextInt(10);
            sent.addAll(Collections.nCopies(chance == 0 ? 0 : chance == 1 ? 2 : 1, event));
        }
        Collections.shuffle(sent, random);
        long lost = held.stream().filter(event -> !sent.contains(event)).count();
        out.println(held.size() + " events: " + lost + " lost, " + (sent.size() - held.size() + lost)
                + " sent twice, all in another order");

        WebhookReceiver keys = LiveKitWebhooks.builder()
                .credentials(livekit.apiKey(), livekit.apiSecret())
                .build();
        Process receiver = startReceiver(livekit);
        for (int index = 0; index < sent.size(); index++) {
            if (index == sent.size() / 2) {
                receiver.destroyForcibly().waitFor();
                out.println("killed the receiver after " + acknowledged.size() + " events, and started it again");
                receiver = startReceiver(livekit);
            }
            OutgoingEvent event = sent.get(index);
            if (event.deliver() == 200) {
                keys.receive(event.request()).events().stream()
                        .flatMap(each -> each.key().stream())
                        .forEach(acknowledged::add);
            }
        }
        receiver.destroyForcibly().waitFor();
    }

    private Process startReceiver(FakeLiveKit livekit) throws IOException {
        Process receiver = JavaProcess.start(
                ReceiveEvents.class,
                Map.of("journal.file", folder.resolve("journal").toString(), "journal.port", Integer.toString(port)),
                Map.of("LIVEKIT_API_KEY", livekit.apiKey(), "LIVEKIT_API_SECRET", livekit.apiSecret()));
        BufferedReader output =
                new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
        if (output.readLine() == null) {
            throw new IOException("the receiver did not start");
        }
        return receiver;
    }

    private void print(SessionClient client, String sessionId) {
        try (JdbcJournalStore store = JdbcJournalStore.embedded(folder.resolve("journal"))) {
            Set<String> recorded = store.entries("livekit", sessionId).stream()
                    .flatMap(entry -> entry.event().flatMap(SessionEvent::key).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            out.println("acknowledged: " + acknowledged.size() + ", of these in the journal: "
                    + acknowledged.stream().filter(recorded::contains).count());

            out.println("LiveKit still has the session: "
                    + client.findSession(sessionId).isPresent());
            SessionJournal journal = SessionJournal.of(store);
            Session session = JournaledClient.of(client, journal).getSession(sessionId);
            Instant start = session.startedAt().orElseThrow();
            out.println(
                    "the journal has it: " + session.roomId().orElse("") + ", " + session.status() + ", from 0:00 to "
                            + session.endedAt().map(end -> time(start, end)).orElse("?"));
            for (Participant person : session.participants()) {
                out.println("  " + person.name().orElse("?") + " "
                        + person.intervals().stream()
                                .map(interval -> text(start, interval))
                                .collect(Collectors.joining(", ")));
            }
            journal.find("livekit", sessionId).orElseThrow().gaps().stream()
                    .collect(Collectors.groupingBy(Gap::kind, TreeMap::new, Collectors.counting()))
                    .forEach((kind, count) -> out.println("missing: " + count + " x " + kind));
        }
    }

    private static String text(Instant start, Interval interval) {
        String joined = interval.joinedAt().map(time -> time(start, time)).orElse("?");
        String left = interval.leftAt().map(time -> time(start, time)).orElse("?");
        return joined + "-" + left
                + switch (interval.end()) {
                    case REPORTED -> "";
                    case SESSION_END -> " (when the session ended; no leave was reported)";
                    case OPEN -> " (still there)";
                    case UNKNOWN -> " (no leave was reported)";
                };
    }

    private static String time(Instant start, Instant time) {
        long seconds = Duration.between(start, time).toSeconds();
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    private void delete() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
