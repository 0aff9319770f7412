package io.unisession.micrometer;

import io.micrometer.common.KeyValues;

/**
 * Names the observation of a call {@code unisession.calls}, with the keys {@code provider}, {@code operation} and
 * {@code outcome}, which is {@code SUCCESS} or {@code FAILURE}, or {@code UNKNOWN} while the call runs. A session that
 * does not exist is a failure with the error {@code NotFoundException}, even if {@code findSession} returns it as empty.
 */
public class DefaultCallConvention implements CallConvention {
    /** Creates the convention. */
    public DefaultCallConvention() {}

    @Override
    public String getName() {
        return "unisession.calls";
    }

    @Override
    public String getContextualName(CallContext context) {
        return context.event().provider() + " " + context.event().operation();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(CallContext context) {
        return KeyValues.of(
                "provider",
                context.event().provider(),
                "operation",
                context.event().operation(),
                "outcome",
                outcome(context));
    }

    private static String outcome(CallContext context) {
        if (!context.isOver()) {
            return "UNKNOWN";
        }
        return context.event().failure().isPresent() ? "FAILURE" : "SUCCESS";
    }
}
