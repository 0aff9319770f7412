package io.unisession.flink;

import io.unisession.history.sync.SyncTask;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A part of what one round reads of an account, with how much of it has been read. Immutable: a reader replaces it after
 * each page. Applications have no use for it; it is public because {@link SessionSource} names it.
 */
public final class SyncSplit implements SourceSplit {
    private final String source;
    private final String taskId;
    private final List<SyncTask> tasks;
    private final List<HeldPage> held;

    SyncSplit(String source, String taskId, List<SyncTask> tasks, List<HeldPage> held) {
        this.source = Objects.requireNonNull(source, "source");
        this.taskId = Objects.requireNonNull(taskId, "taskId");
        this.tasks = List.copyOf(tasks);
        this.held = List.copyOf(held);
    }

    SyncSplit(String source, SyncTask task) {
        this(source, task.id(), List.of(task), List.of());
    }

    static String id(String source, String taskId) {
        return source + "/" + taskId;
    }

    String source() {
        return source;
    }

    String taskId() {
        return taskId;
    }

    /** The task with its progress, or the two parts that its window was split into. */
    List<SyncTask> tasks() {
        return tasks;
    }

    /** Whether a reader has no more calls to make, and must return the split. */
    boolean isDone() {
        return tasks.size() > 1 || tasks.get(0).isFinished();
    }

    /** What was read and not emitted yet, if this is from a checkpoint. */
    List<HeldPage> held() {
        return held;
    }

    SyncSplit after(List<SyncTask> after) {
        return new SyncSplit(source, taskId, after, held);
    }

    SyncSplit holding(List<HeldPage> pages) {
        return pages.isEmpty() && held.isEmpty() ? this : new SyncSplit(source, taskId, tasks, pages);
    }

    @Override
    public String splitId() {
        return id(source, taskId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncSplit that
                && source.equals(that.source)
                && taskId.equals(that.taskId)
                && tasks.equals(that.tasks)
                && held.equals(that.held);
    }

    @Override
    public int hashCode() {
        return splitId().hashCode();
    }

    @Override
    public String toString() {
        return "SyncSplit[" + source + ", " + tasks + "]";
    }
}
