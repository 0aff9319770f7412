package io.unisession.micrometer;

import io.micrometer.common.KeyValues;
import io.unisession.CallEvent;
import java.util.Locale;

/**
 * Names the observation of an attempt {@code http.client.requests}, with the keys that Spring's HTTP clients use, so
 * that dashboards and alerts for these also show UniSession's requests: {@code method}, {@code uri} (the path template,
 * without ids), {@code status} ({@code IO_ERROR} if no response arrived), {@code client.name} (the host), {@code
 * exception} and {@code outcome}.
 */
public class DefaultAttemptConvention implements AttemptConvention {
    /** Creates the convention. */
    public DefaultAttemptConvention() {}

    @Override
    public String getName() {
        return "http.client.requests";
    }

    @Override
    public String getContextualName(AttemptContext context) {
        return "http " + context.event().method().toLowerCase(Locale.ROOT);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(AttemptContext context) {
        CallEvent event = context.event();
        return KeyValues.of(
                "client.name",
                event.serverAddress(),
                "exception",
                event.failure()
                        .map(failure -> failure.getClass().getSimpleName())
                        .orElse("none"),
                "method",
                event.method(),
                "outcome",
                outcome(event),
                "status",
                event.httpStatus().isPresent()
                        ? Integer.toString(event.httpStatus().getAsInt())
                        : "IO_ERROR",
                "uri",
                event.pathTemplate());
    }

    private static String outcome(CallEvent event) {
        return switch (event.httpStatus().orElse(0) / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
