package io.unisession.generic.internal.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How the value of a variable is written, as in <code>{sessionId as number}</code>. */
public interface Notation {
    /** The descriptor's word for it. */
    String word();

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if the value cannot be written so
     */
    Object write(Variable variable, Object value);

    /** How an id is written. */
    enum OfId implements Notation {
        /** A number of JSON. */
        NUMBER("number") {
            @Override
            public Object write(Variable variable, Object value) {
                if (!WHOLE_NUMBER.matcher(value.toString()).matches()) {
                    throw new IllegalArgumentException(
                            variable.word() + " must be a whole number, because ids are numbers at this service");
                }
                return Long.valueOf(value.toString());
            }
        },
        /** Percent-encoded once more than usual, for services that decode twice. */
        ENCODED("encoded") {
            @Override
            public Object write(Variable variable, Object value) {
                return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
            }
        };

        private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

        private final String word;

        OfId(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
