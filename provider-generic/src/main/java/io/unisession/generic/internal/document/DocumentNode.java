package io.unisession.generic.internal.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value of a descriptor's text. */
public final class DocumentNode {
    private final Kind kind;
    private final Place place;
    private final String text;
    private final Map<String, DocumentNode> fields;
    private final List<DocumentNode> elements;

    /** What a value is, in words for messages. */
    public enum Kind {
        OBJECT("an object"),
        LIST("a list"),
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        NOTHING("null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private DocumentNode(
            Kind kind, Place place, String text, Map<String, DocumentNode> fields, List<DocumentNode> elements) {
        this.kind = kind;
        this.place = place;
        this.text = text;
        this.fields = fields;
        this.elements = elements;
    }

    static DocumentNode single(Kind kind, Place place, String text) {
        return new DocumentNode(kind, place, text, Map.of(), List.of());
    }

    static DocumentNode object(Place place, Map<String, DocumentNode> fields) {
        return new DocumentNode(Kind.OBJECT, place, "", Collections.unmodifiableMap(fields), List.of());
    }

    static DocumentNode list(Place place, List<DocumentNode> elements) {
        return new DocumentNode(Kind.LIST, place, "", Map.of(), List.copyOf(elements));
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** Where the value stands; a field's value counts from its key. */
    public Place place() {
        return place;
    }

    /** A single value as it is written, a text without its quotes; empty for the others. */
    public String text() {
        return text;
    }

    /** The fields of an object, in their order. */
    public Map<String, DocumentNode> fields() {
        return fields;
    }

    public Optional<DocumentNode> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    public List<DocumentNode> elements() {
        return elements;
    }

    /** The kind alone: a value may be a secret in the wrong place. */
    @Override
    public String toString() {
        return "DocumentNode[" + kind + " at " + place + "]";
    }
}
