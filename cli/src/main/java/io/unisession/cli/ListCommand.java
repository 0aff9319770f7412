package io.unisession.cli;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionJson;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists sessions. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Lists sessions, in the provider's order. Providers support different filters.", ""})
final class ListCommand implements Runnable {
    private static final String UNKNOWN = "-";
    /** The label and the room; an id is printed whole, so that it can be copied. */
    private static final int CUTTABLE_COLUMNS = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final int width;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(names = "--room", paramLabel = "<id>", description = "Only sessions of this room.")
    private @Nullable String roomId;

    @Option(
            names = "--status",
            paramLabel = "<status>",
            description = "Only sessions with this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable SessionStatus status;

    @Option(
            names = "--from",
            paramLabel = "<time>",
            converter = TimeOption.class,
            description = "Only sessions that started at this time or later: " + TimeOption.HELP)
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeOption.class,
            description = "Only sessions that started before this time.")
    private @Nullable Instant to;

    @Option(
            names = "--limit",
            paramLabel = "<number>",
            defaultValue = "100",
            description = "The largest number of sessions to list (default: 100).")
    private int limit = 100;

    @Option(names = "--json", description = "Print a JSON array, which the command \"attendance\" reads.")
    private boolean json;

    ListCommand(PrintStream out, PrintStream err, int width) {
        this.out = out;
        this.err = err;
        this.width = width;
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1, but is " + limit);
        }
        try (SessionClient client = provider.open()) {
            Iterator<Session> all =
                    client.require(SessionListing.class).listSessions(query()).iterator();
            List<Session> sessions = new ArrayList<>();
            while (sessions.size() < limit && all.hasNext()) {
                sessions.add(all.next());
            }
            print(sessions);
            if (sessions.size() == limit && all.hasNext()) {
                err.println("There are more sessions. To see them, use a larger --limit.");
            }
        }
    }

    private SessionQuery query() {
        SessionQuery.Builder query = SessionQuery.builder();
        Optional.ofNullable(roomId).ifPresent(query::roomId);
        Optional.ofNullable(status).ifPresent(query::status);
        Optional.ofNullable(from).ifPresent(query::startedFrom);
        Optional.ofNullable(to).ifPresent(query::startedBefore);
        return query.build();
    }

    private void print(List<Session> sessions) {
        if (json) {
            out.println(IndentedJson.of(SessionJson.writeAll(sessions)));
        } else if (sessions.isEmpty()) {
            out.println("no sessions");
        } else {
            TextTable table = new TextTable().row("label", "room", "session", "status", "started", "ended", "people");
            sessions.forEach(session -> addTo(table, session));
            table.lines(width, CUTTABLE_COLUMNS).forEach(out::println);
        }
    }

    private static void addTo(TextTable table, Session session) {
        table.row(
                session.label().map(PlainText::oneLine).orElse(UNKNOWN),
                session.roomId().map(PlainText::oneLine).orElse(UNKNOWN),
                PlainText.oneLine(session.id()),
                session.status().name(),
                session.startedAt().map(PlainText::time).orElse(UNKNOWN),
                session.endedAt().map(PlainText::time).orElse(UNKNOWN),
                session.participantsReported()
                        ? Integer.toString(session.participants().size())
                        : UNKNOWN);
    }
}
