package io.unisession.spi.http;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's responses have the details of an error. Pointers are tried in order; if none finds a value, the
 * exception does not have that detail.
 */
public final class ErrorPlaces {
    private final List<String> message;
    private final List<String> code;
    private final List<String> requestId;
    private final @Nullable FieldErrors fieldErrors;

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

    private ErrorPlaces(Builder builder) {
        this.message = builder.message;
        this.code = builder.code;
        this.requestId = builder.requestId;
        this.fieldErrors = builder.fieldErrors;
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

    /** Checked early, because an invalid pointer would otherwise show only at the first error. */
    static List<String> checked(String... pointers) {
        for (String pointer : pointers) {
            JsonPointer.compile(pointer);
        }
        return List.of(pointers);
    }

    /** Begins with the places of most services. */
    static final class Builder {
        private List<String> message = List.of("/message", "/error");
        private List<String> code = List.of("/code");
        private List<String> requestId = List.of();
        private @Nullable FieldErrors fieldErrors;

        void message(String... pointers) {
            this.message = checked(pointers);
        }

        void code(String... pointers) {
            this.code = checked(pointers);
        }

        void requestId(String... pointers) {
            this.requestId = checked(pointers);
        }

        void fieldErrors(String list, String name, String errorMessage) {
            this.fieldErrors = new FieldErrors(checked(list).get(0), name, errorMessage);
        }

        ErrorPlaces build() {
            return new ErrorPlaces(this);
        }
    }
}
