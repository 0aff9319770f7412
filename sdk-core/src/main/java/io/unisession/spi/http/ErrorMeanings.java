package io.unisession.spi.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of a provider's responses report errors, and what they mean. */
public final class ErrorMeanings {
    /** The phrases that make a status mean "not found", by status; none if the status alone does. */
    private final Map<Integer, List<String>> notFound;

    /** The same for "permission denied". */
    private final Map<Integer, List<String>> permissionDenied;

    private final Set<String> unknownPath;
    private final boolean unknownPathWithoutCode;
    private final boolean notFoundIsUnknownPath;
    private final List<FieldValue> failedWhen;
    private final List<FieldValue> notFoundWhen;
    private final boolean failedWhenCode;
    /** The HTTP status that says the same as an error code. */
    private final Map<String, Integer> codeStatus;

    /** A value in a body that says what became of the call, whatever the HTTP status. */
    public static final class FieldValue {
        private final String pointer;
        private final String value;

        private FieldValue(String pointer, String value) {
            this.pointer = ErrorPlaces.checked(pointer).get(0);
            this.value = Objects.requireNonNull(value, "value");
        }

        /**
         * Where the value is.
         *
         * @return a JSON Pointer to a single value
         */
        public String pointer() {
            return pointer;
        }

        /**
         * The value.
         *
         * @return the value as text
         */
        public String value() {
            return value;
        }
    }

    private ErrorMeanings(Builder builder) {
        this.notFound = Map.copyOf(builder.notFound);
        this.permissionDenied = Map.copyOf(builder.permissionDenied);
        this.unknownPath = builder.unknownPath;
        this.unknownPathWithoutCode = builder.unknownPathWithoutCode;
        this.notFoundIsUnknownPath = builder.notFoundIsUnknownPath;
        this.failedWhen = List.copyOf(builder.failedWhen);
        this.notFoundWhen = List.copyOf(builder.notFoundWhen);
        this.failedWhenCode = builder.failedWhenCode;
        this.codeStatus = Map.copyOf(builder.codeStatus);
    }

    /**
     * Whether a response means "not found".
     *
     * @param httpStatus the status
     * @param message the provider's message, or null if there is none
     * @return true for 404, and for the provider's own "not found" statuses if the message says so
     */
    public boolean isNotFound(int httpStatus, @Nullable String message) {
        return means(notFound, httpStatus, message);
    }

    /**
     * Whether a response means "permission denied" although its status means something else.
     *
     * @param httpStatus the status
     * @param message the provider's message, or null if there is none
     * @return true for the provider's own "permission denied" statuses if the message says so
     */
    public boolean isPermissionDenied(int httpStatus, @Nullable String message) {
        return means(permissionDenied, httpStatus, message);
    }

    /**
     * Whether a response means that the service does not have the path of the request.
     *
     * @param httpStatus the status
     * @param code the provider's code, or null if there is none
     * @return true for the codes of {@link ErrorFormat.Builder#unknownPath}, for 404 without a code after {@link
     *     ErrorFormat.Builder#unknownPathWithoutCode()}, and for any 404 after {@link ErrorFormat.Builder#notFoundIsUnknownPath()}
     */
    public boolean isUnknownPath(int httpStatus, @Nullable String code) {
        if (httpStatus == 404 && (notFoundIsUnknownPath || (unknownPathWithoutCode && code == null))) {
            return true;
        }
        return code != null && unknownPath.contains(code);
    }

    /**
     * What a response means, as an HTTP status: its own, unless it is a success whose body has an error code.
     *
     * @param httpStatus the status
     * @param code the provider's code, or null if there is none
     * @return the status that the code means, or else the response's own
     */
    public int meaning(int httpStatus, @Nullable String code) {
        return httpStatus / 100 == 2 && code != null ? codeStatus.getOrDefault(code, httpStatus) : httpStatus;
    }

    /**
     * Whether a response with a success status has failed if it has an error code.
     *
     * @return true after {@link ErrorFormat.Builder#failedWhenCode()}
     */
    public boolean isFailedWhenCode() {
        return failedWhenCode;
    }

    private static boolean means(Map<Integer, List<String>> statuses, int httpStatus, @Nullable String message) {
        List<String> phrases = statuses.get(httpStatus);
        if (phrases == null || phrases.isEmpty()) {
            return phrases != null;
        }
        String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(words::contains);
    }

    /**
     * The values that mark a response with a success status as a failure.
     *
     * @return the values, any of which means failure, unmodifiable; empty if the status alone decides
     */
    public List<FieldValue> failedWhen() {
        return failedWhen;
    }

    /**
     * The values that mean "not found", in a response with a success status or one from 400 to 499.
     *
     * @return the values, any of which means "not found", unmodifiable
     */
    public List<FieldValue> notFoundWhen() {
        return notFoundWhen;
    }

    /** Begins with 404 for "not found". */
    static final class Builder {
        private final Map<Integer, List<String>> notFound = new HashMap<>(Map.of(404, List.of()));
        private final Map<Integer, List<String>> permissionDenied = new HashMap<>();
        private Set<String> unknownPath = Set.of();
        private boolean unknownPathWithoutCode;
        private boolean notFoundIsUnknownPath;
        private final List<FieldValue> failedWhen = new ArrayList<>();
        private final List<FieldValue> notFoundWhen = new ArrayList<>();
        private boolean failedWhenCode;
        private final Map<String, Integer> codeStatus = new HashMap<>();

        void notFound(int httpStatus, String... phrases) {
            notFound.put(httpStatus, lowerCase(phrases));
        }

        void permissionDenied(int httpStatus, String... phrases) {
            permissionDenied.put(httpStatus, lowerCase(phrases));
        }

        private static List<String> lowerCase(String... phrases) {
            return Stream.of(phrases)
                    .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                    .toList();
        }

        void unknownPath(String... codes) {
            unknownPath = Set.of(codes);
        }

        void unknownPathWithoutCode() {
            unknownPathWithoutCode = true;
        }

        void notFoundIsUnknownPath() {
            notFoundIsUnknownPath = true;
        }

        void failedWhen(String pointer, String value) {
            failedWhen.add(new FieldValue(pointer, value));
        }

        void notFoundWhen(String pointer, String value) {
            notFoundWhen.add(new FieldValue(pointer, value));
        }

        void failedWhenCode() {
            failedWhenCode = true;
        }

        void codesMean(int httpStatus, String... codes) {
            for (String code : codes) {
                codeStatus.put(code, httpStatus);
            }
        }

        ErrorMeanings build() {
            return new ErrorMeanings(this);
        }
    }
}
