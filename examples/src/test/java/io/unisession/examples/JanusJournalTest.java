package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.unisession.CallOptions;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookReceiver;
import io.unisession.event.WebhookRequest;
import io.unisession.history.Gap;
import io.unisession.history.GapKind;
import io.unisession.history.JournalEntry;
import io.unisession.history.SessionHistory;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.unisession.janus.Janus;
import io.unisession.janus.JanusClient;
import io.unisession.janus.JanusWebhooks;
import io.unisession.testkit.janus.JanusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of a real Janus, whose event handler ignores the status of the response, and gives up after a few failed
 * attempts: what it does not deliver is lost.
 */
@Tag("real-servers")
class JanusJournalTest {
    private static final String ROOM = "1234";
    private static final String PRIYA = "41";
    private static final String TOMAS = "42";
    private static final String INES = "43";
    private static final String OMAR = "44";

    @TempDir
    private Path folder;

    /** What became of each event, in the order of the requests. */
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    private final Set<String> acknowledged = new HashSet<>();

    private record Outcome(SessionEvent event, Fate fate) {}

    private enum Fate {
        RECORDED,
        /** The connection was closed without a response. */
        NO_RESPONSE,
        /** The response was 500. */
        REFUSED
    }

    @BeforeAll
    static void requireJanus() {
        assumeTrue(
                JanusServer.program().isPresent(),
                "skipped, because Janus is not installed: Debian's package is named janus");
    }

    @Test
    @Timeout(120)
    void journal_ofEventsThatJanusDoesNotDeliver_hasAllThatWasAcknowledgedAndMarksTheGaps() throws Exception {
        Path file = folder.resolve("journal");
        try (JdbcJournalStore store = JdbcJournalStore.embedded(file)) {
            HttpServer webhook = start(SessionJournal.of(store));
            try (JanusServer janus =
                    JanusServer.startWithEvents(WatchEvents.address(webhook), "hook", "made-up-password")) {
                runMeeting(janus);
            } finally {
                webhook.stop(0);
            }
        }

        try (JdbcJournalStore again = JdbcJournalStore.embedded(file)) {
            assertThat(again.entries("janus", ROOM))
                    .extracting(JournalEntry::key)
                    .containsAll(acknowledged);
            assertHistory(SessionJournal.of(again).find("janus", ROOM).orElseThrow());
        }
    }

    private void runMeeting(JanusServer janus) throws InterruptedException {
        try (JanusClient client = Janus.builder()
                .adminSecret(janus.adminSecret())
                .adminKey(janus.adminKey())
                .baseUrl(janus.adminUrl())
                .build()) {
            janus.createRoom(ROOM, "{\"permanent\":false}");
            for (String person : List.of(PRIYA, TOMAS, INES, OMAR)) {
                janus.joinParticipant(ROOM, person, "Person " + person);
                await(SessionEventType.PARTICIPANT_JOINED, Fate.RECORDED);
            }
            client.removeParticipant(ROOM, PRIYA, CallOptions.defaults());
            await(SessionEventType.PARTICIPANT_LEFT, Fate.NO_RESPONSE);
            // Janus sends its events one after the other, so this arrives when it has given up the one before.
            janus.createRoom("5678", "{}");
            awaitRoom("5678");
            client.removeParticipant(ROOM, TOMAS, CallOptions.defaults());
            await(SessionEventType.PARTICIPANT_LEFT, Fate.REFUSED);
            client.removeParticipant(ROOM, INES, CallOptions.defaults());
            await(SessionEventType.PARTICIPANT_LEFT, Fate.RECORDED);
            client.endSession(ROOM, CallOptions.defaults());
            await(SessionEventType.SESSION_ENDED, Fate.RECORDED);
        }
    }

    private static void assertHistory(SessionHistory history) {
        Session session = history.session();
        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.endedAt()).isPresent();
        assertThat(session.participants())
                .extracting(person -> person.id().orElseThrow() + " " + end(person))
                .containsExactlyInAnyOrder(
                        PRIYA + " " + IntervalEnd.SESSION_END,
                        TOMAS + " " + IntervalEnd.SESSION_END,
                        INES + " " + IntervalEnd.REPORTED,
                        OMAR + " " + IntervalEnd.SESSION_END);
        assertThat(history.gaps())
                .filteredOn(gap -> gap.kind() == GapKind.LEAVE_BEFORE_SESSION_END)
                .extracting(gap -> gap.participant().flatMap(Participant::id).orElseThrow())
                .containsExactlyInAnyOrder(PRIYA, TOMAS, OMAR);
        assertThat(history.gaps())
                .extracting(Gap::kind)
                .as("Janus does not say when a session starts")
                .contains(GapKind.SESSION_START);
    }

    private static IntervalEnd end(Participant person) {
        return person.intervals().get(0).end();
    }

    private void await(SessionEventType type, Fate fate) throws InterruptedException {
        Outcome outcome;
        do {
            outcome = next();
        } while (outcome.event.type() != type || outcome.fate != fate);
    }

    private void awaitRoom(String room) throws InterruptedException {
        Outcome outcome;
        do {
            outcome = next();
        } while (outcome.event.roomId().filter(room::equals).isEmpty());
    }

    private Outcome next() throws InterruptedException {
        Outcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
        assertThat(outcome).as("what became of the next event").isNotNull();
        return outcome;
    }

    private HttpServer start(SessionJournal journal) throws IOException {
        WebhookReceiver receiver =
                JanusWebhooks.builder().credentials("hook", "made-up-password").build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", exchange -> {
            try (exchange) {
                receive(exchange, receiver, journal);
            }
        });
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange, WebhookReceiver receiver, SessionJournal journal) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<SessionEvent> events = receiver.receive(WebhookRequest.of(body, exchange.getRequestHeaders()))
                .events();
        Fate fate = fate(events);
        if (fate == Fate.RECORDED) {
            events.forEach(journal::record);
        }
        if (fate != Fate.NO_RESPONSE) {
            exchange.sendResponseHeaders(fate == Fate.RECORDED ? 200 : 500, -1);
        }
        for (SessionEvent event : events) {
            if (fate == Fate.RECORDED && event.sessionId().filter(ROOM::equals).isPresent()) {
                acknowledged.add(JournalEntry.of("janus", event).key());
            }
            outcomes.add(new Outcome(event, fate));
        }
    }

    private static Fate fate(List<SessionEvent> events) {
        if (events.stream().anyMatch(event -> isLeaveOf(PRIYA, event))) {
            return Fate.NO_RESPONSE;
        }
        return events.stream().anyMatch(event -> isLeaveOf(TOMAS, event)) ? Fate.REFUSED : Fate.RECORDED;
    }

    private static boolean isLeaveOf(String person, SessionEvent event) {
        return event.type() == SessionEventType.PARTICIPANT_LEFT
                && event.participant()
                        .flatMap(Participant::id)
                        .filter(person::equals)
                        .isPresent();
    }
}
