package io.unisession.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with variables, parsed once. Values are opaque: each stays in its segment, of which it may be a part, as in
 * {@code /rooms/{roomId}:end}. Everything except RFC 3986's unreserved characters is percent-encoded.
 */
public final class PathTemplate {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_-]*}");
    /** What RFC 3986 allows in a segment. Some servers take a backslash, even an encoded one, for a slash. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?!2[Ff]|5[Cc])[0-9A-Fa-f]{2})*+");

    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[Ee]){1,2}");

    private final String template;
    private final List<String> variables;
    /** The texts around the variables, one more than there are variables. */
    private final List<String> literals;

    private PathTemplate(String template, List<String> literals, List<String> variables) {
        this.template = template;
        this.literals = List.copyOf(literals);
        this.variables = List.copyOf(variables);
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException if it does not start with a slash, a segment is {@code .} or {@code ..}, or it has
     *     characters that are not allowed in a path
     */
    public static PathTemplate parse(String template) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a path must start with a slash: " + template);
        }
        List<String> literals = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            literal.append('/');
            if (DOTS.matcher(segment).matches()) {
                throw invalid(template);
            }
            Matcher variable = VARIABLE.matcher(segment);
            int end = 0;
            while (variable.find()) {
                literal.append(literal(segment.substring(end, variable.start()), template));
                variables.add(segment.substring(variable.start() + 1, variable.end() - 1));
                literals.add(literal.toString());
                literal.setLength(0);
                end = variable.end();
            }
            literal.append(literal(segment.substring(end), template));
        }
        literals.add(literal.toString());
        return new PathTemplate(template, literals, variables);
    }

    private static String literal(String text, String template) {
        if (!LITERAL.matcher(text).matches()) {
            throw invalid(template);
        }
        return text;
    }

    private static IllegalArgumentException invalid(String template) {
        return new IllegalArgumentException("invalid path " + template
                + ": a query, dot segments, encoded slashes and characters that need encoding are not allowed");
    }

    /** The names of the variables, in their order. */
    public List<String> variables() {
        return variables;
    }

    /**
     * The path with its variables filled in and encoded.
     *
     * @throws IllegalArgumentException if a value would lead elsewhere or cannot be encoded
     */
    public String expand(String... values) {
        if (values.length != variables.size()) {
            throw new IllegalArgumentException("wrong number of values for the path " + template + ": expected "
                    + variables.size() + ", found " + values.length);
        }
        StringBuilder path = new StringBuilder(lengthUnlessEncoded(values)).append(literals.get(0));
        for (int index = 0; index < values.length; index++) {
            path.append(encoded(requireSegment(variables.get(index), values[index])))
                    .append(literals.get(index + 1));
        }
        return path.toString();
    }

    @SuppressWarnings("ConstantValue") // null is rejected afterwards
    private int lengthUnlessEncoded(String... values) {
        int length = template.length();
        for (String value : values) {
            length += value == null ? 0 : value.length();
        }
        return length;
    }

    /**
     * Checks an id, or another value from the caller, for use in a path.
     *
     * @param name the name of the value, for the message
     * @throws NullPointerException if it is null; the message is its name
     * @throws IllegalArgumentException if it is blank or a dot segment, which servers resolve to another resource
     */
    public static String requireSegment(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    name + " must not be \"" + value + "\", which would change the path of the request");
        }
        return value;
    }

    /** Most ids need no encoding and are not copied. */
    private static String encoded(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (!isUnreserved(value.charAt(index))) {
                return value.substring(0, index) + percentEncoded(value.substring(index));
            }
        }
        return value;
    }

    private static String percentEncoded(String value) {
        StringBuilder path = new StringBuilder();
        ByteBuffer bytes = utf8(value);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xFF;
            if (isUnreserved(octet)) {
                path.append((char) octet);
            } else {
                path.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
            }
        }
        return path.toString();
    }

    private static boolean isUnreserved(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || "-._~".indexOf(character) >= 0;
    }

    private static ByteBuffer utf8(String value) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException(
                    "a path value must be valid Unicode, but has an unpaired surrogate, perhaps because it was cut inside an emoji",
                    loneSurrogate);
        }
    }

    @Override
    public String toString() {
        return template;
    }
}
