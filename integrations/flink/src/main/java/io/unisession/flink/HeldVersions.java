package io.unisession.flink;

import io.unisession.history.sync.SessionVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions that were read, and that are emitted only when a completed checkpoint has them. */
final class HeldVersions {
    private static final long IN_NO_CHECKPOINT = Long.MAX_VALUE;
    private static final long RESTORED = -1;

    private final Deque<Page> pages = new ArrayDeque<>();
    private final Map<String, Integer> pagesOfSplit = new HashMap<>();
    private long completed = RESTORED;
    private int size;

    /** A page of a split, and the first checkpoint that has it. */
    static final class Page {
        private final String splitId;
        private final HeldPage content;
        private long checkpoint;

        private Page(String splitId, HeldPage content, long checkpoint) {
            this.splitId = splitId;
            this.content = content;
            this.checkpoint = checkpoint;
        }

        String splitId() {
            return splitId;
        }

        List<SessionVersion> versions() {
            return content.versions();
        }
    }

    void add(String splitId, List<SessionVersion> versions) {
        if (!versions.isEmpty()) {
            add(new Page(splitId, new HeldPage(versions), IN_NO_CHECKPOINT));
        }
    }

    /** Adds versions that are from a completed checkpoint. */
    void addRestored(SyncSplit split) {
        split.held().forEach(page -> add(new Page(split.splitId(), page, RESTORED)));
    }

    private void add(Page page) {
        pages.add(page);
        pagesOfSplit.merge(page.splitId, 1, Integer::sum);
        size += page.versions().size();
    }

    /** How many versions there are. */
    int size() {
        return size;
    }

    boolean has(String splitId) {
        return pagesOfSplit.containsKey(splitId);
    }

    /** What a checkpoint must have, by split. */
    Map<String, List<HeldPage>> snapshot(long checkpoint) {
        Map<String, List<HeldPage>> held = new HashMap<>();
        for (Page page : pages) {
            page.checkpoint = Math.min(page.checkpoint, checkpoint);
            held.computeIfAbsent(page.splitId, split -> new ArrayList<>()).add(page.content);
        }
        return held;
    }

    void completed(long checkpoint) {
        completed = Math.max(completed, checkpoint);
    }

    /** Whether there is something to emit. */
    boolean isReady() {
        return !pages.isEmpty() && pages.getFirst().checkpoint <= completed;
    }

    /** Takes out what is to be emitted next. */
    Optional<Page> next() {
        if (!isReady()) {
            return Optional.empty();
        }
        Page page = pages.removeFirst();
        int left = pagesOfSplit.merge(page.splitId, -1, Integer::sum);
        if (left == 0) {
            pagesOfSplit.remove(page.splitId);
        }
        size -= page.versions().size();
        return Optional.of(page);
    }
}
