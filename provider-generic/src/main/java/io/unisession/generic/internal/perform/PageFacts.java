package io.unisession.generic.internal.perform;

import org.jspecify.annotations.Nullable;

/** What a response says about its pages; null for what it does not say. */
record PageFacts(
        @Nullable String next,
        @Nullable Long lastPage,
        @Nullable Long pageSize,
        @Nullable Long total,
        @Nullable Boolean more) {
    boolean deniesMore() {
        return Boolean.FALSE.equals(more);
    }
}
