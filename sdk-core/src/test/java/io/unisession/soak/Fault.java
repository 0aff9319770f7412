package io.unisession.soak;

import io.unisession.support.RawService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;

/** What goes wrong with a call. Two of three calls meet nothing. */
enum Fault {
    NONE(Outcome.SUCCESS),
    UNAVAILABLE(Outcome.SUCCESS),
    TOO_MANY(Outcome.SUCCESS),
    CLOSED(Outcome.SUCCESS),
    TORN(Outcome.SUCCESS),
    NO_HTTP(Outcome.SUCCESS),
    STALLED(Outcome.SUCCESS),
    /** The connection closes after the response, without a word. */
    CLOSED_AFTERWARDS(Outcome.SUCCESS),
    /** The thread pauses before the call, until the service has closed its idle connections. */
    CLOSED_WHILE_IDLE(Outcome.SUCCESS),
    EMPTY_GZIP(Outcome.SUCCESS),
    REFUSED_STREAM(Outcome.SUCCESS),
    GONE_AWAY(Outcome.SUCCESS),
    NOT_FOUND(Outcome.NOT_FOUND),
    NO_JSON(Outcome.INVALID),
    NO_SESSION(Outcome.INVALID),
    ANOTHER_SESSION(Outcome.INVALID),
    TOO_LARGE(Outcome.INVALID),
    MISLABELLED(Outcome.INVALID),
    UNKNOWN_ENCODING(Outcome.INVALID),
    DECOMPRESSION_BOMB(Outcome.INVALID),
    TINY_ELEMENTS(Outcome.INVALID),
    QUOTED_CREDENTIAL(Outcome.UNAUTHORIZED);

    /** What a call has to bring in the end. */
    enum Outcome {
        SUCCESS,
        NOT_FOUND,
        INVALID,
        UNAUTHORIZED
    }

    /** What a call is sent as. */
    enum Kind {
        GET(
                UNAVAILABLE,
                TOO_MANY,
                CLOSED,
                TORN,
                NO_HTTP,
                NOT_FOUND,
                NO_JSON,
                NO_SESSION,
                ANOTHER_SESSION,
                TOO_LARGE,
                MISLABELLED,
                UNKNOWN_ENCODING,
                DECOMPRESSION_BOMB,
                TINY_ELEMENTS,
                QUOTED_CREDENTIAL),
        POST(EMPTY_GZIP, MISLABELLED, UNKNOWN_ENCODING, QUOTED_CREDENTIAL),
        POST_OVER_HTTP2(REFUSED_STREAM, GONE_AWAY);

        private final List<Fault> faults;

        Kind(Fault... faults) {
            this.faults = List.of(faults);
        }

        /** One call in ten is a POST, and one more is a POST over HTTP/2; the same in each run. */
        static Kind of(long call) {
            return call % 10 == 3 ? POST : call % 10 == 6 ? POST_OVER_HTTP2 : GET;
        }
    }

    /** So few, since each takes as long as an attempt may. */
    private static final int CALLS_PER_STALL = 15_000;

    /** Each takes a few seconds. */
    private static final int CALLS_PER_PAUSE = 20_000;

    /** So few, since a call that meets three such connections fails, and rightly. */
    private static final int CALLS_PER_SILENT_CLOSE = 5_000;

    /** Has characters that services escape. */
    static final String CREDENTIAL = "soak/credential+4711==";

    private static final byte[] BOMB = packed(gzip("{\"id\":\"" + " ".repeat(2 << 20) + "\"}"), "gzip");
    private static final byte[] ELEMENTS =
            packed(("{\"people\":[" + "{},".repeat(40_000) + "{}]}").getBytes(StandardCharsets.US_ASCII), "identity");

    private final Outcome outcome;

    Fault(Outcome outcome) {
        this.outcome = outcome;
    }

    /** What goes wrong with a call; the same in each run. */
    static Fault of(long call) {
        if (call % CALLS_PER_STALL == 0) {
            return STALLED;
        }
        Kind kind = Kind.of(call);
        if (kind == Kind.POST && call % CALLS_PER_PAUSE == 3) {
            return CLOSED_WHILE_IDLE;
        }
        if (call % CALLS_PER_SILENT_CLOSE == 1) {
            return CLOSED_AFTERWARDS;
        }
        return call % 3 == 0 ? kind.faults.get((int) (call / 3 % kind.faults.size())) : NONE;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether the service carries out the request with which this happens. */
    boolean takesEffect() {
        return this == EMPTY_GZIP || this == MISLABELLED || this == UNKNOWN_ENCODING || this == CLOSED_WHILE_IDLE;
    }

    /** Responds with this fault; the connection goes on where that returns true. */
    boolean response(RawService.Line line, long call) throws IOException {
        switch (this) {
            case UNAVAILABLE -> line.send("HTTP/1.1 503 No\r\nContent-Length: 6\r\n\r\n<html>");
            case TOO_MANY -> line.send("HTTP/1.1 429 No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
            case NOT_FOUND -> line.send(json(404, "{\"message\":\"gone\"}"));
            case NO_JSON -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>");
            case NO_SESSION -> line.send(json(200, "{}"));
            case ANOTHER_SESSION -> line.send(session(call + 1));
            case TOO_LARGE -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{");
            case TORN -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
            case NO_HTTP -> line.send("what?\r\n\r\n");
            case CLOSED_AFTERWARDS, CLOSED_WHILE_IDLE -> line.send(session(call));
            case EMPTY_GZIP -> line.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n");
            case MISLABELLED -> line.send(packed("{\"id\":1}".getBytes(StandardCharsets.US_ASCII), "gzip"));
            case UNKNOWN_ENCODING -> line.send(packed("{\"id\":1}".getBytes(StandardCharsets.US_ASCII), "deflate"));
            case DECOMPRESSION_BOMB -> line.send(BOMB);
            case TINY_ELEMENTS -> line.send(ELEMENTS);
            case QUOTED_CREDENTIAL -> line.send(json(401, "{\"message\":\"bad token " + quoted(call) + "\"}"));
            case STALLED -> line.fallSilent();
            default -> {}
        }
        return switch (this) {
            case CLOSED, TORN, NO_HTTP, STALLED, TOO_LARGE, CLOSED_AFTERWARDS -> false;
            default -> true;
        };
    }

    private static String quoted(long call) {
        return call % 2 == 0 ? CREDENTIAL : CREDENTIAL.replace("/", "\\/");
    }

    static String session(long call) {
        return json(200, "{\"id\":\"" + call + "\"}");
    }

    private static String json(int status, String body) {
        return "HTTP/1.1 " + status + " Response\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static byte[] packed(byte[] body, String encoding) {
        Buffer response = new Buffer()
                .writeUtf8("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n");
        return response.write(body).readByteArray();
    }

    private static byte[] gzip(String text) {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(text);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return packed.readByteArray();
    }
}
