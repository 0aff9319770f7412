package io.unisession.flink;

import io.unisession.history.sync.ListingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.flink.api.connector.source.SourceEvent;
import org.jspecify.annotations.Nullable;

/** What a reader tells the enumerator about an account. */
sealed interface ReaderEvent extends SourceEvent {
    /** The account's name. */
    String source();

    /** The reader has a client, and knows how the provider's sessions can be listed. */
    record Opened(String source, ListingMode mode) implements ReaderEvent {}

    /** The reader can take another split of the account. Each account has its own, so that a slow one delays no other. */
    record Ready(String source) implements ReaderEvent {}

    /** The reader has a request to send. */
    record Wanted(String source) implements ReaderEvent {}

    /**
     * The response to a request has arrived, or the request has failed.
     *
     * @param ago how long before this event was sent
     */
    record Spent(String source, Duration ago) implements ReaderEvent {}

    /** The reader has no request to send after all. */
    record Unused(String source) implements ReaderEvent {}

    /**
     * A call has succeeded.
     *
     * @param rateLimit the headers that tell the provider's rate limit
     */
    record Succeeded(String source, HashMap<String, String> rateLimit) implements ReaderEvent {}

    /**
     * The provider rejected a request for its rate limit.
     *
     * @param retryAfter how long the provider asks to wait; null if it does not say
     */
    record Throttled(String source, @Nullable Duration retryAfter) implements ReaderEvent {}

    /**
     * A reader has done what it can with a split. It repeats this after a restart until {@link EnumeratorEvent.Accepted}.
     *
     * @param taskId the task's id
     * @param tasks what takes the place of the task, as JSON: the finished task, two parts of its window, or the task as
     *     it is if it failed
     * @param failure why it cannot be finished now; null if nothing failed
     */
    record Returned(
            String source,
            String taskId,
            ArrayList<String> tasks,
            @Nullable String failure) implements ReaderEvent {}
}
