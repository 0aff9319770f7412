package io.unisession.spi.http;

import com.fasterxml.jackson.core.JsonPointer;
import io.unisession.error.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's responses report errors. Every part is optional. Pointers are tried in order; if none finds a value,
 * the exception does not have that detail.
 *
 * <pre>{@code
 * ErrorFormat.builder().message("/error", "/message").code("/code").notFound(402).build()
 * }</pre>
 */
public final class ErrorFormat {
    private final List<String> message;
    private final List<String> code;
    private final List<String> requestId;
    private final @Nullable FieldErrors fieldErrors;
    /** The phrases that make a status mean "not found", by status; none if the status alone does. */
    private final Map<Integer, List<String>> notFound;

    /** The same for "permission denied". */
    private final Map<Integer, List<String>> permissionDenied;

    private final Set<String> unknownPath;
    private final boolean unknownPathWithoutCode;
    private final boolean notFoundIsUnknownPath;
    private final Map<Class<? extends ApiException>, String> advice;
    private final List<FieldValue> failedWhen;
    private final List<FieldValue> notFoundWhen;
    private final boolean failedWhenCode;
    /** The HTTP status that says the same as an error code. */
    private final Map<String, Integer> codeStatus;

    private final Map<String, String> codeAdvice;

    /** Where the body reports errors in fields of the request. */
    public static final class FieldErrors {
        private final String list;
        private final String name;
        private final String message;

        private FieldErrors(String list, String name, String message) {
            this.list = list;
            this.name = name;
            this.message = message;
        }

        /**
         * The list of errors.
         *
         * @return a JSON Pointer to an array of objects
         */
        public String list() {
            return list;
        }

        /**
         * The name of the invalid field.
         *
         * @return the property of such an object that names the field of the request
         */
        public String name() {
            return name;
        }

        /**
         * The message about it.
         *
         * @return the property of such an object that has the message
         */
        public String message() {
            return message;
        }
    }

    /** A value in a body that says what became of the call, whatever the HTTP status. */
    public static final class FieldValue {
        private final String pointer;
        private final String value;

        private FieldValue(String pointer, String value) {
            this.pointer = checked(pointer).get(0);
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

    private ErrorFormat(Builder builder) {
        this.message = List.copyOf(builder.message);
        this.code = List.copyOf(builder.code);
        this.requestId = List.copyOf(builder.requestId);
        this.fieldErrors = builder.fieldErrors;
        this.notFound = Map.copyOf(builder.notFound);
        this.permissionDenied = Map.copyOf(builder.permissionDenied);
        this.unknownPath = builder.unknownPath;
        this.unknownPathWithoutCode = builder.unknownPathWithoutCode;
        this.notFoundIsUnknownPath = builder.notFoundIsUnknownPath;
        this.advice = Map.copyOf(builder.advice);
        this.failedWhen = List.copyOf(builder.failedWhen);
        this.notFoundWhen = List.copyOf(builder.notFoundWhen);
        this.failedWhenCode = builder.failedWhenCode;
        this.codeStatus = Map.copyOf(builder.codeStatus);
        this.codeAdvice = Map.copyOf(builder.codeAdvice);
    }

    /**
     * The format of most services: the message at {@code /message} or {@code /error}, the code at {@code /code}, and
     * 404 for "not found".
     *
     * @return the default format
     */
    public static ErrorFormat standard() {
        return builder().build();
    }

    /**
     * Starts from the {@link #standard()} format.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the message is.
     *
     * @return JSON Pointers in the order in which they are tried, unmodifiable
     */
    public List<String> message() {
        return message;
    }

    /**
     * Where the error code is.
     *
     * @return JSON Pointers in the order in which they are tried, unmodifiable
     */
    public List<String> code() {
        return code;
    }

    /**
     * Where the body has the request id.
     *
     * @return JSON Pointers in the order in which they are tried, unmodifiable
     */
    public List<String> requestId() {
        return requestId;
    }

    /**
     * Where the body reports errors in fields of the request.
     *
     * @return the place, or empty if the provider does not report them
     */
    public Optional<FieldErrors> fieldErrors() {
        return Optional.ofNullable(fieldErrors);
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
     * @return true for the codes of {@link Builder#unknownPath}, for 404 without a code after {@link
     *     Builder#unknownPathWithoutCode()}, and for any 404 after {@link Builder#notFoundIsUnknownPath()}
     */
    public boolean isUnknownPath(int httpStatus, @Nullable String code) {
        if (httpStatus == 404 && (notFoundIsUnknownPath || (unknownPathWithoutCode && code == null))) {
            return true;
        }
        return code != null && unknownPath.contains(code);
    }

    /**
     * What to do about a kind of error at this provider.
     *
     * @param exception the class of the exception
     * @return the advice, or empty if there is none
     */
    public Optional<String> advice(Class<? extends ApiException> exception) {
        return Optional.ofNullable(advice.get(exception));
    }

    /**
     * What to do about an error code.
     *
     * @param code the provider's code, or null if there is none
     * @return the advice, or empty if there is none
     */
    public Optional<String> advice(@Nullable String code) {
        return Optional.ofNullable(code).map(codeAdvice::get);
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
     * @return true after {@link Builder#failedWhenCode()}
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

    /** Checked early, because an invalid pointer would otherwise show only at the first error. */
    private static List<String> checked(String... pointers) {
        for (String pointer : pointers) {
            JsonPointer.compile(pointer);
        }
        return List.of(pointers);
    }

    /** Builds an {@link ErrorFormat}, starting from the standard format. */
    public static final class Builder {
        private List<String> message = List.of("/message", "/error");
        private List<String> code = List.of("/code");
        private List<String> requestId = new ArrayList<>();
        private @Nullable FieldErrors fieldErrors;
        private final Map<Integer, List<String>> notFound = new HashMap<>(Map.of(404, List.of()));
        private final Map<Integer, List<String>> permissionDenied = new HashMap<>();
        private Set<String> unknownPath = Set.of();
        private boolean unknownPathWithoutCode;
        private boolean notFoundIsUnknownPath;
        private final Map<Class<? extends ApiException>, String> advice = new HashMap<>();
        private final List<FieldValue> failedWhen = new ArrayList<>();
        private final List<FieldValue> notFoundWhen = new ArrayList<>();
        private boolean failedWhenCode;
        private final Map<String, Integer> codeStatus = new HashMap<>();
        private final Map<String, String> codeAdvice = new HashMap<>();

        private Builder() {}

        /**
         * Sets where the message is.
         *
         * @param pointers JSON Pointers in the order in which they are tried
         * @return this builder
         * @throws IllegalArgumentException if one does not begin with a slash
         */
        public Builder message(String... pointers) {
            this.message = checked(pointers);
            return this;
        }

        /**
         * Sets where the error code is.
         *
         * @param pointers JSON Pointers in the order in which they are tried
         * @return this builder
         * @throws IllegalArgumentException if one does not begin with a slash
         */
        public Builder code(String... pointers) {
            this.code = checked(pointers);
            return this;
        }

        /**
         * Sets where the body has the request id. The usual headers are tried first.
         *
         * @param pointers JSON Pointers in the order in which they are tried
         * @return this builder
         * @throws IllegalArgumentException if one does not begin with a slash
         */
        public Builder requestId(String... pointers) {
            this.requestId = checked(pointers);
            return this;
        }

        /**
         * Sets where the body reports errors in fields of the request.
         *
         * @param list JSON Pointer to an array of objects
         * @param name the property of such an object that names the field of the request
         * @param message the property of such an object that has the message
         * @return this builder
         * @throws IllegalArgumentException if the pointer does not begin with a slash
         */
        public Builder fieldErrors(String list, String name, String message) {
            this.fieldErrors = new FieldErrors(checked(list).get(0), name, message);
            return this;
        }

        /**
         * Adds a status that means "not found" at this provider, besides 404. If the status has another meaning too,
         * such as "Payment required" for 402, pass the phrases that tell them apart.
         *
         * @param httpStatus the status
         * @param phrases what the provider's message says when something is not found, in upper or lower case; if there
         *     are none, the status alone decides
         * @return this builder
         */
        public Builder notFound(int httpStatus, String... phrases) {
            this.notFound.put(httpStatus, lowerCase(phrases));
            return this;
        }

        /**
         * Adds a status that means "permission denied" at this provider, besides 403.
         *
         * @param httpStatus the status
         * @param phrases what the provider's message says when permission is denied, in upper or lower case; if there
         *     are none, the status alone decides
         * @return this builder
         */
        public Builder permissionDenied(int httpStatus, String... phrases) {
            this.permissionDenied.put(httpStatus, lowerCase(phrases));
            return this;
        }

        /**
         * Sets the error codes that mean that the service does not have the path of the request, so that a wrong base
         * URL is not taken for a missing session. Services send such a code with 404.
         *
         * @param codes the codes
         * @return this builder
         */
        public Builder unknownPath(String... codes) {
            this.unknownPath = Set.of(codes);
            return this;
        }

        /**
         * Says that 404 without an error code means that the service does not have the path of the request, for services
         * that give every error of their own a code.
         *
         * @return this builder
         */
        public Builder unknownPathWithoutCode() {
            this.unknownPathWithoutCode = true;
            return this;
        }

        /**
         * Says that 404 always means that the service does not have the path of the request, for a service of one path,
         * such as a token endpoint.
         *
         * @return this builder
         */
        public Builder notFoundIsUnknownPath() {
            this.notFoundIsUnknownPath = true;
            return this;
        }

        /**
         * Says what to do about a kind of error, where the provider's own message does not.
         *
         * @param exception the class of the exception
         * @param sentence the end of the exception's message, such as {@code check ACME_KEY}
         * @return this builder
         */
        public Builder advice(Class<? extends ApiException> exception, String sentence) {
            this.advice.put(exception, Objects.requireNonNull(sentence, "sentence"));
            return this;
        }

        /**
         * Says what to do about an error code. This takes precedence over the advice for the exception.
         *
         * @param code the code
         * @param sentence the end of the exception's message, such as {@code check ACME_KEY}
         * @return this builder
         */
        public Builder advice(String code, String sentence) {
            this.codeAdvice.put(code, Objects.requireNonNull(sentence, "sentence"));
            return this;
        }

        /**
         * Says that a response with a success status has failed if its body has an error code, for services that send
         * HTTP 200 whatever happens.
         *
         * @return this builder
         */
        public Builder failedWhenCode() {
            this.failedWhenCode = true;
            return this;
        }

        /**
         * Sets what error codes mean in a response with a success status. A code without a meaning becomes a plain
         * {@code ApiException}.
         *
         * @param httpStatus the HTTP status with which other services say the same, such as 404
         * @param codes the codes
         * @return this builder
         */
        public Builder codesMean(int httpStatus, String... codes) {
            for (String code : codes) {
                this.codeStatus.put(code, httpStatus);
            }
            return this;
        }

        private static List<String> lowerCase(String... phrases) {
            return Stream.of(phrases)
                    .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                    .toList();
        }

        /**
         * Adds a value by which a response with a success status reports that the call failed.
         *
         * @param pointer JSON Pointer to a single value
         * @param value the value, as text, that means failure
         * @return this builder
         * @throws IllegalArgumentException if the pointer does not begin with a slash
         */
        public Builder failedWhen(String pointer, String value) {
            this.failedWhen.add(new FieldValue(pointer, value));
            return this;
        }

        /**
         * Adds a value by which a response reports that it did not find what was asked for. It counts in responses with
         * a success status or one from 400 to 499, except 401, 408 and 429.
         *
         * @param pointer JSON Pointer to a single value
         * @param value the value, as text, that means "not found"
         * @return this builder
         * @throws IllegalArgumentException if the pointer does not begin with a slash
         */
        public Builder notFoundWhen(String pointer, String value) {
            this.notFoundWhen.add(new FieldValue(pointer, value));
            return this;
        }

        /**
         * Builds the format.
         *
         * @return the format
         */
        public ErrorFormat build() {
            return new ErrorFormat(this);
        }
    }
}
