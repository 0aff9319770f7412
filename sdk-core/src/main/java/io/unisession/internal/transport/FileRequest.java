package io.unisession.internal.transport;

import io.unisession.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A request for a file, or for the rest of one.
 *
 * @param address where the file is
 * @param from the first byte that is wanted
 * @param validator the value of {@code If-Range}: the rest is wanted only of the file that this names; null from the
 *     first byte on
 */
public record FileRequest(
        Secret address, long from, @Nullable String validator) {
    @Override
    public String toString() {
        return "FileRequest[from=" + from + "]";
    }
}
