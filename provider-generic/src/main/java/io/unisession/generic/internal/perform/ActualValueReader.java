package io.unisession.generic.internal.perform;

import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;

/** Reads, in words, what stands at a place, without going into it. */
final class ActualValueReader implements ValueReading {
    private static final int MOST_CHARACTERS = 60;

    private final byte[] text;

    /** @param text what is read */
    ActualValueReader(byte[] text) {
        this.text = text;
    }

    @Override
    public String read(JsonReader json, ApiResponse response) throws IOException {
        return switch (text[json.position()]) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> '"' + cut(String.valueOf(json.text())) + '"';
            default -> cut(String.valueOf(json.text()));
        };
    }

    private static String cut(String value) {
        String line = PrintableText.of(value);
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }
}
