package io.unisession.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * How UniSession reads JSON: with strict syntax, and with limits against hostile responses.
 */
public final class JsonFormat {
    /** Deeper than any session API needs, and shallow enough for recursion. */
    private static final int MAX_NESTING = 200;

    /** One factory for all, because it keeps the table of field names that makes reading cheap. */
    public static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Interning would let a response with millions of made-up names fill a table that all of the JVM
            // shares, and whose room is never given back.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonFormat() {}
}
