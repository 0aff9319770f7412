package io.unisession.testkit;

/** Ends the handling of a request with an error response, from anywhere in a fake. */
public final class ErrorResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The error response. */
    private final transient FakeResponse response;

    /**
     * Creates an exception for an error response.
     *
     * @param response the error response
     */
    public ErrorResponseException(FakeResponse response) {
        super(response.toString(), null, false, false);
        this.response = response;
    }

    /**
     * Returns the error response.
     *
     * @return the response
     */
    public FakeResponse response() {
        return response;
    }
}
