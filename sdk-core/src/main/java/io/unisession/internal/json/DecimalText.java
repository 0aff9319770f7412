package io.unisession.internal.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in texts. As Jackson limits numbers, so are these: one of megabytes would keep the processor busy for
 * minutes.
 */
public final class DecimalText {
    /** The longest text that is read as a number, in characters. */
    public static final int LONGEST = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    private DecimalText() {}

    /**
     * A number by its text.
     *
     * @return the number, or null where the text is none, or is longer than any number of use
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
