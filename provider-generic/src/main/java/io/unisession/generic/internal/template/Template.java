package io.unisession.generic.internal.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value whose texts may have placeholders: <code>{sessionId}</code> for a variable, <code>${env:NAME}</code> for
 * a setting.
 */
public sealed interface Template {
    /** The value with all placeholders filled; null if a variable has no value; it is then omitted. */
    @Nullable
    Object expand(Values values);

    /** All texts in it, from the outside in. */
    Stream<Text> texts();

    /** The settings in it that are secrets: those named as one, and those in a field named as one. */
    default Stream<SettingReference> secrets() {
        return texts().flatMap(Text::settings).filter(SettingReference::isSecret);
    }

    /** A text, in the pieces that its placeholders divide it into. */
    record Text(List<Piece> pieces) implements Template {
        /** The empty text. */
        public static final Text EMPTY = new Text(List.of());

        private static final Pattern QUOTES = Pattern.compile("[\"'\\\\]");

        public Text {
            pieces = List.copyOf(pieces);
        }

        public boolean isEmpty() {
            return pieces.isEmpty();
        }

        /** The pieces that are fixed. */
        public Stream<String> literals() {
            return pieces(Literal.class).map(Literal::text);
        }

        public Stream<SettingReference> settings() {
            return pieces(SettingReference.class);
        }

        public Stream<Variable> variables() {
            return Stream.concat(pieces(Variable.class), written().map(Written::variable));
        }

        /** The variables that are in a notation of their own. */
        public Stream<Written> written() {
            return pieces(Written.class);
        }

        private <P> Stream<P> pieces(Class<P> kind) {
            return pieces.stream().filter(kind::isInstance).map(kind::cast);
        }

        @Override
        public Stream<Text> texts() {
            return Stream.of(this);
        }

        /** As {@link Template#expand}; a placeholder that is the whole text keeps the type of its value. */
        @Override
        public @Nullable Object expand(Values values) {
            if (pieces.size() == 1) {
                return pieces.get(0).value(values);
            }
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                Object value = piece.value(values);
                if (value == null) {
                    return null;
                }
                text.append(value);
            }
            if (hasQuotes()) {
                requireNoQuotes(values, "it is written between quotes");
            }
            return text.toString();
        }

        private boolean hasQuotes() {
            return literals().anyMatch(literal -> QUOTES.matcher(literal).find());
        }

        /** A quote would end the text that the service takes the value for, and what follows would mean something else. */
        void requireNoQuotes(Values values, String reason) {
            variables().filter(Variable::isAnyText).forEach(variable -> {
                Object value = values.of(variable);
                if (value != null && QUOTES.matcher(value.toString()).find()) {
                    throw new IllegalArgumentException(
                            variable.word() + " must not have quotes or backslashes, because " + reason);
                }
            });
        }

        /** The text with the same word in place of each setting. */
        public String withSettingsAs(String word) {
            return pieces.stream()
                    .map(piece -> piece instanceof Literal literal ? literal.text() : word)
                    .collect(Collectors.joining());
        }

        /** The text with any word in place of each setting. */
        public String withAnySettings() {
            return withSettingsAs("any");
        }

        /** The text of a template without variables, which therefore always has a value. */
        public String expandSettings(Values values) {
            return Objects.requireNonNull(expand(values), "value").toString();
        }
    }

    /** An object. */
    record Fields(Map<String, Template> fields) implements Template {
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }

        /** The object without fields. */
        public static final Fields NONE = new Fields(Map.of());

        /** An object whose fields are texts. */
        public static Fields ofTexts(Map<String, Text> texts) {
            return new Fields(new LinkedHashMap<>(texts));
        }

        @Override
        public Map<String, Object> expand(Values values) {
            Map<String, Object> expanded = new LinkedHashMap<>();
            fields.forEach((name, template) -> {
                Object value = template.expand(values);
                if (value != null) {
                    expanded.put(name, value);
                }
            });
            return expanded;
        }

        @Override
        public Stream<Text> texts() {
            return fields.values().stream().flatMap(Template::texts);
        }

        @Override
        public Stream<SettingReference> secrets() {
            return fields.entrySet().stream()
                    .flatMap(field -> SecretNames.has(field.getKey())
                            ? field.getValue().texts().flatMap(Text::settings)
                            : field.getValue().secrets());
        }
    }

    /** An array. */
    record Elements(List<Template> elements) implements Template {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Object> expand(Values values) {
            List<Object> expanded = new ArrayList<>();
            for (Template element : elements) {
                Object value = element.expand(values);
                if (value != null) {
                    expanded.add(value);
                }
            }
            return expanded;
        }

        @Override
        public Stream<Text> texts() {
            return elements.stream().flatMap(Template::texts);
        }

        @Override
        public Stream<SettingReference> secrets() {
            return elements.stream().flatMap(Template::secrets);
        }
    }

    /** A number or boolean. */
    record Constant(Object value) implements Template {
        @Override
        public Object expand(Values values) {
            return value;
        }

        @Override
        public Stream<Text> texts() {
            return Stream.empty();
        }
    }

    /**
     * Texts that are joined, such as the conditions of a filter. Those with a variable that has no value are left out.
     *
     * @param separator what stands between two
     */
    record Joined(String separator, List<Text> parts) implements Template {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable String expand(Values values) {
            List<String> expanded = new ArrayList<>();
            for (Text part : parts) {
                part.requireNoQuotes(values, "it is part of a filter");
                Object value = part.expand(values);
                if (value != null) {
                    expanded.add(value.toString());
                }
            }
            return expanded.isEmpty() ? null : String.join(separator, expanded);
        }

        @Override
        public Stream<Text> texts() {
            return parts.stream();
        }
    }

    /** A part of a text. */
    sealed interface Piece permits Literal, Variable, Written, SettingReference {
        /** Its value; null where a variable has none. */
        @Nullable
        Object value(Values values);
    }

    /** Fixed text. */
    record Literal(String text) implements Piece {
        @Override
        public String value(Values values) {
            return text;
        }
    }

    /** A variable in a notation of its own. */
    record Written(Variable variable, Notation notation) implements Piece {
        /** The number of the part of an id that is meant; 0 for the whole value. */
        public int part() {
            return notation instanceof Notation.OfId ofId ? ofId.part() : 0;
        }

        @Override
        public @Nullable Object value(Values values) {
            return values.of(variable, notation);
        }
    }
}
