package io.unisession;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a response came: what to quote to the provider's support, and whether the call was smooth. */
public final class ResponseMetadata {
    private static final ResponseMetadata NONE = new ResponseMetadata(0, null, 0);

    private final int httpStatus;
    private final @Nullable String requestId;
    private final int attempts;

    private ResponseMetadata(int httpStatus, @Nullable String requestId, int attempts) {
        this.httpStatus = httpStatus;
        this.requestId = requestId;
        this.attempts = attempts;
    }

    /**
     * The metadata of one response.
     *
     * @param httpStatus the HTTP status, 200 to 299
     * @param requestId the provider's id of the request, or null where it sends none
     * @param attempts how many times the request was sent until this response came, at least 1
     * @return the metadata
     */
    public static ResponseMetadata of(int httpStatus, @Nullable String requestId, int attempts) {
        return new ResponseMetadata(httpStatus, requestId, attempts);
    }

    /**
     * The metadata of something that came from no response, as in tests.
     *
     * @return metadata with status 0 and no attempts
     */
    public static ResponseMetadata none() {
        return NONE;
    }

    /**
     * The HTTP status of the response.
     *
     * @return 200 to 299, or 0 where there was no response
     */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * The provider's id of the request, from the response's headers.
     *
     * @return the id, or empty where the provider sends none
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * How many times the request was sent until the response came.
     *
     * @return 1 for a call that went through at once, 0 where there was no response
     */
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseMetadata that
                && httpStatus == that.httpStatus
                && attempts == that.attempts
                && Objects.equals(requestId, that.requestId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(httpStatus, requestId, attempts);
    }

    @Override
    public String toString() {
        return "ResponseMetadata[httpStatus=" + httpStatus + ", requestId=" + requestId + ", attempts=" + attempts
                + "]";
    }
}
