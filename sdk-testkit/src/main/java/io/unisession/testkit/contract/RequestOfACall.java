package io.unisession.testkit.contract;

import io.unisession.testkit.FakeAnswer;
import io.unisession.testkit.ReceivedRequest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One of the requests of which a call consists, and what is sent again for it with a new token. */
final class RequestOfACall implements Predicate<ReceivedRequest> {
    private final int number;
    private int arrived;
    private @Nullable ReceivedRequest last;
    private @Nullable String wanted;

    private RequestOfACall(int number) {
        this.number = number;
    }

    /**
     * Has the service answer one of the coming requests in its own way, and the others as ever.
     *
     * @param number which of them, from 1
     */
    static void answer(Scene scene, int number, FakeAnswer answer) {
        // Twice, for a resend with a new token.
        scene.service().answerNext(new RequestOfACall(number), answer, answer);
    }

    /** Asked several times about the same request, as there are several answers. */
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
