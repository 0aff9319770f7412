package io.unisession.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.unisession.CallEvent;

/** The attributes of spans and metrics. None of them is an id, and each has few different values. */
final class CallAttributes {
    static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("unisession.request_id");

    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("unisession.provider");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("unisession.operation");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> URL_TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final int FIRST_ERROR = 400;

    private CallAttributes() {}

    static Attributes ofCall(CallEvent event) {
        return Attributes.of(PROVIDER, event.provider(), OPERATION, event.operation());
    }

    static Attributes ofCallEnd(CallEvent event) {
        return event.failure()
                .map(failure -> Attributes.of(ERROR_TYPE, failure.getClass().getName()))
                .orElse(Attributes.empty());
    }

    static Attributes ofAttempt(CallEvent event) {
        return Attributes.of(
                METHOD,
                event.method(),
                SERVER_ADDRESS,
                event.serverAddress(),
                SERVER_PORT,
                (long) event.serverPort(),
                URL_TEMPLATE,
                event.pathTemplate());
    }

    static Attributes ofAttemptEnd(CallEvent event) {
        AttributesBuilder attributes = Attributes.builder();
        event.httpStatus().ifPresent(status -> attributes.put(STATUS, (long) status));
        event.failure().ifPresent(failure -> attributes.put(ERROR_TYPE, errorType(event, failure)));
        return attributes.build();
    }

    private static String errorType(CallEvent event, Throwable failure) {
        int status = event.httpStatus().orElse(0);
        return status >= FIRST_ERROR
                ? Integer.toString(status)
                : failure.getClass().getName();
    }
}
