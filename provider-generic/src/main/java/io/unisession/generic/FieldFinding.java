package io.unisession.generic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a dry run found of one field of the model: its value and where that came from, or why there is none. */
public final class FieldFinding {
    private final String field;
    private final @Nullable String value;
    private final List<String> pointers;
    private final String explanation;

    private FieldFinding(String field, @Nullable String value, List<String> pointers, String explanation) {
        this.field = Objects.requireNonNull(field, "field");
        this.value = value;
        this.pointers = List.copyOf(pointers);
        this.explanation = Objects.requireNonNull(explanation, "explanation");
    }

    /**
     * Notes a field that has a value; a dry run does.
     *
     * @param field the field's name
     * @param value the value in words
     * @param pointers where in the response it came from
     * @param explanation how it came about, where the pointers do not say it all; else empty
     * @return the finding
     */
    public static FieldFinding of(String field, String value, List<String> pointers, String explanation) {
        return new FieldFinding(field, Objects.requireNonNull(value, "value"), pointers, explanation);
    }

    /**
     * Notes a field that has none; a dry run does.
     *
     * @param field the field's name
     * @param explanation why it has none
     * @return the finding
     */
    public static FieldFinding empty(String field, String explanation) {
        return new FieldFinding(field, null, List.of(), explanation);
    }

    /**
     * Which field it is.
     *
     * @return the name that the models have for it, such as {@code startedAt}; of something in a list with its place in
     *     the response, from 0, such as {@code participants[2].name}
     */
    public String field() {
        return field;
    }

    /**
     * The value, as the model has it: times in ISO-8601 and UTC, statuses by their names. A join token is not shown.
     *
     * @return the value on one line; empty where the field will be absent
     */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Where in the response the value came from.
     *
     * @return JSON Pointers from the top of the response, unmodifiable: one for most fields, two for a time that was
     *     counted from another, none where the value is empty or comes from elsewhere
     */
    public List<String> pointers() {
        return pointers;
    }

    /**
     * Why the value is empty: each place that was looked at, and what stands there. Of a field that has a value, what
     * the pointers alone do not say.
     *
     * @return a sentence without its full stop; may be empty where there is a value
     */
    public String explanation() {
        return explanation;
    }

    /** Where the value came from, or why there is none. */
    String source() {
        String places = String.join(" and ", pointers);
        return places.isEmpty() || explanation.isEmpty() ? places + explanation : places + ", " + explanation;
    }

    /** One line: the field, its value, where it came from; or why it is empty. */
    @Override
    public String toString() {
        return field + " = " + value().orElse("-") + "  " + source();
    }
}
