package io.unisession.generic.internal.model;

import io.unisession.generic.internal.auth.SettingReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text with variables in it. */
public record Template(List<Piece> pieces) {
    public Template {
        pieces = List.copyOf(pieces);
    }

    /** A part of the text. */
    public sealed interface Piece permits Literal, Use, Setting {}

    /** Text that stands in the descriptor itself. */
    public record Literal(String text) implements Piece {}

    /** A place for a variable's value. */
    public record Use(Variable variable) implements Piece {}

    /** A place for a setting's value. */
    public record Setting(SettingReference reference) implements Piece {}

    /** A text of one piece. */
    public static Template of(Piece piece) {
        return new Template(List.of(piece));
    }

    /** The parts of the text that stand in the descriptor itself. */
    public Stream<String> literals() {
        return pieces.stream().filter(Literal.class::isInstance).map(piece -> ((Literal) piece).text());
    }

    public Stream<SettingReference> settings() {
        return pieces.stream().filter(Setting.class::isInstance).map(piece -> ((Setting) piece).reference());
    }

    public Stream<Variable> variables() {
        return pieces.stream().filter(Use.class::isInstance).map(piece -> ((Use) piece).variable());
    }

    /**
     * The text with the values in it; a value that stands alone as it is. Null where the call lacks one, so that what
     * needs it is left out.
     */
    public @Nullable Object expand(Values values) {
        if (pieces.size() == 1) {
            return value(pieces.get(0), values);
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            Object value = value(piece, values);
            if (value == null) {
                return null;
            }
            text.append(value);
        }
        return text.toString();
    }

    private static @Nullable Object value(Piece piece, Values values) {
        if (piece instanceof Use use) {
            return values.of(use.variable());
        }
        return piece instanceof Setting setting ? values.setting(setting.reference()) : ((Literal) piece).text();
    }
}
