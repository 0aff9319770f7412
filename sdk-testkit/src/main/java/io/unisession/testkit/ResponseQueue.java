package io.unisession.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Responses to the next requests, in place of the service's own. Not thread-safe; the fake locks it. */
final class ResponseQueue {

    /** Responds to one request; the service handles it only if the response asks it to. */
    private record Queued(
            Predicate<? super ReceivedRequest> applies, Function<? super ReceivedRequest, FakeResponse> response) {}

    private final Deque<Queued> queue = new ArrayDeque<>();

    void add(Predicate<? super ReceivedRequest> applies, Function<? super ReceivedRequest, FakeResponse> response) {
        queue.add(new Queued(applies, response));
    }

    /** Removes the first response that applies to a request, and returns what creates it. */
    Optional<Function<? super ReceivedRequest, FakeResponse>> take(ReceivedRequest request) {
        for (Iterator<Queued> candidates = queue.iterator(); candidates.hasNext(); ) {
            Queued candidate = candidates.next();
            if (candidate.applies().test(request)) {
                candidates.remove();
                return Optional.of(candidate.response());
            }
        }
        return Optional.empty();
    }

    int size() {
        return queue.size();
    }

    void clear() {
        queue.clear();
    }
}
