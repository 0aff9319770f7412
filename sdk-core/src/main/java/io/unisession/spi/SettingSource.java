package io.unisession.spi;

import io.unisession.Secret;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place where settings come from. {@code toString} never shows values. */
public final class SettingSource {
    private final String kind;
    private final Origin origin;
    private final Function<String, @Nullable String> values;
    private final Runnable forget;

    private enum Origin {
        ENVIRONMENT,
        CHANGING,
        OTHER
    }

    private SettingSource(String kind, Origin origin, Function<String, @Nullable String> values, Runnable forget) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.origin = origin;
        this.values = Objects.requireNonNull(values, "values");
        this.forget = forget;
    }

    private SettingSource(String kind, Origin origin, Function<String, @Nullable String> values) {
        this(kind, origin, values, () -> {});
    }

    /**
     * A source whose values do not change while a client is open.
     *
     * @param kind the kind of source, for messages, such as {@code configuration file}
     * @param values returns the value for a name, or null
     * @return the source
     */
    public static SettingSource of(String kind, Function<String, @Nullable String> values) {
        return new SettingSource(kind, Origin.OTHER, values);
    }

    /**
     * A source whose values may change while a client is open. The client keeps each value, and reads it again after
     * the service rejects the credentials with HTTP 401.
     *
     * @param kind the kind of source, for messages, such as {@code application's settings}
     * @param values returns the value of a name, or empty
     * @return the source
     */
    public static SettingSource changing(String kind, Function<String, Optional<String>> values) {
        KeptValues kept = new KeptValues(Objects.requireNonNull(values, "values"));
        return new SettingSource(kind, Origin.CHANGING, kept::find, kept::forget);
    }

    /** Values, some of which are looked up every time. */
    static SettingSource supplied(String kind, Function<String, @Nullable String> values) {
        return new SettingSource(kind, Origin.CHANGING, values);
    }

    /**
     * The environment variables of the process.
     *
     * @return the source
     */
    public static SettingSource environment() {
        return environment(System::getenv);
    }

    /**
     * Environment variables other than those of the process, for tests and launchers.
     *
     * @param values returns the value of a variable, or null
     * @return the source
     */
    public static SettingSource environment(Function<String, @Nullable String> values) {
        return new SettingSource("environment variable", Origin.ENVIRONMENT, values);
    }

    /**
     * The system properties of the Java runtime.
     *
     * @return the source
     */
    public static SettingSource systemProperties() {
        return of("system property", System::getProperty);
    }

    /**
     * What the source is.
     *
     * @return the kind, such as {@code environment variable}
     */
    public String kind() {
        return kind;
    }

    /**
     * Looks up a setting.
     *
     * @param name the setting's name
     * @return its value, which may be blank; empty if the source does not have it
     */
    public Optional<Secret> find(String name) {
        String value = values.apply(Objects.requireNonNull(name, "name"));
        return value == null ? Optional.empty() : Optional.of(Secret.of(value));
    }

    boolean isEnvironment() {
        return origin == Origin.ENVIRONMENT;
    }

    boolean canChange() {
        return origin == Origin.CHANGING;
    }

    /** Forgets the values, so that the next look-up reads them again. */
    void forget() {
        forget.run();
    }

    /** A source with the same values that reports each look-up. */
    SettingSource reportingTo(BiConsumer<String, @Nullable String> reader) {
        return new SettingSource(
                kind,
                origin,
                name -> {
                    String value = values.apply(name);
                    reader.accept(name, value);
                    return value;
                },
                forget);
    }

    @Override
    public String toString() {
        return "SettingSource[" + kind + "]";
    }
}
