package io.unisession.flink;

import java.time.Duration;
import org.apache.flink.api.connector.source.SourceEvent;

/** What the enumerator tells a reader about an account. */
sealed interface EnumeratorEvent extends SourceEvent {
    /** The account's name. */
    String source();

    /** The reader may send the request that it wanted first. */
    record Granted(String source) implements EnumeratorEvent {}

    /** The reader must not send requests for a while, even those it was granted. */
    record Paused(String source, Duration pause) implements EnumeratorEvent {}

    /** The enumerator has what was returned, and so will its next checkpoint: the reader forgets the split. */
    record Accepted(String source, String taskId) implements EnumeratorEvent {}
}
