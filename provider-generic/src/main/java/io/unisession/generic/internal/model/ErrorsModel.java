package io.unisession.generic.internal.model;

import io.unisession.spi.http.ErrorFormat;
import java.util.Optional;

/**
 * How a service says that something failed.
 *
 * @param format for the calls
 * @param failedWhen by what a response of success says it
 */
public record ErrorsModel(ErrorFormat format, Optional<FailedWhen> failedWhen) {
    /** Of a service of which the descriptor does not say it. */
    public static final ErrorsModel STANDARD = new ErrorsModel(ErrorFormat.standard(), Optional.empty());

    /** A place and the value there. */
    public record FailedWhen(Pointer pointer, String value) {}
}
