package io.unisession.history.sync;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.RequestGate;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.Timing;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Performs tasks, one call at a time, on the caller's thread. It neither waits nor retries: a call that fails throws,
 * and can be made again with the same task, as often as {@link SyncRetries} says. Thread-safe.
 */
public final class SyncReader {
    private static final CallOptions WITHOUT_RETRIES = CallOptions.defaults().withMaxRetries(0);
    /** A call of several requests waits for the budget before each. */
    private static final Duration LONGEST_CALL = Duration.ofHours(6);

    private static final int MOST_PAGES = 100_000;
    private static final int EQUAL_HALVINGS = 3;
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(2);

    private final SyncPlan plan;
    private final SessionClient client;
    private final ListingMode mode;
    private final SessionListing sessions;
    private final boolean listsParticipants;
    private final Timing timing;

    private SyncReader(SyncPlan plan, SessionClient client, Timing timing) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.client = Objects.requireNonNull(client, "client");
        this.timing = timing;
        this.mode = ListingMode.of(client, plan);
        this.sessions = client.require(SessionListing.class);
        this.listsParticipants = client.find(ParticipantListing.class).isPresent();
    }

    /**
     * Creates a reader. Nothing is sent.
     *
     * @param plan what to copy
     * @param client the client of the account; the caller closes it
     * @return the reader
     * @throws io.unisession.error.UnsupportedCapabilityException if the provider cannot list its past sessions; the
     *     message names another way to keep them
     */
    public static SyncReader of(SyncPlan plan, SessionClient client) {
        return new SyncReader(plan, client, Timing.system());
    }

    /**
     * Sets the clock, for tests.
     *
     * @param clock the clock that tells when a session was read
     * @return a reader with the same plan and client, and that clock
     */
    public SyncReader withTiming(Timing clock) {
        return new SyncReader(plan, client, Objects.requireNonNull(clock, "clock"));
    }

    /**
     * What this reader copies.
     *
     * @return the plan
     */
    public SyncPlan plan() {
        return plan;
    }

    /**
     * How the provider's sessions can be listed.
     *
     * @return the mode, for {@link SyncState#begin}
     */
    public ListingMode mode() {
        return mode;
    }

    /**
     * Makes the next call of a task, whose requests are sent at once.
     *
     * @param task a task that is not finished
     * @return what the call found
     * @throws IllegalArgumentException if the task is finished
     * @throws io.unisession.error.ClientClosedException if the client is closed
     * @throws io.unisession.error.ApiException if the provider rejects a request, for example because of its rate limit
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws InvalidResponseException if the response is not a list of sessions, or the list does not end
     */
    public SyncStep step(SyncTask task) {
        return step(task, WITHOUT_RETRIES);
    }

    /**
     * Makes the next call of a task. Each of its requests passes a gate, which may wait for the budget: a page of sessions
     * is one request, and a session may be several, depending on the provider and the number of participants.
     *
     * @param task a task that is not finished
     * @param gate is passed before each request
     * @return what the call found
     * @throws IllegalArgumentException if the task is finished
     * @throws io.unisession.error.ClientClosedException if the client is closed
     * @throws io.unisession.error.ApiException if the provider rejects a request, for example because of its rate limit
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws InvalidResponseException if the response is not a list of sessions, or the list does not end
     */
    public SyncStep step(SyncTask task, RequestGate gate) {
        return step(task, WITHOUT_RETRIES.withTotalTimeout(LONGEST_CALL).withRequestGate(gate));
    }

    private SyncStep step(SyncTask task, CallOptions options) {
        if (task.isFinished()) {
            throw new IllegalArgumentException("the task " + task.id() + " is finished");
        }
        return task.progress().ids().isEmpty() ? page(task, options) : session(task, options);
    }

    private SyncStep page(SyncTask task, CallOptions options) {
        ListPosition position = task.progress().list();
        String cursor = position.cursor();
        Page<Session> page;
        try {
            page = fetch(task, cursor, options);
        } catch (InvalidRequestException | NotFoundException unknownCursor) {
            if (cursor == null || position.restarted()) {
                throw unknownCursor;
            }
            return new SyncStep(task, SyncTask.Progress.RESTARTED, List.of(), ResponseMetadata.none(), null);
        }
        Optional<Instant> middle = splitAt(task, page);
        if (middle.isPresent()) {
            return SyncStep.split(task, middle.get(), page.total().orElseThrow(), page.metadata());
        }
        requireProgress(page, position);
        return read(task, page);
    }

    private Page<Session> fetch(SyncTask task, @Nullable String cursor, CallOptions options) {
        PageRequest request = PageRequest.first();
        OptionalInt size = plan.pageSize();
        request = size.isPresent() ? request.withSize(size.getAsInt()) : request;
        request = cursor == null ? request : request.startingAt(cursor);
        Instant from = task.startedFrom().orElseThrow();
        Instant before = task.startedBefore().orElseThrow();
        return sessions.listSessions(mode.query(plan, from, before), request, options)
                .pages()
                .iterator()
                .next();
    }

    /** The middle of a window that announces too many sessions. */
    private Optional<Instant> splitAt(SyncTask task, Page<Session> page) {
        long total = page.total().orElse(0);
        Duration length = task.length().orElse(Duration.ZERO);
        if (mode == ListingMode.FEED
                || task.progress().list().cursor() != null
                || task.progress().list().restarted()
                || page.nextCursor().isEmpty()
                || total <= plan.maxSessionsPerWindow()
                || !isSmaller(total, task)
                || length.compareTo(SHORTEST_WINDOW) < 0) {
            return Optional.empty();
        }
        return task.startedFrom()
                .map(start -> start.plus(length.dividedBy(2)).truncatedTo(ChronoUnit.SECONDS))
                .filter(middle -> middle.isAfter(task.startedFrom().orElseThrow()));
    }

    /**
     * Some services announce all sessions of the account whatever the window, and would be split for ever: a half must
     * announce less than its whole. All sessions of a day may be in one half, though, so the first halves may not.
     */
    private static boolean isSmaller(long total, SyncTask task) {
        return task.announced() == 0
                || total < task.announced()
                || (total == task.announced() && task.halvings() < EQUAL_HALVINGS);
    }

    /** The core notices a list that goes round only while it iterates, and here each page is an iteration of its own. */
    private void requireProgress(Page<Session> page, ListPosition position) {
        if (position.pages() >= MOST_PAGES || position.isRepeatedBy(page)) {
            throw new InvalidResponseException(
                    client.provider() + " listSessions failed: the list does not end",
                    FailureDetails.builder(client.provider(), "listSessions").build());
        }
    }

    private SyncStep read(SyncTask task, Page<Session> page) {
        SyncFindings findings = findings(task);
        page.items().stream().filter(session -> isWanted(task, session)).forEach(findings::listed);
        SyncTask.Progress change = new SyncTask.Progress(
                task.progress().list().after(page, isOlder(task, page)),
                findings.unreadIds(),
                findings.found(),
                List.of());
        return new SyncStep(task, change, findings.versions(), page.metadata(), null);
    }

    private SyncFindings findings(SyncTask task) {
        return new SyncFindings(plan.source(), task, listsParticipants, timing.now());
    }

    /** A provider that filters does so itself. One that cannot lists everything. */
    private boolean isWanted(SyncTask task, Session session) {
        return mode != ListingMode.FEED
                || session.startedAt()
                        .filter(start ->
                                task.startedFrom().filter(start::isBefore).isPresent()
                                        || task.startedBefore()
                                                .filter(end -> !start.isBefore(end))
                                                .isPresent())
                        .isEmpty();
    }

    /** Whether a page of a list that is newest first is older than what is wanted, and so are those that follow. */
    private boolean isOlder(SyncTask task, Page<Session> page) {
        return mode == ListingMode.FEED
                && plan.newestFirst()
                && !page.items().isEmpty()
                && page.items().stream()
                        .allMatch(session -> session.startedAt()
                                .filter(start -> task.startedFrom()
                                        .filter(start::isBefore)
                                        .isPresent())
                                .isPresent());
    }

    private SyncStep session(SyncTask task, CallOptions options) {
        Map<String, String> ids = new LinkedHashMap<>(task.progress().ids());
        String id = ids.keySet().iterator().next();
        String listed = ids.remove(id);
        SyncFindings findings = findings(task);
        List<String> vanished = new ArrayList<>();
        SessionException skipped = null;
        try {
            Optional<Session> session = client.findSession(id, options);
            if (session.isPresent()) {
                Session read = Sessions.withParticipants(client, session.get(), options);
                // Without participants, the session is read again the next time that it is listed.
                boolean complete = read.participantsReported() && listed != null && !listed.isEmpty();
                findings.add(read, complete ? listed : null);
            } else {
                vanished.add(id);
                findings.vanished(id);
            }
        } catch (SessionException failure) {
            if (!isOfThisSession(failure)) {
                throw failure;
            }
            skipped = failure;
            findings.unread(id);
        }
        SyncTask.Progress change = new SyncTask.Progress(task.progress().list(), ids, findings.found(), vanished);
        return new SyncStep(task, change, findings.versions(), findings.metadata(), skipped);
    }

    /** Whether the next session may be read although this one cannot. */
    private static boolean isOfThisSession(SessionException failure) {
        return !failure.isRetryable()
                && !(failure instanceof AuthenticationException)
                && !(failure instanceof PermissionDeniedException)
                && (failure instanceof ApiException || failure instanceof InvalidResponseException);
    }
}
