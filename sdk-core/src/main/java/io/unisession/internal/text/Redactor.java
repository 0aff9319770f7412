package io.unisession.internal.text;

import io.unisession.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Redacts all text from the wire before it reaches a message, a cause, a log or a {@code toString}. The result has no
 * secrets of the call, is on one line, and has a limited length, so that a service can neither quote a credential nor
 * forge log lines, control a terminal or flood a log.
 */
public final class Redactor {
    /** The limit for a message: long enough to say what is wrong, and short enough for a log line. */
    public static final int MESSAGE_LIMIT = 300;
    /** The limit for an error body: enough for any documented error. */
    public static final int BODY_LIMIT = 16 * 1024;

    /** Hides nothing, for calls without secrets. */
    public static final Redactor NONE = new Redactor(List.of());

    /** Shorter secrets occur in any text by chance; hiding them would garble messages more than it protects. */
    private static final int SHORTEST = 4;

    /** Shorter encoded texts occur by chance too. */
    private static final int SHORTEST_ENCODED = 8;

    /** The longest escape of one character, such as {@code %255Cu0041}. */
    private static final int LONGEST_ESCAPE = 12;

    private static final String HIDDEN = Secret.of("").toString();

    /** Forms of the secrets, the longest first, so that nothing remains of one that contains another. */
    private final List<Secret> forms;
    /** The spellings without escapes. */
    private final List<Secret> unescaped;
    /** The length of the shortest secret. */
    private final int shortest;

    private final int longest;

    private Redactor(List<Secret> forms) {
        this.forms = forms;
        this.unescaped = sorted(
                forms.stream().map(form -> Secret.of(Unescaped.of(form.reveal()).text())));
        this.shortest = Stream.concat(forms.stream(), unescaped.stream())
                .mapToInt(form -> form.reveal().length())
                .min()
                .orElse(Integer.MAX_VALUE);
        this.longest = forms.isEmpty() ? 0 : forms.get(0).reveal().length();
    }

    /**
     * Creates a redactor of secrets in every spelling in which a service may quote them. This takes a while, so keep
     * the redactor.
     *
     * @param secrets the secrets before any encoding
     */
    public static Redactor of(Collection<Secret> secrets) {
        return secrets.isEmpty() ? NONE : new Redactor(sorted(secrets.stream().flatMap(Redactor::forms)));
    }

    /** Returns a redactor of the secrets of both. */
    public Redactor and(Redactor other) {
        if (other.forms.isEmpty()) {
            return this;
        }
        return forms.isEmpty() ? other : new Redactor(sorted(Stream.concat(forms.stream(), other.forms.stream())));
    }

    private static List<Secret> sorted(Stream<Secret> forms) {
        return forms.filter(form -> form.reveal().strip().length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt((Secret form) -> form.reveal().length())
                        .reversed())
                .toList();
    }

    /**
     * Unchanged, in a query or form (with a space as %20 or +), in a JSON string (with or without \/), all in upper or
     * lower case, in Base64 and in hexadecimal. Other spellings are found by decoding the text.
     */
    private static Stream<Secret> forms(Secret secret) {
        String text = secret.reveal();
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return Stream.of(
                        Stream.of(text, form, form.replace("+", "%20"), json, json.replace("/", "\\/")),
                        inOneCase(text),
                        encoded(text.getBytes(StandardCharsets.UTF_8)))
                .flatMap(Function.identity())
                .distinct()
                .map(Secret::of);
    }

    /** A short secret in another case may be an ordinary word. */
    private static Stream<String> inOneCase(String secret) {
        return secret.length() < SHORTEST_ENCODED
                ? Stream.empty()
                : Stream.of(secret.toUpperCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT));
    }

    /** Services encode whole requests, in which the secret begins anywhere. */
    private static Stream<String> encoded(byte[] secret) {
        if (secret.length < SHORTEST) {
            return Stream.empty();
        }
        return Stream.concat(
                        IntStream.range(0, 3)
                                .mapToObj(before -> base64(secret, before))
                                .flatMap(base64 -> Stream.of(
                                        base64, base64.replace('+', '-').replace('/', '_'))),
                        Stream.of(HexFormat.of(), HexFormat.ofDelimiter(":"), HexFormat.ofDelimiter("-"))
                                .flatMap(hex -> Stream.of(hex, hex.withUpperCase()))
                                .map(hex -> hex.formatHex(secret)))
                .filter(encoded -> encoded.length() >= SHORTEST_ENCODED);
    }

    /** The characters of Base64 that encode nothing but the secret, if it follows this many bytes. */
    private static String base64(byte[] secret, int before) {
        byte[] bytes = new byte[before + secret.length];
        System.arraycopy(secret, 0, bytes, before, secret.length);
        return Base64.getEncoder()
                .encodeToString(bytes)
                .substring((before * Byte.SIZE + 5) / 6, bytes.length * Byte.SIZE / 6);
    }

    /**
     * The message of a cause, for use in another message; null if it has none, or may quote the response in an unknown
     * form.
     */
    public @Nullable String messageOf(Throwable cause) {
        String message = RedactedCause.quotesTheWire(cause) ? null : cause.getMessage();
        return message == null ? null : show(message);
    }

    /** A text as a message may quote it, at most {@link #MESSAGE_LIMIT} characters of it. */
    public String show(String text) {
        return show(text, MESSAGE_LIMIT);
    }

    /**
     * Redacts a text.
     *
     * @param limit the maximum number of characters; an ellipsis replaces the rest
     */
    public String show(String text, int limit) {
        return shortened(oneLine(hidden(text)), limit);
    }

    /**
     * Redacts the beginning of a longer text. Its end is left out, because a secret may be cut off there and would not
     * be recognized.
     *
     * @param limit the maximum number of characters; an ellipsis replaces the rest
     */
    public String showBeginning(String beginning, int limit) {
        String shown = oneLine(hidden(beginning));
        int safe = Math.max(0, shown.length() - LONGEST_ESCAPE * longest);
        return safe == 0 ? "…" : shortened(shown, Math.min(limit, safe));
    }

    /**
     * Returns a cause that may be printed: itself, or a replacement if its message or that of its own causes may not be
     * shown.
     */
    public Throwable show(Throwable cause) {
        return RedactedCause.of(cause, this);
    }

    /** Whether a text contains one of the secrets. */
    public boolean finds(String text) {
        return !hidden(text).equals(text);
    }

    /** Called before the text is cut, because half a secret would not be recognized. */
    private String hidden(String text) {
        if (text.length() < shortest) {
            return text;
        }
        String result = text;
        for (Secret form : forms) {
            result = result.replace(form.reveal(), HIDDEN);
        }
        return Unescaped.isNeededFor(result) ? hiddenInAnySpelling(result) : result;
    }

    private String hiddenInAnySpelling(String text) {
        Unescaped plain = Unescaped.of(text);
        String characters = plain.text();
        BitSet secret = new BitSet();
        for (Secret form : unescaped) {
            String value = form.reveal();
            for (int at = characters.indexOf(value); at >= 0; at = characters.indexOf(value, at + 1)) {
                secret.set(plain.start(at), plain.end(at + value.length() - 1));
            }
        }
        return secret.isEmpty() ? text : without(secret, text);
    }

    private static String without(BitSet secret, String text) {
        StringBuilder result = new StringBuilder();
        int end = 0;
        for (int start = secret.nextSetBit(0); start >= 0; start = secret.nextSetBit(end)) {
            result.append(text, end, start).append(HIDDEN);
            end = secret.nextClearBit(start);
        }
        return result.append(text, end, text.length()).toString();
    }

    private static String oneLine(String text) {
        return isPlain(text) ? text : NotShown.PATTERN.matcher(text).replaceAll(" ");
    }

    /**
     * Escapes a service's text for a {@code toString}: control characters, line breaks and direction marks become
     * escapes, so that each value stays on one line of a log.
     */
    public static String escaped(String text) {
        return isPlain(text)
                ? text
                : NotShown.PATTERN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(escapes(found.group())));
    }

    private static String escapes(String characters) {
        StringBuilder escapes = new StringBuilder();
        for (int index = 0; index < characters.length(); index++) {
            switch (characters.charAt(index)) {
                case '\n' -> escapes.append("\\n");
                case '\r' -> escapes.append("\\r");
                case '\t' -> escapes.append("\\t");
                default -> escapes.append("\\u").append(HexFormat.of().toHexDigits(characters.charAt(index)));
            }
        }
        return escapes.toString();
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "…";
    }

    /** A fast check, because nearly every text is plain and every call checks its request id. */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    /** In its own class, so that calls with only plain text do not compile the pattern. */
    private static final class NotShown {
        /** Control characters, line and paragraph separators, and characters that change the direction of writing. */
        static final Pattern PATTERN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    }

    /** Only the number of secrets. */
    @Override
    public String toString() {
        return "Redactor[" + forms.size() + " forms]";
    }
}
