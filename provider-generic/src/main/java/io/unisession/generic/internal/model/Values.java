package io.unisession.generic.internal.model;

import io.unisession.Secret;
import io.unisession.error.ConfigurationException;
import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.generic.internal.auth.SettingSecrets;
import io.unisession.generic.internal.auth.SettingValues;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that stand behind the variables of a request: those of the client's settings, and those that one call
 * brings with it.
 */
public final class Values {
    private final ProviderSettings settings;
    /** Of all calls of the client: settings are looked up once, when they are first needed. */
    private final Map<SettingReference, String> found;

    private final Map<Variable, Object> values;

    private Values(ProviderSettings settings, Map<SettingReference, String> found, Map<Variable, Object> values) {
        this.settings = settings;
        this.found = found;
        this.values = values;
    }

    /** The values of a client, which any call has. */
    public static Values of(ProviderSettings settings) {
        return new Values(settings, new ConcurrentHashMap<>(), new EnumMap<>(Variable.class));
    }

    /**
     * Adds a value.
     *
     * @param value a text or number, or null where the call has none
     * @throws IllegalArgumentException if it is to be an id and cannot be one
     */
    public Values with(Variable variable, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<Variable, Object> more = new EnumMap<>(values);
        more.put(variable, variable.isId() ? Endpoint.requireId(variable.word(), value.toString()) : value);
        return new Values(settings, found, more);
    }

    /** The value of a variable, or null where the call has none. */
    public @Nullable Object of(Variable variable) {
        return values.get(variable);
    }

    /**
     * The value of a setting.
     *
     * @throws io.unisession.error.ConfigurationException if it is missing or blank
     */
    public String setting(SettingReference reference) {
        return found.computeIfAbsent(reference, wanted -> SettingValues.alone(settings, wanted));
    }

    /** The values of some settings, each of which a service may quote by itself. */
    public List<Secret> secrets(Stream<SettingReference> references) {
        return SettingSecrets.of(references.map(this::setting));
    }

    /** The exception for a setting that is there and cannot be sent; it does not show the value. */
    ConfigurationException misconfigured(String fault) {
        return settings.misconfigured(fault);
    }

    /** The variables alone: the values are ids and names of people. */
    @Override
    public String toString() {
        return "Values" + values.keySet();
    }
}
