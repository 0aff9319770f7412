package io.unisession.generic.internal.auth;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with references to settings in it, as <code>Token ${env:ACME_TOKEN}</code>. It holds no value of any setting.
 */
public record SettingTemplate(List<Part> parts) {
    public SettingTemplate {
        parts = List.copyOf(parts);
    }

    /** A piece of text, and the reference that follows it, if one does. */
    public record Part(String literal, @Nullable SettingReference reference) {}

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public Stream<SettingReference> references() {
        return parts.stream().flatMap(part -> Stream.ofNullable(part.reference()));
    }

    /** The pieces of text that stand in the descriptor itself. */
    public Stream<String> literals() {
        return parts.stream().map(Part::literal);
    }

    /** The text with the values in it: a secret. */
    String expand(SettingValues values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.literal());
            SettingReference reference = part.reference();
            if (reference != null) {
                text.append(values.value(reference));
            }
        }
        return text.toString();
    }
}
