package io.unisession.generic.internal.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a descriptor. */
public final class DocumentNode {
    private final Kind kind;
    private final Location location;
    private final String text;
    private final Map<String, DocumentNode> fields;
    private final List<DocumentNode> elements;

    /** The type of a value; prints as messages name it. */
    public enum Kind {
        OBJECT("an object"),
        LIST("an array"),
        TEXT("a string"),
        NUMBER("a number"),
        FLAG("a boolean"),
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
            Kind kind, Location location, String text, Map<String, DocumentNode> fields, List<DocumentNode> elements) {
        this.kind = kind;
        this.location = location;
        this.text = text;
        this.fields = fields;
        this.elements = elements;
    }

    static DocumentNode single(Kind kind, Location location, String text) {
        return new DocumentNode(kind, location, text, Map.of(), List.of());
    }

    static DocumentNode object(Location location, Map<String, DocumentNode> fields) {
        return new DocumentNode(Kind.OBJECT, location, "", Collections.unmodifiableMap(fields), List.of());
    }

    static DocumentNode list(Location location, List<DocumentNode> elements) {
        return new DocumentNode(Kind.LIST, location, "", Map.of(), List.copyOf(elements));
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** Where the value is; for the value of a field, where its key is. */
    public Location location() {
        return location;
    }

    /** A string, number or boolean as written, without quotes; empty for other values. */
    public String text() {
        return text;
    }

    /** The fields of an object, in order; empty for other values. */
    public Map<String, DocumentNode> fields() {
        return fields;
    }

    public Optional<DocumentNode> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** An object with other fields in the same place. */
    public DocumentNode withFields(Map<String, DocumentNode> others) {
        return object(location, others);
    }

    /** An array with other elements in the same place. */
    public DocumentNode withElements(List<DocumentNode> others) {
        return list(location, others);
    }

    /** This object, with the fields that it lacks from another one. */
    public DocumentNode withDefaults(Map<String, DocumentNode> defaults) {
        Map<String, DocumentNode> all = new LinkedHashMap<>(defaults);
        all.putAll(fields);
        return object(location, all);
    }

    public List<DocumentNode> elements() {
        return elements;
    }

    /** Without the value, which may be a secret in the wrong place. */
    @Override
    public String toString() {
        return "DocumentNode[" + kind + " at " + location + "]";
    }

    /**
     * A position in a descriptor.
     *
     * @param pointer JSON Pointer; empty for the whole document
     * @param line from 1
     * @param column from 1
     */
    public record Location(String pointer, int line, int column) {
        static final Location START = new Location("", 1, 1);

        /**
         * Every value has its own pointer, so one long key above many values would fill the memory. A pointer that would
         * be longer is that of the parent.
         */
        private static final int LONGEST_POINTER = 200;

        Location child(String token, int childLine, int childColumn) {
            boolean fits = pointer.length() + token.length() < LONGEST_POINTER;
            return new Location(
                    fits ? pointer + "/" + token.replace("~", "~0").replace("/", "~1") : pointer,
                    childLine,
                    childColumn);
        }
    }
}
