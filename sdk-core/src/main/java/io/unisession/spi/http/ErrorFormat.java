package io.unisession.spi.http;

import io.unisession.error.ApiException;

/**
 * How a provider's responses report errors: {@linkplain ErrorPlaces where} they have the details, {@linkplain ErrorMeanings
 * what} they mean, and {@linkplain ErrorAdvice what to do} about them. Every part is optional.
 *
 * <pre>{@code
 * ErrorFormat.builder().message("/error", "/message").code("/code").notFound(402).build()
 * }</pre>
 */
public final class ErrorFormat {
    private final ErrorPlaces places;
    private final ErrorMeanings meanings;
    private final ErrorAdvice advice;

    private ErrorFormat(Builder builder) {
        this.places = builder.places.build();
        this.meanings = builder.meanings.build();
        this.advice = builder.advice.build();
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
     * Where responses have the details of an error.
     *
     * @return the places
     */
    public ErrorPlaces places() {
        return places;
    }

    /**
     * Which responses report errors, and what they mean.
     *
     * @return the meanings
     */
    public ErrorMeanings meanings() {
        return meanings;
    }

    /**
     * What to do about errors.
     *
     * @return the advice
     */
    public ErrorAdvice advice() {
        return advice;
    }

    /** Builds an {@link ErrorFormat}, starting from the standard format. */
    public static final class Builder {
        private final ErrorPlaces.Builder places = new ErrorPlaces.Builder();
        private final ErrorMeanings.Builder meanings = new ErrorMeanings.Builder();
        private final ErrorAdvice.Builder advice = new ErrorAdvice.Builder();

        private Builder() {}

        /**
         * Sets where the message is.
         *
         * @param pointers JSON Pointers in the order in which they are tried
         * @return this builder
         * @throws IllegalArgumentException if one does not begin with a slash
         */
        public Builder message(String... pointers) {
            places.message(pointers);
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
            places.code(pointers);
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
            places.requestId(pointers);
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
            places.fieldErrors(list, name, message);
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
            meanings.notFound(httpStatus, phrases);
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
            meanings.permissionDenied(httpStatus, phrases);
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
            meanings.unknownPath(codes);
            return this;
        }

        /**
         * Says that 404 without an error code means that the service does not have the path of the request, for services
         * that give every error of their own a code.
         *
         * @return this builder
         */
        public Builder unknownPathWithoutCode() {
            meanings.unknownPathWithoutCode();
            return this;
        }

        /**
         * Says that 404 always means that the service does not have the path of the request, for a service of one path,
         * such as a token endpoint.
         *
         * @return this builder
         */
        public Builder notFoundIsUnknownPath() {
            meanings.notFoundIsUnknownPath();
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
            advice.add(exception, sentence);
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
            advice.add(code, sentence);
            return this;
        }

        /**
         * Says what to do if a request needs credentials and had none. Without it, the message has the advice for {@link
         * io.unisession.error.AuthenticationException}.
         *
         * @param sentence the end of the exception's message, such as {@code set ACME_KEY}
         * @return this builder
         */
        public Builder adviceWithoutCredentials(String sentence) {
            advice.withoutCredentials(sentence);
            return this;
        }

        /**
         * Says that a response with a success status has failed if its body has an error code, for services that send
         * HTTP 200 whatever happens.
         *
         * @return this builder
         */
        public Builder failedWhenCode() {
            meanings.failedWhenCode();
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
            meanings.codesMean(httpStatus, codes);
            return this;
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
            meanings.failedWhen(pointer, value);
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
            meanings.notFoundWhen(pointer, value);
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
