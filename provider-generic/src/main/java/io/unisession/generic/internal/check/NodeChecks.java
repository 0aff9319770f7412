package io.unisession.generic.internal.check;

import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import io.unisession.generic.internal.document.Faults;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes values of the expected kind, and notes the others as faults. No message of it holds a value: it may be a secret
 * in the wrong place.
 */
final class NodeChecks {
    /** Enough to find it by. */
    private static final int MOST_QUOTED = 80;

    private final Faults faults;
    /** Keys that are missing because they are there in another spelling, which is one fault and not two. */
    private final Set<String> misspelt = new HashSet<>();

    NodeChecks(Faults faults) {
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    /** Whether the value is an object; keys that are not known are faults in either case. */
    boolean object(DocumentNode node, List<String> keys) {
        if (!isA(Kind.OBJECT, node)) {
            return false;
        }
        List<String> unused =
                keys.stream().filter(key -> node.field(key).isEmpty()).toList();
        node.fields().forEach((key, value) -> {
            if (!keys.contains(key)) {
                Nearest.to(key, unused)
                        .ifPresent(meant -> misspelt.add(node.place().pointer() + '/' + meant));
                faults.add(value.place(), "unknown key \"" + key + "\"" + suggestion(key, unused, keys));
            }
        });
        return true;
    }

    /** Whether the value is an object, whose keys are the service's words, so that each is welcome. */
    boolean anyObject(DocumentNode node) {
        return isA(Kind.OBJECT, node);
    }

    /** A field that has to be there, of an object whose keys were looked at by {@link #object} before. */
    Optional<DocumentNode> required(DocumentNode object, String key, String what) {
        Optional<DocumentNode> field = object.field(key);
        boolean reported = misspelt.contains(object.place().pointer() + '/' + key);
        if (field.isEmpty() && object.is(Kind.OBJECT) && !reported) {
            faults.add(object.place(), "the key \"" + key + "\" is missing: " + what);
        }
        return field;
    }

    /** A text that is not blank. */
    Optional<String> text(DocumentNode node) {
        if (!isA(Kind.TEXT, node)) {
            return Optional.empty();
        }
        if (node.text().isBlank()) {
            faults.add(node.place(), "expected a text, found a blank one");
            return Optional.empty();
        }
        return Optional.of(node.text());
    }

    Optional<Boolean> flag(DocumentNode node) {
        return isA(Kind.FLAG, node) ? Optional.of(Boolean.valueOf(node.text())) : Optional.empty();
    }

    /** A text, number or boolean, as text. */
    Optional<String> singleValue(DocumentNode node) {
        if (node.is(Kind.NUMBER)) {
            return new NumberCheck(this).isJson(node) ? Optional.of(node.text()) : Optional.empty();
        }
        if (node.is(Kind.TEXT) || node.is(Kind.FLAG)) {
            return Optional.of(node.text());
        }
        faults.add(node.place(), "expected a text, a number, or true or false, found " + node.kind());
        return Optional.empty();
    }

    /** The elements of a list that is not empty, or the value itself where it is no list. */
    List<DocumentNode> oneOrMore(DocumentNode node) {
        if (!node.is(Kind.LIST)) {
            return List.of(node);
        }
        if (node.elements().isEmpty()) {
            faults.add(node.place(), "expected at least one value, found an empty list; leave the key out");
        }
        return node.elements();
    }

    /** A text for a message, cut where a value may begin that someone wrote into an address: it may be a secret. */
    static String quoted(String text) {
        int end = 0;
        while (end < text.length() && end < MOST_QUOTED && "?#=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return '"' + text.substring(0, end) + (end < text.length() ? "...\"" : "\"");
    }

    static String suggestion(String word, Collection<String> known) {
        return suggestion(word, known, known);
    }

    private static String suggestion(String word, Collection<String> likely, Collection<String> known) {
        return Nearest.to(word, likely)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElse(".")
                + " Allowed: " + String.join(", ", known);
    }

    private boolean isA(Kind expected, DocumentNode node) {
        if (!node.is(expected)) {
            faults.add(node.place(), "expected " + expected + ", found " + node.kind());
        }
        return node.is(expected);
    }
}
