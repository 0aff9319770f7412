package io.unisession.generic.internal.document;

/**
 * A position in a descriptor.
 *
 * @param pointer JSON Pointer; empty for the whole document
 * @param line from 1
 * @param column from 1
 */
public record Location(String pointer, int line, int column) {
    static final Location START = new Location("", 1, 1);

    Location child(String token, int childLine, int childColumn) {
        return new Location(pointer + "/" + token.replace("~", "~0").replace("/", "~1"), childLine, childColumn);
    }
}
