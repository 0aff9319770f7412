package io.unisession.history.sync;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionClient;
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
 * Works off tasks, one call at a time, on the caller's thread. It neither waits nor tries again: a call that fails
 * throws, and the task can be read again as it is. Thread-safe.
 */
public final class SyncReader {
    private static final CallOptions ONE_REQUEST = CallOptions.defaults().withMaxRetries(0);
    private static final int MOST_PAGES = 100_000;
    private static final int EQUAL_HALVINGS = 3;
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(2);

    private final SyncPlan plan;
    private final SessionClient client;
    private final ListingMode mode;
    private final SessionListing sessions;
    private final @Nullable ParticipantListing participants;
    private final Timing timing;

    private SyncReader(SyncPlan plan, SessionClient client, Timing timing) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.client = Objects.requireNonNull(client, "client");
        this.timing = timing;
        this.mode = ListingMode.of(client, plan);
        this.sessions = client.require(SessionListing.class);
        this.participants = client.find(ParticipantListing.class).orElse(null);
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
     * How many requests the next call of a task needs.
     *
     * @param task the task
     * @return 1, or 2 for a session whose participants are listed separately; more if they fill several pages
     */
    public int requestsFor(SyncTask task) {
        return task.progress().ids().isEmpty() || participants == null ? 1 : 2;
    }

    /**
     * Makes the next call of a task.
     *
     * @param task a task that is not finished
     * @return what the call brought
     * @throws IllegalArgumentException if the task is finished
     * @throws io.unisession.error.ClientClosedException if the client is closed
     * @throws io.unisession.error.ApiException if the provider rejects the request, for example because of its rate limit
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws InvalidResponseException if the response is not a list of sessions, or the list does not end
     */
    public SyncStep step(SyncTask task) {
        if (task.isFinished()) {
            throw new IllegalArgumentException("the task " + task.id() + " is finished");
        }
        return task.progress().ids().isEmpty() ? page(task) : session(task);
    }

    private SyncStep page(SyncTask task) {
        SyncTask.Progress progress = task.progress();
        String cursor = progress.cursor();
        Page<Session> page;
        try {
            page = fetch(task, cursor);
        } catch (InvalidRequestException | NotFoundException unknownCursor) {
            if (cursor == null || progress.restarted()) {
                throw unknownCursor;
            }
            return new SyncStep(task, restarted(), List.of(), ResponseMetadata.none(), 1, null);
        }
        Optional<Instant> middle = splitAt(task, page);
        if (middle.isPresent()) {
            return SyncStep.split(task, middle.get(), page.total().orElseThrow(), page.metadata());
        }
        requireProgress(page, cursor, progress.pages());
        return read(task, page);
    }

    private Page<Session> fetch(SyncTask task, @Nullable String cursor) {
        PageRequest request = PageRequest.first();
        OptionalInt size = plan.pageSize();
        request = size.isPresent() ? request.withSize(size.getAsInt()) : request;
        request = cursor == null ? request : request.startingAt(cursor);
        Instant from = task.startedFrom().orElseThrow();
        Instant before = task.startedBefore().orElseThrow();
        return sessions.listSessions(mode.query(plan, from, before), request, ONE_REQUEST)
                .pages()
                .iterator()
                .next();
    }

    private static SyncTask.Progress restarted() {
        return new SyncTask.Progress(null, 0, false, true, null, false, Map.of(), Map.of(), List.of());
    }

    /** The middle of a window that announces too many sessions. */
    private Optional<Instant> splitAt(SyncTask task, Page<Session> page) {
        long total = page.total().orElse(0);
        Duration length = task.length().orElse(Duration.ZERO);
        if (mode == ListingMode.FEED
                || task.progress().cursor() != null
                || task.progress().restarted()
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
    private void requireProgress(Page<Session> page, @Nullable String cursor, int pages) {
        if (pages >= MOST_PAGES
                || (cursor != null && page.nextCursor().filter(cursor::equals).isPresent())) {
            throw new InvalidResponseException(
                    client.provider() + " listSessions failed: the list does not end",
                    FailureDetails.builder(client.provider(), "listSessions").build());
        }
    }

    private SyncStep read(SyncTask task, Page<Session> page) {
        Reading reading = new Reading(task);
        page.items().stream().filter(session -> isWanted(task, session)).forEach(reading::listed);
        SyncTask.Progress progress = task.progress();
        boolean ascending = progress.ascending() || isAscending(progress.lastStart(), page);
        boolean listed = page.nextCursor().isEmpty() || (!ascending && isOlder(task, page));
        SyncTask.Progress change = new SyncTask.Progress(
                page.nextCursor().orElse(null),
                progress.pages() + 1,
                listed,
                progress.restarted(),
                lastStart(page).orElse(progress.lastStart()),
                ascending,
                reading.ids,
                reading.found,
                List.of());
        return new SyncStep(
                task,
                change,
                reading.versions,
                page.metadata(),
                Math.max(1, page.metadata().attempts()),
                null);
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

    private static boolean isAscending(@Nullable Instant lastStart, Page<Session> page) {
        Instant first = lastStart == null
                ? page.items().stream()
                        .flatMap(session -> session.startedAt().stream())
                        .findFirst()
                        .orElse(null)
                : lastStart;
        return first != null && lastStart(page).filter(first::isBefore).isPresent();
    }

    private static Optional<Instant> lastStart(Page<Session> page) {
        return page.items().stream()
                .flatMap(session -> session.startedAt().stream())
                .reduce((earlier, later) -> later);
    }

    /** Whether a page of a list that is newest first is older than what is wanted, and so are those that follow. */
    private boolean isOlder(SyncTask task, Page<Session> page) {
        return mode == ListingMode.FEED
                && !page.items().isEmpty()
                && page.items().stream()
                        .allMatch(session -> session.startedAt()
                                .filter(start -> task.startedFrom()
                                        .filter(start::isBefore)
                                        .isPresent())
                                .isPresent());
    }

    private SyncStep session(SyncTask task) {
        Map<String, String> ids = new LinkedHashMap<>(task.progress().ids());
        String id = ids.keySet().iterator().next();
        String listed = ids.remove(id);
        Reading reading = new Reading(task);
        List<String> vanished = new ArrayList<>();
        int requests = 1;
        SessionException skipped = null;
        try {
            Optional<Session> session = client.findSession(id, ONE_REQUEST);
            if (session.isPresent()) {
                List<Page<Participant>> people = participants(session.get());
                requests += people.size();
                reading.add(with(people, session.get()), listed == null || listed.isEmpty() ? null : listed);
            } else {
                vanished.add(id);
                reading.vanished(id);
            }
        } catch (SessionException failure) {
            if (!isOfThisSession(failure)) {
                throw failure;
            }
            skipped = failure;
            reading.unread(id);
        }
        SyncTask.Progress progress = task.progress();
        SyncTask.Progress change = new SyncTask.Progress(
                progress.cursor(),
                progress.pages(),
                progress.listed(),
                progress.restarted(),
                progress.lastStart(),
                progress.ascending(),
                ids,
                reading.found,
                vanished);
        return new SyncStep(task, change, reading.versions, reading.metadata, requests, skipped);
    }

    /** The pages of participants that a provider lists separately; none if the session has them. */
    private List<Page<Participant>> participants(Session session) {
        List<Page<Participant>> pages = new ArrayList<>();
        if (!session.participantsReported() && participants != null) {
            participants
                    .listParticipants(session.id(), PageRequest.first(), ONE_REQUEST)
                    .pages()
                    .forEach(pages::add);
        }
        return pages;
    }

    private static Session with(List<Page<Participant>> pages, Session session) {
        return pages.isEmpty()
                ? session
                : session.withParticipants(Participant.merged(
                        pages.stream().flatMap(page -> page.items().stream()).toList()));
    }

    /** Whether the next session may be read although this one cannot. */
    private static boolean isOfThisSession(SessionException failure) {
        return !failure.isRetryable()
                && !(failure instanceof AuthenticationException)
                && !(failure instanceof PermissionDeniedException)
                && (failure instanceof ApiException || failure instanceof InvalidResponseException);
    }

    /** What one call found. */
    private final class Reading {
        private final SyncTask task;
        private final Instant observedAt = timing.now();
        private final List<SessionVersion> versions = new ArrayList<>();
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final Map<String, KnownSession> found = new LinkedHashMap<>();
        private ResponseMetadata metadata = ResponseMetadata.none();

        Reading(SyncTask task) {
            this.task = task;
        }

        /** A session of a list, which may lack the participants. */
        void listed(Session session) {
            if (session.participantsReported() || participants == null) {
                add(session, null);
                return;
            }
            String hash = VersionHash.of(session);
            KnownSession last = task.lastKnown(session.id());
            if (last != null && !last.open() && hash.equals(last.listed())) {
                found.put(session.id(), last);
            } else {
                ids.put(session.id(), hash);
            }
        }

        void add(Session session, @Nullable String listed) {
            metadata = session.metadata();
            SessionVersion version = SessionVersion.of(plan.source(), session, observedAt);
            KnownSession last = found.getOrDefault(session.id(), task.lastKnown(session.id()));
            if (last == null || !last.hash().equals(version.hash())) {
                versions.add(version);
            }
            Instant orderedAt = session.startedAt().orElse(last == null ? observedAt : last.orderedAt());
            boolean open = SessionVersion.isOpen(session);
            if (open || last != null || !orderedAt.isBefore(task.rememberedFrom())) {
                found.put(session.id(), new KnownSession(orderedAt, version.hash(), listed, open));
            }
        }

        void vanished(String id) {
            if (task.lastKnown(id) != null) {
                versions.add(SessionVersion.vanished(plan.source(), id, observedAt));
            }
        }

        /** Kept as it was, so that it is neither emitted nor taken for gone. */
        void unread(String id) {
            KnownSession last = task.lastKnown(id);
            if (last != null) {
                found.put(id, last);
            }
        }
    }
}
