package io.unisession.generic.internal.template;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.unisession.Secret;
import io.unisession.error.ConfigurationException;
import io.unisession.generic.internal.template.SettingReference.Source;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.Endpoint;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that fill a template: the client's settings, and the variables of one call. */
public final class Values {
    /**
     * Shorter values, such as a region, are not hidden: they would also match text that has nothing to do with them.
     */
    private static final int SHORTEST_SECRET = 4;

    private final ProviderSettings settings;
    private final Function<SettingReference, String> settingValues;
    private final Map<Variable, Object> variables;
    private final TimeFormat timeFormat;

    private Values(
            ProviderSettings settings,
            Function<SettingReference, String> settingValues,
            Map<Variable, Object> variables,
            TimeFormat timeFormat) {
        this.settings = settings;
        this.settingValues = settingValues;
        this.variables = variables;
        this.timeFormat = timeFormat;
    }

    /** The settings of a client, each looked up once, when first needed. */
    public static Values of(ProviderSettings settings) {
        Map<SettingReference, String> found = new ConcurrentHashMap<>();
        return new Values(
                settings,
                reference -> found.computeIfAbsent(
                        reference,
                        missing -> reference
                                .source()
                                .in(settings)
                                .group(reference.name())
                                .text(reference.name())),
                Map.of(),
                TimeFormat.ISO_8601);
    }

    /**
     * The settings of one credential. All that can come from the same source do, so that the user name of one account
     * never meets the password of another.
     */
    public static Values ofCredential(ProviderSettings settings, Stream<SettingReference> references) {
        Map<Source, SettingGroup> groups = new EnumMap<>(Source.class);
        Map<Source, List<SettingReference>> bySource = references
                .distinct()
                .collect(groupingBy(SettingReference::source, () -> new EnumMap<>(Source.class), toList()));
        bySource.forEach((source, group) -> groups.put(
                source,
                source.in(settings)
                        .group(group.stream().map(SettingReference::name).toArray(String[]::new))));
        return new Values(
                settings,
                reference -> requireNonNull(groups.get(reference.source()), "not of this credential")
                        .text(reference.name()),
                Map.of(),
                TimeFormat.ISO_8601);
    }

    /**
     * Adds a variable of the call.
     *
     * @param value a text, a number or an {@link java.time.Instant}; null if the call has none
     * @throws IllegalArgumentException if the variable is an id and the value cannot be one
     */
    public Values with(Variable variable, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<Variable, Object> more = new EnumMap<>(Variable.class);
        more.putAll(variables);
        more.put(variable, variable.isId() ? Endpoint.requireId(variable.word(), value.toString()) : value);
        return new Values(settings, settingValues, more, timeFormat);
    }

    /**
     * These values and others that could be sent, to find out whether these can.
     *
     * @param texts where the values are needed
     * @param isKept which of these values are tried; the others are replaced
     */
    Values withTrialValues(Stream<Template.Text> texts, Predicate<Variable> isKept) {
        Set<Variable> inParts = texts.flatMap(Template.Text::written)
                .filter(each -> each.part() > 0)
                .map(Template.Written::variable)
                .collect(toSet());
        Values trial = this;
        for (Variable variable : Variable.values()) {
            if (!isKept.test(variable)) {
                trial = trial.with(
                        variable,
                        inParts.contains(variable) ? IdParts.joined(List.of("1", "1", "1")) : variable.trialValue());
            }
        }
        return trial;
    }

    /** The same values, with another format of times that are not {@linkplain Template.Written written} in their own. */
    public Values withTimeFormat(TimeFormat format) {
        return new Values(settings, settingValues, variables, format);
    }

    /** The value of a variable as a text or number; null if the call has none. */
    public @Nullable Object of(Variable variable) {
        return variables.get(variable) instanceof Instant time
                ? timeFormat.write(variable, time)
                : variables.get(variable);
    }

    /** The value of a variable in a notation; null if the call has none. */
    @Nullable
    Object of(Variable variable, Notation notation) {
        Object value = variables.get(variable);
        return value == null ? null : notation.write(variable, value);
    }

    /**
     * The value of a setting.
     *
     * @throws ConfigurationException if it is missing or blank
     */
    public String setting(SettingReference reference) {
        return settingValues.apply(reference);
    }

    /** The values of settings, to be hidden where a service quotes them. */
    public List<Secret> secrets(Stream<SettingReference> references) {
        return references
                .map(this::setting)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .distinct()
                .map(Secret::of)
                .toList();
    }

    /** The exception for a setting that cannot be sent; it does not show the value. */
    ConfigurationException misconfigured(String fault) {
        return settings.misconfigured(fault);
    }

    /** The names of the variables; their values are ids and names of people. */
    @Override
    public String toString() {
        return "Values" + variables.keySet();
    }
}
