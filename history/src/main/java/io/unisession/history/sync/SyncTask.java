package io.unisession.history.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a round: a window of start times, or sessions to get by their ids, and how much of it is done. Immutable;
 * store {@link #toJson()} to continue it in another process.
 */
public final class SyncTask {
    private static final int VERSION = 1;

    private final String id;
    private final @Nullable Instant from;
    private final @Nullable Instant before;
    /** Sessions that started earlier are emitted and forgotten. */
    private final Instant rememberedFrom;

    /** What the window that was split into this one announced; zero if none was. */
    private final long announced;

    private final Progress progress;
    private final Map<String, KnownSession> known;

    /**
     * How much of a task is done.
     *
     * @param list how far the list has been read
     * @param ids the sessions to get by their ids before the next page, each with what the list said
     * @param found the sessions that were emitted, or found unchanged
     * @param vanished the sessions that the provider no longer has
     */
    record Progress(
            ListPosition list, Map<String, String> ids, Map<String, KnownSession> found, List<String> vanished) {
        static final Progress NONE = new Progress(ListPosition.START, Map.of(), Map.of(), List.of());
        static final Progress RESTARTED = new Progress(ListPosition.RESTARTED, Map.of(), Map.of(), List.of());
    }

    private SyncTask(
            String id,
            @Nullable Instant from,
            @Nullable Instant before,
            Instant rememberedFrom,
            long announced,
            Progress progress,
            Map<String, KnownSession> known) {
        this.id = id;
        this.from = from;
        this.before = before;
        this.rememberedFrom = rememberedFrom;
        this.announced = announced;
        this.progress = progress;
        this.known = known;
    }

    static SyncTask window(
            String id, Instant from, Instant before, Instant rememberedFrom, Map<String, KnownSession> known) {
        return new SyncTask(id, from, before, rememberedFrom, 0, Progress.NONE, known);
    }

    static SyncTask sessions(String id, Map<String, KnownSession> known, Instant rememberedFrom) {
        Map<String, String> ids = new LinkedHashMap<>();
        known.keySet().forEach(session -> ids.put(session, ""));
        Progress progress = new Progress(ListPosition.NOTHING_TO_LIST, ids, Map.of(), List.of());
        return new SyncTask(id, null, null, rememberedFrom, 0, progress, known);
    }

    /**
     * The task after a call.
     *
     * @param change the progress after the call, with only what the call itself found
     */
    SyncTask after(Progress change) {
        Map<String, KnownSession> found = new LinkedHashMap<>(progress.found());
        found.putAll(change.found());
        List<String> vanished = new ArrayList<>(progress.vanished());
        vanished.addAll(change.vanished());
        Progress after = new Progress(change.list(), change.ids(), found, vanished);
        return new SyncTask(id, from, before, rememberedFrom, announced, after, known);
    }

    /**
     * Two halves of this window, in the order of time.
     *
     * @param middle where the second half starts
     * @param total how many sessions this window announced
     */
    List<SyncTask> splitAt(Instant middle, long total) {
        Map<String, KnownSession> early = new LinkedHashMap<>();
        Map<String, KnownSession> late = new LinkedHashMap<>();
        known.forEach((session, state) -> (state.orderedAt().isBefore(middle) ? early : late).put(session, state));
        return List.of(
                new SyncTask(id + "a", from, middle, rememberedFrom, total, Progress.NONE, early),
                new SyncTask(id + "b", middle, before, rememberedFrom, total, Progress.NONE, late));
    }

    /**
     * The task's id, unique within its source.
     *
     * @return letters, digits and hyphens
     */
    public String id() {
        return id;
    }

    /**
     * The start of the window.
     *
     * @return the time, inclusive; empty if the task gets sessions by their ids
     */
    public Optional<Instant> startedFrom() {
        return Optional.ofNullable(from);
    }

    /**
     * The end of the window.
     *
     * @return the time, exclusive; empty if the task gets sessions by their ids
     */
    public Optional<Instant> startedBefore() {
        return Optional.ofNullable(before);
    }

    /**
     * Whether there is nothing left to do.
     *
     * @return true if no further call is needed
     */
    public boolean isFinished() {
        return progress.list().listed() && progress.ids().isEmpty();
    }

    Instant rememberedFrom() {
        return rememberedFrom;
    }

    /** How many times a window was split until this was left of it. */
    long halvings() {
        return id.chars()
                .filter(character -> character == 'a' || character == 'b')
                .count();
    }

    long announced() {
        return announced;
    }

    Progress progress() {
        return progress;
    }

    Map<String, KnownSession> known() {
        return known;
    }

    /** The session as it was emitted last, in this task or before it. */
    @Nullable
    KnownSession lastKnown(String sessionId) {
        KnownSession found = progress.found().get(sessionId);
        return found == null ? known.get(sessionId) : found;
    }

    /** The sessions that were there before and that the list no longer has. */
    Map<String, KnownSession> missing() {
        Map<String, KnownSession> missing = new LinkedHashMap<>(known);
        missing.keySet().removeAll(progress.found().keySet());
        progress.vanished().forEach(missing::remove);
        return missing;
    }

    Optional<Duration> length() {
        return startedFrom().flatMap(start -> startedBefore().map(end -> Duration.between(start, end)));
    }

    /**
     * Writes the task with its progress.
     *
     * @return a JSON object that {@link #of} reads, in later versions too
     */
    public String toJson() {
        return StateJson.write(toMap());
    }

    Map<String, ?> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("id", id);
        json.put("from", from);
        json.put("before", before);
        json.put("rememberedFrom", rememberedFrom);
        json.put("announced", announced);
        json.put("known", known(known));
        json.put("progress", toMap(progress));
        return json;
    }

    static Map<String, ?> toMap(Progress progress) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(progress.list().toMap());
        json.put("ids", progress.ids());
        json.put("found", known(progress.found()));
        json.put("vanished", progress.vanished());
        return json;
    }

    static Map<String, ?> known(Map<String, KnownSession> sessions) {
        Map<String, List<?>> json = new LinkedHashMap<>();
        sessions.forEach((session, state) -> json.put(session, state.toJson()));
        return json;
    }

    /**
     * Reads a task.
     *
     * @param json text from {@link #toJson()}
     * @return the task
     * @throws SyncException if the text is corrupt, or was written by a later version
     */
    public static SyncTask of(String json) {
        try {
            return of(StateJson.read(json));
        } catch (IllegalArgumentException corrupt) {
            throw new SyncException("the state of a task is corrupt: " + corrupt.getMessage(), corrupt);
        }
    }

    static SyncTask of(Map<?, ?> json) {
        long version = StateJson.number(json.get("version"));
        if (version > VERSION) {
            throw new SyncException(
                    "the state of a task has version " + version + ", but this UniSession reads up to version "
                            + VERSION + ". Use the UniSession that wrote it, or a later one",
                    null);
        }
        return new SyncTask(
                StateJson.text(json.get("id")),
                StateJson.instantOrNull(json.get("from")),
                StateJson.instantOrNull(json.get("before")),
                StateJson.instant(json.get("rememberedFrom")),
                StateJson.number(json.get("announced")),
                progress(StateJson.map(json.get("progress"))),
                StateJson.mapOf(json.get("known"), KnownSession::of));
    }

    static Progress progress(Map<?, ?> json) {
        return new Progress(
                ListPosition.of(json),
                StateJson.mapOf(json.get("ids"), StateJson::text),
                StateJson.mapOf(json.get("found"), KnownSession::of),
                new ArrayList<>(StateJson.listOf(json.get("vanished"), StateJson::text)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncTask that && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SyncTask[" + id + (from == null ? ", by id" : ", " + from + " to " + before) + ", pages "
                + progress.list().pages() + (isFinished() ? ", finished" : "") + "]";
    }
}
