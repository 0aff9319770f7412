package io.unisession.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * JSON as every part of UniSession reads it: strict in syntax, and bounded in what a hostile response can make it hold.
 */
public final class JsonFormat {
    /** Deeper than any session API, and shallow enough for everything that walks a document by recursion. */
    private static final int MAX_NESTING = 200;

    /** One factory for all: it keeps the table of field names that makes reading them cheap. */
    public static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Interning would let a response with millions of made-up names fill a table that all of the JVM shares,
            // and
            // whose room is never given back.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonFormat() {}
}
