package io.unisession.spi.http;

import io.unisession.error.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do about a provider's errors: the ends of messages. */
public final class ErrorAdvice {
    private final Map<Class<? extends ApiException>, String> byException;
    private final Map<String, String> byCode;
    private final @Nullable String withoutCredentials;

    private ErrorAdvice(Builder builder) {
        this.byException = Map.copyOf(builder.byException);
        this.byCode = Map.copyOf(builder.byCode);
        this.withoutCredentials = builder.withoutCredentials;
    }

    /**
     * What to do about a kind of error at this provider.
     *
     * @param exception the class of the exception
     * @return the advice, or empty if there is none
     */
    public Optional<String> of(Class<? extends ApiException> exception) {
        return Optional.ofNullable(byException.get(exception));
    }

    /**
     * What to do about an error code.
     *
     * @param code the provider's code, or null if there is none
     * @return the advice, or empty if there is none
     */
    public Optional<String> of(@Nullable String code) {
        return Optional.ofNullable(code).map(byCode::get);
    }

    /**
     * What to do about an error that a request got because it had no credentials.
     *
     * @return the advice, or empty if there is none
     */
    public Optional<String> withoutCredentials() {
        return Optional.ofNullable(withoutCredentials);
    }

    /** Begins without advice. */
    static final class Builder {
        private final Map<Class<? extends ApiException>, String> byException = new HashMap<>();
        private final Map<String, String> byCode = new HashMap<>();
        private @Nullable String withoutCredentials;

        void add(Class<? extends ApiException> exception, String sentence) {
            byException.put(exception, Objects.requireNonNull(sentence, "sentence"));
        }

        void add(String code, String sentence) {
            byCode.put(code, Objects.requireNonNull(sentence, "sentence"));
        }

        void withoutCredentials(String sentence) {
            withoutCredentials = Objects.requireNonNull(sentence, "sentence");
        }

        ErrorAdvice build() {
            return new ErrorAdvice(this);
        }
    }
}
