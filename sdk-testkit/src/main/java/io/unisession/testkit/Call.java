package io.unisession.testkit;

import java.util.Map;
import java.util.Objects;

/** A request that a fake has a route for, together with what the route's path template found in it. */
public final class Call {
    private final ReceivedRequest request;
    private final Map<String, String> variables;

    Call(ReceivedRequest request, Map<String, String> variables) {
        this.request = request;
        this.variables = variables;
    }

    /** Responses the requests of one route. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Responses.
         *
         * @param call the request
         * @return what the service responds
         * @throws ErrorResponseException to respond with an error from deeper inside
         */
        FakeResponse respond(Call call);
    }

    /**
     * Returns the request as it arrived.
     *
     * @return the request
     */
    public ReceivedRequest request() {
        return request;
    }

    /**
     * Returns a segment of the path.
     *
     * @param name a variable of the route's template
     * @return the segment, percent-decoded
     */
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }
}
