package io.unisession.history.sync;

import io.unisession.ResponseMetadata;
import io.unisession.error.SessionException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one call brought: the versions to emit, and how far the task is now. First write the versions, then keep the
 * task: if the process dies in between, the call is made again, and an output that replaces versions is the same.
 */
public final class SyncStep {
    private final String taskId;
    private final SyncTask.Progress change;
    private final @Nullable Instant splitAt;
    private final long total;
    private final List<SessionVersion> versions;
    private final ResponseMetadata metadata;
    private final @Nullable SessionException skipped;
    private final @Nullable SyncTask before;

    /** A call of a task. */
    SyncStep(
            SyncTask before,
            SyncTask.Progress change,
            List<SessionVersion> versions,
            ResponseMetadata metadata,
            @Nullable SessionException skipped) {
        this.taskId = before.id();
        this.before = before;
        this.change = change;
        this.splitAt = null;
        this.total = 0;
        this.versions = List.copyOf(versions);
        this.metadata = metadata;
        this.skipped = skipped;
    }

    private SyncStep(
            String taskId,
            @Nullable SyncTask before,
            SyncTask.Progress change,
            @Nullable Instant splitAt,
            long total,
            ResponseMetadata metadata) {
        this.taskId = taskId;
        this.before = before;
        this.change = change;
        this.splitAt = splitAt;
        this.total = total;
        this.versions = List.of();
        this.metadata = metadata;
        this.skipped = null;
    }

    static SyncStep split(SyncTask before, Instant middle, long total, ResponseMetadata metadata) {
        return new SyncStep(before.id(), before, SyncTask.Progress.NONE, middle, total, metadata);
    }

    /**
     * The versions to emit.
     *
     * @return the sessions that are new, changed or gone, unmodifiable
     */
    public List<SessionVersion> versions() {
        return versions;
    }

    /**
     * The tasks that take the place of the one that was read.
     *
     * @return the task with its progress, perhaps {@linkplain SyncTask#isFinished() finished}; two tasks if its window
     *     announced too many sessions and was split
     * @throws IllegalStateException if this step was read from {@link #toJson()}; apply it to a {@link SyncState}
     */
    public List<SyncTask> tasks() {
        if (before == null) {
            throw new IllegalStateException("this step does not have its task; apply it to a SyncState");
        }
        return of(before);
    }

    /** The tasks that take the place of this one. */
    List<SyncTask> of(SyncTask task) {
        return splitAt == null ? List.of(task.after(change)) : task.splitAt(splitAt, total);
    }

    /** Whether the window of the task was split. */
    boolean isSplit() {
        return splitAt != null;
    }

    String taskId() {
        return taskId;
    }

    /**
     * The response, for {@link RequestBudget#observe}.
     *
     * @return its metadata, or {@link ResponseMetadata#none()}
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    /**
     * Why a session that was to be read by its id was left out.
     *
     * @return what the provider responded, or empty if nothing was left out
     */
    public Optional<SessionException> skipped() {
        return Optional.ofNullable(skipped);
    }

    /**
     * Writes the progress, without the versions, which an output has by then. It is as long as the page, however long
     * the task is.
     *
     * @return a JSON object that {@link #of(String)} reads
     */
    public String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("task", taskId);
        json.put("splitAt", splitAt);
        json.put("total", total);
        json.put("progress", SyncTask.toMap(change));
        return StateJson.write(json);
    }

    /**
     * Reads a step, to apply it to a state again.
     *
     * @param json text from {@link #toJson()}
     * @return the step, without versions
     * @throws SyncException if the text is corrupt
     */
    public static SyncStep of(String json) {
        try {
            Map<?, ?> step = StateJson.read(json);
            return new SyncStep(
                    StateJson.text(step.get("task")),
                    null,
                    SyncTask.progress(StateJson.map(step.get("progress"))),
                    StateJson.instantOrNull(step.get("splitAt")),
                    StateJson.number(step.get("total")),
                    ResponseMetadata.none());
        } catch (IllegalArgumentException corrupt) {
            throw new SyncException("a step of a sync is corrupt: " + corrupt.getMessage(), corrupt);
        }
    }

    @Override
    public String toString() {
        return "SyncStep[" + taskId + ", versions " + versions.size() + (splitAt == null ? "" : ", split") + "]";
    }
}
