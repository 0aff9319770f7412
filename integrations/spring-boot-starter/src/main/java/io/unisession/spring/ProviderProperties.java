package io.unisession.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties below {@code unisession.providers.<id>} that are the same for all providers. All others are settings
 * of the provider.
 */
record ProviderProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean primary,
        @Nullable Duration attemptTimeout,
        @Nullable Duration totalTimeout,
        @Nullable Integer maxRetries,
        @Nullable DataSize maxResponseSize,
        @DefaultValue("true") boolean keepRaw,
        @DefaultValue Webhook webhook) {

    /** Where the provider's events arrive. */
    record Webhook(@Nullable String path, @Nullable String url) {}
}
