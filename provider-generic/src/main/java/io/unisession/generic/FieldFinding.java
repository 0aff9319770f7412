package io.unisession.generic;

import io.unisession.spi.EscapedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of the model in a dry run: its value and where that came from, or why it is empty. */
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
     * Creates the finding of a field with a value. Used by {@link DryRun}.
     *
     * @param field the field's name
     * @param value the value as text
     * @param pointers where in the response the value came from
     * @param explanation what the pointers do not show; may be empty
     * @return the finding
     */
    public static FieldFinding of(String field, String value, List<String> pointers, String explanation) {
        return new FieldFinding(field, Objects.requireNonNull(value, "value"), pointers, explanation);
    }

    /**
     * Creates the finding of an empty field. Used by {@link DryRun}.
     *
     * @param field the field's name
     * @param explanation why the field is empty
     * @return the finding
     */
    public static FieldFinding empty(String field, String explanation) {
        return new FieldFinding(field, null, List.of(), explanation);
    }

    /**
     * The name of the field.
     *
     * @return the name in the models, such as {@code startedAt}; for a list item with its index in the response, from
     *     0, such as {@code participants[2].name}
     */
    public String field() {
        return field;
    }

    /**
     * The value in the model: times in ISO-8601 and UTC, statuses by their names. Join tokens are not shown.
     *
     * @return the value on one line; empty if the field is empty
     */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Where in the response the value came from.
     *
     * @return JSON Pointers from the top of the response, unmodifiable: one for most fields, two for a time computed
     *     from another, none if the field is empty or its value does not come from the response
     */
    public List<String> pointers() {
        return pointers;
    }

    /**
     * Why the field is empty: what was found at each pointer. For a field with a value, what the pointers do not show.
     *
     * @return text without a full stop; may be empty if there is a value
     */
    public String explanation() {
        return explanation;
    }

    /** Where the value came from, or why there is none. */
    String source() {
        String places = String.join(" and ", pointers);
        return places.isEmpty() || explanation.isEmpty() ? places + explanation : places + ", " + explanation;
    }

    /** One line: the field, its value, and where it came from or why it is empty. */
    @Override
    public String toString() {
        return EscapedText.of(field + " = " + value().orElse("-") + "  " + source());
    }
}
