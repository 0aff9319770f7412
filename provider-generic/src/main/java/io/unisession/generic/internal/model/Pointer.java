package io.unisession.generic.internal.model;

import io.unisession.generic.internal.template.TimeFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param tokens field names or array indices, from the outside in; empty for the whole value
 */
public record Pointer(List<String> tokens) {
    public static final Pointer WHOLE = new Pointer(List.of());

    private static final int LONGEST_SUGGESTION = 80;

    /** Names with dots or slashes between them, as in other notations of a path. */
    private static final Pattern PATH = Pattern.compile("[$#.@]*/?[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*");

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** As deep as responses may be nested. */
    private static final int MAX_TOKENS = 200;

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Parses a pointer.
     *
     * @throws IllegalArgumentException if the text is not a JSON Pointer; the message says why
     */
    public static Pointer parse(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it must start with a slash" + meant(text));
        }
        String[] tokens = text.substring(1).split("/", -1);
        if (tokens.length > MAX_TOKENS) {
            throw new IllegalArgumentException("it has more than " + MAX_TOKENS + " steps");
        }
        return new Pointer(Stream.of(tokens).map(Pointer::unescape).toList());
    }

    /** What was probably meant by a path that is written as elsewhere, such as {@code $.data.id}. */
    private static String meant(String text) {
        return text.length() <= LONGEST_SUGGESTION && PATH.matcher(text).matches()
                ? "; did you mean \"/" + text.replaceFirst("^[$#.@]*/?", "").replace('.', '/') + "\"?"
                : ", such as /data/id";
    }

    private static String unescape(String token) {
        for (int tilde = token.indexOf('~'); tilde >= 0; tilde = token.indexOf('~', tilde + 1)) {
            if (tilde + 1 == token.length() || "01".indexOf(token.charAt(tilde + 1)) < 0) {
                throw new IllegalArgumentException("write ~ as ~0, and a slash in a name as ~1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** This pointer followed by one that is relative to it. */
    public Pointer then(Pointer inner) {
        List<String> joined = new ArrayList<>(tokens);
        joined.addAll(inner.tokens);
        return new Pointer(joined);
    }

    /** The pointer to the object or array that this one leads into. */
    public Pointer parent() {
        return new Pointer(tokens.subList(0, tokens.size() - 1));
    }

    /** Whether it leads to an element of an array, if there is an array. */
    public boolean isElement() {
        return !tokens.isEmpty() && INDEX.matcher(tokens.get(tokens.size() - 1)).matches();
    }

    /** Whether another pointer leads into the value at this one. */
    public boolean holds(Pointer other) {
        return tokens.size() < other.tokens.size() && tokens.equals(other.tokens.subList(0, tokens.size()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    /**
     * Where a response may have a text, and which part of it is meant.
     *
     * @param after the text before the part, such as {@code conferenceRecords/}; the part begins behind the last
     *     occurrence. Empty for the whole text
     * @param values what words of the service are called instead
     */
    public record ToText(Pointer pointer, String after, Map<String, String> values) {
        /** The whole text at a pointer. */
        public static ToText whole(Pointer pointer) {
            return new ToText(pointer, "", Map.of());
        }

        /** The same places within each of several objects. */
        public static List<ToText> within(List<Pointer> objects, List<ToText> places) {
            return objects.stream()
                    .flatMap(object -> places.stream()
                            .map(place -> new ToText(object.then(place.pointer), place.after, place.values)))
                    .toList();
        }

        /** The part of a text that is meant; null if nothing is left. */
        public @Nullable String of(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int start = after.isEmpty() ? -1 : text.lastIndexOf(after);
            String part = start < 0 ? text : text.substring(start + after.length());
            return part.isBlank() ? null : values.getOrDefault(part, part);
        }
    }

    /**
     * Where a response has an id.
     *
     * @param pointers tried in order, unless each has a part of the id
     * @param inParts whether the id is made of the texts at all pointers
     */
    public record ToId(List<ToText> pointers, boolean inParts) {
        public static final ToId NONE = new ToId(List.of(), false);

        /** An id that is a value by itself, of which the same part is meant as of those at pointers. */
        public @Nullable String of(@Nullable String text) {
            return pointers.isEmpty() || inParts ? text : pointers.get(0).of(text);
        }

        /** The number of its parts. */
        public int size() {
            return inParts ? pointers.size() : 1;
        }
    }

    /**
     * Where a response has a list.
     *
     * @param pointers tried in order, unless all count
     * @param byId whether the items are the fields of an object, named by their ids, rather than the elements of an array
     * @param all whether the items at all pointers are one list
     */
    public record ToItems(List<Pointer> pointers, boolean byId, boolean all) {
        public static final ToItems NONE = new ToItems(List.of(), false, false);
    }

    /**
     * Where a response may have a point in time, and in which format.
     *
     * @param zone the zone of a time that has none itself
     * @param onceEnded whether the time counts only in sessions that have ended
     */
    public record ToTime(Pointer pointer, TimeFormat format, ZoneId zone, boolean onceEnded) {
        /** The same places within each of several objects, which are no sessions. */
        public static List<ToTime> within(List<Pointer> objects, List<ToTime> places) {
            return objects.stream()
                    .flatMap(object -> places.stream()
                            .map(place -> new ToTime(object.then(place.pointer), place.format, place.zone, false)))
                    .toList();
        }
    }

    /** Where a response may have a duration, and in which format. */
    public record ToDuration(Pointer pointer, DurationFormat format) {}

    /**
     * Where a response has the start and the end of something. If one is missing, it is computed from the other and the
     * duration. Pointers are tried in order.
     */
    public record ToSpan(List<ToTime> start, List<ToTime> end, List<ToDuration> duration) {
        public static final ToSpan NONE = new ToSpan(List.of(), List.of(), List.of());

        /** All pointers in it. */
        public Stream<Pointer> pointers() {
            return Stream.concat(
                    Stream.concat(start.stream(), end.stream()).map(ToTime::pointer),
                    duration.stream().map(ToDuration::pointer));
        }
    }

    /** How a duration is written. Numbers may also be written as text. */
    public enum DurationFormat {
        SECONDS("seconds"),
        MILLISECONDS("milliseconds"),
        MINUTES("minutes"),
        /** A text such as {@code 01:30:00}. */
        HOURS_MINUTES_SECONDS("hh:mm:ss"),
        /** A text such as {@code PT1H30M}. */
        ISO_8601("iso-8601");

        private final String word;

        DurationFormat(String word) {
            this.word = word;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }
    }
}
