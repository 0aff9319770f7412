package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response that is being mapped.
 *
 * @param observer sees what is read; null for a call
 */
public record MappingContext(ApiResponse response, @Nullable MappingObserver observer) {
    static MappingContext of(ApiResponse response) {
        return new MappingContext(response, null);
    }
}
