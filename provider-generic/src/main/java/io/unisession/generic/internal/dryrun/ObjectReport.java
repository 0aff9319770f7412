package io.unisession.generic.internal.dryrun;

import static java.util.Objects.requireNonNull;

import io.unisession.generic.FieldFinding;
import io.unisession.generic.internal.perform.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports the fields of one object of a response. */
final class ObjectReport {
    private final List<FieldFinding> findings;
    private final String prefix;
    private final ObservedObject object;

    /** @param prefix what precedes the names of its fields in the report */
    ObjectReport(List<FieldFinding> findings, String prefix, ObservedObject object) {
        this.findings = findings;
        this.prefix = prefix;
        this.object = object;
    }

    String prefix() {
        return prefix;
    }

    ObservedObject object() {
        return object;
    }

    Map<String, Field<?>> fields() {
        return object.fields();
    }

    boolean has(String name) {
        return fields().containsKey(name);
    }

    Field<?> get(String name) {
        return requireNonNull(fields().get(name), name);
    }

    /** The value that was read, or null. */
    @Nullable
    Object read(String name) {
        return get(name).of(object.values());
    }

    List<String> pointers(String name) {
        return List.of(object.pointer(get(name)));
    }

    String whyEmpty(String name) {
        return object.whyEmpty(get(name));
    }

    /** Reports a field as it was read. */
    void field(String name) {
        field(name, name);
    }

    /** Reports what was read for one field under the name of another. */
    void field(String name, String readFor) {
        Object value = read(readFor);
        if (value == null) {
            empty(name, whyEmpty(readFor));
        } else {
            value(name, value.toString(), pointers(readFor), "");
        }
    }

    /** Reports a field if the descriptor has it. */
    void declared(String name) {
        if (get(name).isDeclared()) {
            field(name);
        }
    }

    /** Reports whether there is a secret, but not the secret itself. */
    void secret(String name) {
        String text = (String) read(name);
        if (text == null) {
            field(name);
        } else {
            value(name, "(" + text.length() + " characters)", pointers(name), "");
        }
    }

    void value(String name, String value, List<String> pointers, String explanation) {
        findings.add(FieldFinding.of(prefix + name, MappingRecorder.printable(value), pointers, explanation));
    }

    void empty(String name, String why) {
        findings.add(FieldFinding.empty(prefix + name, why));
    }
}
