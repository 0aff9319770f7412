package io.unisession.internal.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in strings. Their length is limited, as Jackson limits JSON numbers: parsing one of several megabytes would
 * take minutes.
 */
public final class DecimalText {
    /** The longest text that is read as a number, in characters. */
    public static final int LONGEST = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    private DecimalText() {}

    /**
     * Parses a number.
     *
     * @return the number, or null if the text is not a number or is too long
     */
    public static @Nullable BigDecimal parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
