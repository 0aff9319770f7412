package io.unisession.generic.internal.document;

/**
 * Where something stands in a descriptor.
 *
 * @param pointer JSON Pointer; empty for the whole document
 * @param line from 1
 * @param column from 1
 */
public record Place(String pointer, int line, int column) {
    static final Place TOP = new Place("", 1, 1);

    Place child(String token, int childLine, int childColumn) {
        return new Place(pointer + "/" + token.replace("~", "~0").replace("/", "~1"), childLine, childColumn);
    }
}
