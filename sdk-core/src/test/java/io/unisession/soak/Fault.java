package io.unisession.soak;

import io.unisession.support.RawService;
import java.io.IOException;

/** What goes wrong with a request. Two of three requests meet nothing. */
enum Fault {
    NONE(true),
    UNAVAILABLE(true),
    TOO_MANY(true),
    CLOSED(true),
    TORN(true),
    NO_HTTP(true),
    STALLED(true),
    NOT_FOUND(false),
    NO_JSON(false),
    NO_SESSION(false),
    TOO_LARGE(false);

    /** So few, since each takes as long as an attempt may. */
    private static final int CALLS_PER_STALL = 15_000;

    private static final Fault[] OFTEN = {
        UNAVAILABLE, TOO_MANY, CLOSED, TORN, NO_HTTP, NOT_FOUND, NO_JSON, NO_SESSION, TOO_LARGE
    };

    private final boolean overcome;

    Fault(boolean overcome) {
        this.overcome = overcome;
    }

    /** What goes wrong with a call; the same in each run. */
    static Fault of(long call) {
        if (call % CALLS_PER_STALL == 0) {
            return STALLED;
        }
        return call % 3 == 0 ? OFTEN[(int) (call / 3 % OFTEN.length)] : NONE;
    }

    /** Whether the call is to bring its session in the end. */
    boolean isOvercome() {
        return overcome;
    }

    /** Responses with this fault; the connection goes on where that returns true. */
    boolean response(RawService.Line line) throws IOException {
        switch (this) {
            case UNAVAILABLE -> line.send("HTTP/1.1 503 No\r\nContent-Length: 6\r\n\r\n<html>");
            case TOO_MANY -> line.send("HTTP/1.1 429 No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
            case NOT_FOUND -> line.send("HTTP/1.1 404 No\r\nContent-Length: 18\r\n\r\n{\"message\":\"gone\"}");
            case NO_JSON -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>");
            case NO_SESSION -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            case TOO_LARGE -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{");
            case TORN -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
            case NO_HTTP -> line.send("what?\r\n\r\n");
            case STALLED -> line.fallSilent();
            default -> {}
        }
        return this == UNAVAILABLE || this == TOO_MANY || this == NOT_FOUND || this == NO_JSON || this == NO_SESSION;
    }
}
