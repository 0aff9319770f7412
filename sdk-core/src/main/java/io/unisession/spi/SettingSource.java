package io.unisession.spi;

import io.unisession.Secret;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One place where settings come from. What it prints never holds a value. */
public final class SettingSource {
    private final String kind;
    private final boolean environment;
    private final Function<String, @Nullable String> values;

    private SettingSource(String kind, boolean environment, Function<String, @Nullable String> values) {
        this.kind = kind;
        this.environment = environment;
        this.values = values;
    }

    /**
     * A source.
     *
     * @param kind what it is, for messages, such as {@code configuration file}
     * @param values gives the value of a name, or null
     * @return the source
     */
    public static SettingSource of(String kind, Function<String, @Nullable String> values) {
        return new SettingSource(kind, false, values);
    }

    /**
     * The environment of the process.
     *
     * @return the source
     */
    public static SettingSource environment() {
        return environment(System::getenv);
    }

    /**
     * Another environment than that of the process, as tests and launchers make them.
     *
     * @param values gives the value of a variable, or null
     * @return the source
     */
    public static SettingSource environment(Function<String, @Nullable String> values) {
        return new SettingSource("environment variable", true, values);
    }

    /**
     * The properties of the Java runtime.
     *
     * @return the source
     */
    public static SettingSource systemProperties() {
        return of("system property", System::getProperty);
    }

    /**
     * What it is.
     *
     * @return the kind, such as {@code environment variable}
     */
    public String kind() {
        return kind;
    }

    /**
     * Looks a setting up.
     *
     * @param name the setting's name
     * @return its value, hidden, as it is, which may be blank; empty where the source does not have it
     */
    public Optional<Secret> find(String name) {
        String value = values.apply(name);
        return value == null ? Optional.empty() : Optional.of(Secret.of(value));
    }

    boolean isEnvironment() {
        return environment;
    }

    @Override
    public String toString() {
        return "SettingSource[" + kind + "]";
    }
}
