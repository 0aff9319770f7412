package io.unisession.generic.internal.model;

import io.unisession.http.Endpoint;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that one call brings with it. */
public final class Values {
    private static final Values NONE = new Values(new EnumMap<>(Variable.class));

    private final Map<Variable, Object> values;

    private Values(Map<Variable, Object> values) {
        this.values = values;
    }

    public static Values none() {
        return NONE;
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
        Map<Variable, Object> more = new EnumMap<>(Variable.class);
        more.putAll(values);
        more.put(variable, variable.isId() ? Endpoint.requireId(variable.word(), value.toString()) : value);
        return new Values(more);
    }

    /** The value of a variable, or null where the call has none. */
    public @Nullable Object of(Variable variable) {
        return values.get(variable);
    }

    /** The variables alone: the values are ids and names of people. */
    @Override
    public String toString() {
        return "Values" + values.keySet();
    }
}
