package io.unisession.testkit.contract;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One of the requests of which a call consists, and what is sent again for it with a new token. */
final class NthRequest implements Predicate<ReceivedRequest> {
    private final int number;
    private int arrived;
    private @Nullable ReceivedRequest last;
    private @Nullable String wanted;

    private NthRequest(int number) {
        this.number = number;
    }

    /**
     * Has the service response one of the coming requests in its own way, and the others as ever.
     *
     * @param number which of them, from 1
     */
    static void enqueue(ClientFixture fixture, int number, FakeResponse response) {
        // Twice, for a resend with a new token.
        fixture.service().enqueue(new NthRequest(number), response, response);
    }

    /** Asked several times about the same request, as there are several responses. */
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
