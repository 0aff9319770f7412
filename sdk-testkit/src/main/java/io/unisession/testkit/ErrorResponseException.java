package io.unisession.testkit;

/** Ends the handling of a request with an error response, from wherever in a fake the reason was found. */
public final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the service responds. */
    private final transient FakeResponse response;

    /**
     * Makes the refusal, to be thrown.
     *
     * @param response what the service responds
     */
    public ErrorResponseException(FakeResponse response) {
        super(response.toString(), null, false, false);
        this.response = response;
    }

    /**
     * Returns what the service responds.
     *
     * @return the response
     */
    public FakeResponse response() {
        return response;
    }
}
