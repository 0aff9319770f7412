package io.unisession.generic.internal.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BinaryOperator;
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
    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum OfId implements Notation {
        /** A number of JSON. */
        NUMBER("number", OfId::number),
        /** Percent-encoded once more than usual, for services that decode twice. */
        ENCODED("encoded", OfId::encoded),
        /** The first part of an id of several. */
        PART_1("part-1", (name, id) -> IdParts.part(name, id, 1)),
        PART_2("part-2", (name, id) -> IdParts.part(name, id, 2)),
        PART_3("part-3", (name, id) -> IdParts.part(name, id, 3));

        private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

        private final String word;
        private final BinaryOperator<String> writing;

        OfId(String word, BinaryOperator<String> writing) {
            this.word = word;
            this.writing = writing;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public Object write(Variable variable, Object value) {
            String text = writing.apply(variable.word(), value.toString());
            return this == NUMBER ? (Object) Long.valueOf(text) : text;
        }

        /** The number of the part that it writes; 0 if it writes the whole id. */
        public int part() {
            return switch (this) {
                case NUMBER, ENCODED -> 0;
                case PART_1 -> 1;
                case PART_2 -> 2;
                case PART_3 -> 3;
            };
        }

        private static String number(String name, String id) {
            if (!WHOLE_NUMBER.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        name + " must be a whole number, because ids are numbers at this service");
            }
            return id;
        }

        private static String encoded(String name, String id) {
            return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
