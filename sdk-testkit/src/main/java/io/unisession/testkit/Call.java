package io.unisession.testkit;

import java.util.Map;
import java.util.Objects;

/** A request with a route, and the values of the variables in the route's path. */
public final class Call {
    private final ReceivedRequest request;
    private final Map<String, String> variables;

    Call(ReceivedRequest request, Map<String, String> variables) {
        this.request = request;
        this.variables = variables;
    }

    /** Responds to the requests of one route. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Responds to a request.
         *
         * @param call the request
         * @return the response
         * @throws ErrorResponseException to respond with its error response; any code of the fake can throw it
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
