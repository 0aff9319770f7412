package io.unisession.cli;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints a session for people: its fields in two columns, and its participants below. */
public final class SessionReport {
    /**
     * The default width of lines. Ids of sessions and rooms are never cut, so that they can be copied; a long one makes
     * its line longer.
     */
    static final int WIDTH = 100;

    static final String NOT_REPORTED = "not reported";

    private static final String INDENT = "   ";
    private static final int RIGHT_HALF = 52;
    private static final int LONGEST_LABEL = 40;

    private final PrintStream out;
    private final Instant now;
    private final int width;

    /**
     * Creates a report of the default width.
     *
     * @param out where to print it
     * @param now the current time, up to which open intervals count
     */
    SessionReport(PrintStream out, Instant now) {
        this(out, now, WIDTH);
    }

    /**
     * Creates a report.
     *
     * @param out where to print it
     * @param now the current time, up to which open intervals count
     * @param width how wide its lines may be
     */
    public SessionReport(PrintStream out, Instant now, int width) {
        this.out = out;
        this.now = now;
        this.width = width;
    }

    /**
     * Prints a session, and the recordings and transcripts that its provider lists.
     *
     * @param title the heading
     * @param session the session
     * @param client the client of its provider
     */
    public void print(String title, Session session, SessionClient client) {
        print(
                title,
                session,
                ArtifactTable.lines(
                        ArtifactTable.list(client, session.id()), width - 2 * INDENT.length(), PlainText::timeOfDay));
    }

    /**
     * Prints a session.
     *
     * @param title the heading
     * @param session the session
     */
    public void print(String title, Session session) {
        print(title, session, List.of());
    }

    private void print(String title, Session session, List<String> artifacts) {
        String heading = "== " + title + " ";
        out.println(heading + "=".repeat(Math.max(2, width - PlainText.width(heading))));
        fields(session).forEach(line -> out.println(INDENT + line));
        List<String> participants = new ParticipantTable(session, now).lines(width - 2 * INDENT.length());
        if (!participants.isEmpty()) {
            out.println();
            participants.forEach(line -> out.println(INDENT + INDENT + line));
        }
        if (!artifacts.isEmpty()) {
            out.println();
            artifacts.forEach(line -> out.println(INDENT + INDENT + line));
        }
        List<String> unreadable = unreadable(session);
        if (!unreadable.isEmpty()) {
            out.println();
            out.println(INDENT + "not readable: " + PlainText.oneLine(String.join(", ", unreadable)));
        }
        out.println();
    }

    /** The fields that came and could not be read, of the session and of all who are in it. */
    private static List<String> unreadable(Session session) {
        return Stream.concat(
                        session.unreadableFields().stream(),
                        session.participants().stream()
                                .flatMap(participant -> Stream.concat(
                                        participant.unreadableFields().stream(),
                                        participant.intervals().stream()
                                                .flatMap(interval -> interval.unreadableFields().stream()))))
                .distinct()
                .toList();
    }

    /**
     * What the session is on the left, and when it was on the right; or everything in one column if an id is too long
     * or the terminal too narrow.
     */
    private List<String> fields(Session session) {
        List<String> what = what(session);
        List<String> when = when(session);
        List<String> beside = new ArrayList<>();
        for (int row = 0; row < what.size(); row++) {
            beside.add(PlainText.padded(what.get(row), RIGHT_HALF) + when.get(row));
        }
        boolean fits = width >= WIDTH && what.stream().allMatch(line -> PlainText.width(line) < RIGHT_HALF);
        return fits ? beside : Stream.concat(what.stream(), when.stream()).toList();
    }

    private static List<String> what(Session session) {
        return new TextTable()
                .row("provider", session.provider())
                .row("session", PlainText.oneLine(session.id()))
                .row("status", status(session))
                .row("label", text(session.label().map(label -> PlainText.atMost(LONGEST_LABEL, label))))
                .row("room", text(session.roomId()))
                .lines();
    }

    private List<String> when(Session session) {
        return new TextTable()
                .row("scheduled", time(session.scheduledAt(), NOT_REPORTED))
                .row("started", time(session.startedAt(), notYet(session, SessionStatus.PENDING)))
                .row("ended", time(session.endedAt(), notYet(session, SessionStatus.PENDING, SessionStatus.ACTIVE)))
                .row("duration", duration(session))
                .row("participants", participants(session))
                .lines();
    }

    private static String status(Session session) {
        String word = session.providerStatus()
                .map(text -> "the provider says \"" + PlainText.oneLine(text) + "\"")
                .orElse("the provider sends no status");
        return session.status() + " (" + word + ")";
    }

    private String duration(Session session) {
        return session.duration()
                .map(PlainText::duration)
                .or(() -> session.startedAt()
                        .filter(start -> session.status() == SessionStatus.ACTIVE && start.isBefore(now))
                        .map(start -> PlainText.duration(Duration.between(start, now)) + " so far"))
                .orElse(notYet(session, SessionStatus.PENDING));
    }

    private static String participants(Session session) {
        return session.participantsReported()
                ? Integer.toString(session.participants().size())
                : NOT_REPORTED;
    }

    private static String notYet(Session session, SessionStatus... before) {
        return List.of(before).contains(session.status()) ? "not yet" : NOT_REPORTED;
    }

    private static String text(Optional<String> value) {
        return value.map(PlainText::oneLine).orElse(NOT_REPORTED);
    }

    private static String time(Optional<Instant> time, String otherwise) {
        return time.map(PlainText::time).orElse(otherwise);
    }
}
