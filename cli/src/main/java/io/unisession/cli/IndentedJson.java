package io.unisession.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Spreads the one line of {@code SessionJson} over many, for people to read; what it says stays the same. */
public final class IndentedJson {
    // What a terminal or a pipe makes of other characters is not known here, so they are escaped.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The same line ends on every system. */
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private IndentedJson() {}

    /**
     * Indents JSON.
     *
     * @param json JSON on one line
     * @return the same JSON on many lines
     */
    public static String of(String json) {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                            .withObjectIndenter(INDENTER)
                            .withArrayIndenter(INDENTER))
                    .writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("not JSON", noJson);
        }
    }
}
