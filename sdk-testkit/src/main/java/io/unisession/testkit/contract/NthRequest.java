package io.unisession.testkit.contract;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Matches one of the requests that a call makes, including its resend with a new token. */
final class NthRequest implements Predicate<ReceivedRequest> {
    private final int number;
    private int arrived;
    private @Nullable ReceivedRequest last;
    private @Nullable String wanted;

    private NthRequest(int number) {
        this.number = number;
    }

    /**
     * Queues a response to one of the next requests; the others are handled as usual.
     *
     * @param number which request, from 1
     */
    static void enqueue(ClientFixture fixture, int number, FakeResponse response) {
        // Twice, because a 401 makes the client resend the request with a new token.
        fixture.service().enqueue(new NthRequest(number), response, response);
    }

    /**
     * Changes how the service sends its own response to one of the next requests.
     *
     * @param number which request, from 1
     */
    static void enqueueChanged(ClientFixture fixture, int number, UnaryOperator<FakeResponse> change) {
        fixture.service().enqueueChanged(new NthRequest(number), change);
    }

    /** Called several times for the same request, once for each enqueued response. */
    @Override
    public boolean test(ReceivedRequest request) {
        if (request != last) {
            last = request;
            arrived++;
        }
        String line = request.method() + " " + request.path();
        if (arrived == number) {
            wanted = line;
        }
        return line.equals(wanted);
    }
}
