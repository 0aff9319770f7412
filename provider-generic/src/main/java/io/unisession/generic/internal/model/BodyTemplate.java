package io.unisession.generic.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON value with variables in its texts. */
public sealed interface BodyTemplate {
    /** The value with the call's values in it; null where the call lacks one, so that it is left out. */
    @Nullable
    Object expand(Values values);

    /** The texts in it, from the outside in. */
    Stream<Template> texts();

    /** An object. */
    record Fields(Map<String, BodyTemplate> fields) implements BodyTemplate {
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public Map<String, Object> expand(Values values) {
            Map<String, Object> expanded = new LinkedHashMap<>();
            fields.forEach((name, template) -> {
                Object value = template.expand(values);
                if (value != null) {
                    expanded.put(name, value);
                }
            });
            return expanded;
        }

        @Override
        public Stream<Template> texts() {
            return fields.values().stream().flatMap(BodyTemplate::texts);
        }
    }

    /** An array. */
    record Elements(List<BodyTemplate> elements) implements BodyTemplate {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Object> expand(Values values) {
            List<Object> expanded = new ArrayList<>();
            for (BodyTemplate element : elements) {
                Object value = element.expand(values);
                if (value != null) {
                    expanded.add(value);
                }
            }
            return expanded;
        }

        @Override
        public Stream<Template> texts() {
            return elements.stream().flatMap(BodyTemplate::texts);
        }
    }

    /** A text. */
    record Text(Template template) implements BodyTemplate {
        @Override
        public @Nullable Object expand(Values values) {
            return template.expand(values);
        }

        @Override
        public Stream<Template> texts() {
            return Stream.of(template);
        }
    }

    /** A number or boolean, as it is. */
    record Constant(Object value) implements BodyTemplate {
        @Override
        public Object expand(Values values) {
            return value;
        }

        @Override
        public Stream<Template> texts() {
            return Stream.empty();
        }
    }
}
