package io.unisession.generic.internal.model;

import io.unisession.spi.http.ErrorFormat;
import java.util.Optional;

/**
 * How a service reports errors.
 *
 * @param format how error responses are read
 * @param failedWhen what makes a 2xx response a failure
 */
public record ErrorsModel(ErrorFormat format, Optional<FailedWhen> failedWhen) {
    /** Used if the descriptor has no {@code errors}. */
    public static final ErrorsModel STANDARD = new ErrorsModel(ErrorFormat.standard(), Optional.empty());

    /** The value that means failure, and where it is. */
    public record FailedWhen(Pointer pointer, String value) {}
}
