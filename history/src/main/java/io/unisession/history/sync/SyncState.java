package io.unisession.history.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read, and what must be remembered to continue: the time up to which all sessions were read,
 * the tasks of the current round, and the hash of the last version of each session that is open or within the
 * look-back.
 *
 * <pre>{@code
 * SyncState state = SyncState.start(plan);
 * state.begin(plan, reader.mode(), Instant.now());
 * while (state.next().isPresent()) {
 *     SyncStep step = reader.step(state.next().get());
 *     output.write(step.versions());
 *     state.apply(step);                      // then keep state.toJson()
 * }
 * }</pre>
 *
 * <p>A cluster gives each of the {@link #tasks()} to one of its readers, which performs it and returns it for {@link
 * #finish}. Not thread-safe.
 */
public final class SyncState {
    private static final int VERSION = 1;
    private static final int SESSIONS_PER_TASK = 500;

    private final String source;
    private final Instant startedFrom;
    private final @Nullable String roomId;
    private Instant watermark;
    private @Nullable Instant roundEnd;
    private long lastTask;
    private final Map<String, SyncTask> tasks = new LinkedHashMap<>();
    private final Map<String, KnownSession> known = new LinkedHashMap<>();

    private SyncState(String source, Instant startedFrom, @Nullable String roomId, Instant watermark) {
        this.source = source;
        this.startedFrom = startedFrom;
        this.roomId = roomId;
        this.watermark = watermark;
    }

    /**
     * The state of a source of which nothing has been read.
     *
     * @param plan what to copy
     * @return a new state
     */
    public static SyncState start(SyncPlan plan) {
        return new SyncState(plan.source(), plan.startedFrom(), plan.roomId().orElse(null), plan.startedFrom());
    }

    /**
     * The account.
     *
     * @return its name, from {@link SyncPlan#source()}
     */
    public String source() {
        return source;
    }

    /**
     * The time up to which all sessions were read at least once, by their start.
     *
     * @return the end of the last round, exclusive; the plan's start before the first
     */
    public Instant watermark() {
        return watermark;
    }

    /**
     * The end of the current round.
     *
     * @return the time, which becomes the {@link #watermark()}; empty if no round runs
     */
    public Optional<Instant> roundEnd() {
        return Optional.ofNullable(roundEnd);
    }

    /**
     * How many sessions are remembered because they had not ended.
     *
     * @return the number
     */
    public int openSessions() {
        return Math.toIntExact(
                known.values().stream().filter(KnownSession::open).count());
    }

    /**
     * How many sessions are remembered, open or within the look-back.
     *
     * @return the number
     */
    public int rememberedSessions() {
        return known.size();
    }

    /**
     * Begins a round, unless one runs: plans its windows from the look-back to an end, oldest first, and the open
     * sessions that are older, which are read again by their ids.
     *
     * @param plan what to copy; its settings may differ from those of earlier rounds
     * @param mode how the provider's sessions can be listed
     * @param end the end of the round, exclusive: the current time, or an earlier one
     * @return true if a round began; false if one runs, or all is read up to that time and no open session is to be read
     *     again. The state is then as it was
     * @throws SyncException if this is the state of another source, or of later sessions
     */
    public boolean begin(SyncPlan plan, ListingMode mode, Instant end) {
        requireSame(plan);
        if (roundEnd != null || end.isBefore(watermark) || (end.equals(watermark) && openSessions() == 0)) {
            return false;
        }
        Instant lookBack = earlier(watermark, plan.lookBack());
        Instant start = lookBack.isBefore(startedFrom) ? startedFrom : lookBack;
        Instant oldest = earlier(end, plan.maxSessionAge());
        Predicate<KnownSession> isEarlier = session -> session.orderedAt().isBefore(start);
        Predicate<KnownSession> isOver =
                session -> !session.open() || session.orderedAt().isBefore(oldest);
        Instant rememberedFrom = earlier(end, plan.lookBack());
        planWindows(plan, mode, start, end, rememberedFrom);
        readAgain(knownWhere(isEarlier.and(isOver.negate())), rememberedFrom);
        if (tasks.isEmpty()) {
            return false;
        }
        known.values().removeIf(isEarlier.and(isOver));
        roundEnd = end;
        return true;
    }

    private void requireSame(SyncPlan plan) {
        if (!source.equals(plan.source()) || !Optional.ofNullable(roomId).equals(plan.roomId())) {
            throw new SyncException(
                    "the state is that of " + description(source, roomId) + ", not of "
                            + description(plan.source(), plan.roomId().orElse(null))
                            + ". Use another state file for each",
                    null);
        }
        if (plan.startedFrom().isBefore(startedFrom)) {
            throw new SyncException(
                    "the state begins at " + startedFrom + ", so sessions from " + plan.startedFrom()
                            + " on would be missed. Start a new sync, with a new state file and a new output",
                    null);
        }
    }

    private static String description(String source, @Nullable String roomId) {
        return "\"" + source + "\"" + (roomId == null ? "" : " in room \"" + roomId + "\"");
    }

    private void planWindows(SyncPlan plan, ListingMode mode, Instant start, Instant end, Instant rememberedFrom) {
        Instant from = start;
        while (from.isBefore(end)) {
            Instant next = later(from, plan.windowLength());
            Instant before = mode == ListingMode.FEED || next.isAfter(end) ? end : next;
            Instant first = from;
            put(SyncTask.window(
                    nextId(),
                    first,
                    before,
                    rememberedFrom,
                    knownWhere(session -> !session.orderedAt().isBefore(first)
                            && session.orderedAt().isBefore(before))));
            from = before;
        }
    }

    /** Somebody may look back for ever. */
    private static Instant earlier(Instant time, Duration length) {
        return length.compareTo(Duration.between(Instant.MIN, time)) > 0 ? Instant.MIN : time.minus(length);
    }

    private static Instant later(Instant time, Duration length) {
        return length.compareTo(Duration.between(time, Instant.MAX)) > 0 ? Instant.MAX : time.plus(length);
    }

    private void readAgain(Map<String, KnownSession> sessions, Instant rememberedFrom) {
        Map<String, KnownSession> some = new LinkedHashMap<>();
        sessions.forEach((id, session) -> {
            some.put(id, session);
            if (some.size() == SESSIONS_PER_TASK) {
                put(SyncTask.sessions(nextId(), new LinkedHashMap<>(some), rememberedFrom));
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            put(SyncTask.sessions(nextId(), some, rememberedFrom));
        }
    }

    private Map<String, KnownSession> knownWhere(Predicate<KnownSession> condition) {
        return known.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }

    private String nextId() {
        return Long.toString(++lastTask);
    }

    private void put(SyncTask task) {
        tasks.put(task.id(), task);
    }

    /**
     * The tasks of the round that are left.
     *
     * @return the tasks with the progress that was {@linkplain #apply applied}, in the order of their windows;
     *     unmodifiable, empty if no round runs
     */
    public List<SyncTask> tasks() {
        return List.copyOf(tasks.values());
    }

    /**
     * The next task of the round.
     *
     * @return the first of {@link #tasks()}
     */
    public Optional<SyncTask> next() {
        return tasks.values().stream().findFirst();
    }

    /** Whether a task is left of the round. */
    boolean has(String taskId) {
        return tasks.containsKey(taskId);
    }

    /**
     * Applies what a call brought. When the last task is finished, the round is over.
     *
     * @param step the step
     * @throws SyncException if the step does not belong to a task of this round
     */
    public void apply(SyncStep step) {
        SyncTask task = tasks.get(step.taskId());
        if (task == null) {
            throw new SyncException("there is no task " + step.taskId() + " in the round of " + source, null);
        }
        List<SyncTask> after = step.of(task);
        if (after.size() == 1) {
            put(after.get(0));
            if (after.get(0).isFinished()) {
                finish(after.get(0));
            }
        } else {
            split(task.id(), after);
        }
    }

    /**
     * Replaces a task by the parts of its window.
     *
     * @param taskId the id of the task that was split
     * @param parts the tasks of its last step, from {@link SyncStep#tasks()}
     */
    public void split(String taskId, List<SyncTask> parts) {
        if (tasks.containsKey(taskId)) {
            Map<String, SyncTask> before = new LinkedHashMap<>(tasks);
            tasks.clear();
            before.forEach((id, task) -> {
                if (id.equals(taskId)) {
                    parts.forEach(this::put);
                } else {
                    put(task);
                }
            });
        }
    }

    /**
     * Records what a task found. Sessions that its window had before and no longer has become a task of their own,
     * which reads them by their ids. When the last task is finished, the round is over.
     *
     * @param task a finished task. One that is no longer among {@link #tasks()} was recorded before, and is ignored
     * @return true if it was recorded now
     * @throws IllegalArgumentException if the task is not finished
     */
    public boolean finish(SyncTask task) {
        if (!task.isFinished()) {
            throw new IllegalArgumentException("the task " + task.id() + " is not finished");
        }
        if (tasks.remove(task.id()) == null) {
            return false;
        }
        task.progress().vanished().forEach(known::remove);
        known.putAll(task.progress().found());
        readAgain(task.missing(), task.rememberedFrom());
        if (tasks.isEmpty()) {
            watermark = Objects.requireNonNull(roundEnd, "roundEnd");
            roundEnd = null;
        }
        return true;
    }

    /**
     * Writes the state.
     *
     * @return a JSON object that {@link #of} reads, in later versions too; it has ids of sessions, and no names of
     *     people
     */
    public String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("source", source);
        json.put("roomId", roomId);
        json.put("startedFrom", startedFrom);
        json.put("watermark", watermark);
        json.put("roundEnd", roundEnd);
        json.put("lastTask", lastTask);
        json.put("known", SyncTask.known(known));
        json.put("tasks", tasks.values().stream().map(SyncTask::toMap).toList());
        return StateJson.write(json);
    }

    /**
     * Reads a state.
     *
     * @param json text from {@link #toJson()}
     * @return the state
     * @throws SyncException if the text is corrupt, or was written by a later version
     */
    public static SyncState of(String json) {
        try {
            return of(StateJson.read(json));
        } catch (IllegalArgumentException corrupt) {
            throw new SyncException("the state of the sync is corrupt: " + corrupt.getMessage(), corrupt);
        }
    }

    private static SyncState of(Map<?, ?> json) {
        long version = StateJson.number(json.get("version"));
        if (version > VERSION) {
            throw new SyncException(
                    "the state of the sync has version " + version + ", but this UniSession reads up to version "
                            + VERSION + ". Use the UniSession that wrote it, or a later one",
                    null);
        }
        SyncState state = new SyncState(
                StateJson.text(json.get("source")),
                StateJson.instant(json.get("startedFrom")),
                StateJson.textOrNull(json.get("roomId")),
                StateJson.instant(json.get("watermark")));
        state.roundEnd = StateJson.instantOrNull(json.get("roundEnd"));
        state.lastTask = StateJson.number(json.get("lastTask"));
        state.known.putAll(StateJson.mapOf(json.get("known"), KnownSession::of));
        List<SyncTask> tasks =
                new ArrayList<>(StateJson.listOf(json.get("tasks"), task -> SyncTask.of(StateJson.map(task))));
        tasks.forEach(state::put);
        if (tasks.isEmpty() != (state.roundEnd == null)) {
            throw new IllegalArgumentException("a round needs tasks, and tasks need a round");
        }
        return state;
    }

    @Override
    public String toString() {
        return "SyncState[" + source + ", up to " + watermark + ", tasks " + tasks.size() + ", remembered "
                + known.size() + "]";
    }
}
