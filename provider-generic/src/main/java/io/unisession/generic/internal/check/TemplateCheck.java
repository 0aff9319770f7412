package io.unisession.generic.internal.check;

import io.unisession.generic.internal.auth.SettingReference;
import io.unisession.generic.internal.auth.SettingTemplate;
import io.unisession.generic.internal.auth.SettingTemplate.Part;
import io.unisession.generic.internal.document.DocumentNode;
import io.unisession.generic.internal.document.DocumentNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Texts with references to settings in them. */
final class TemplateCheck {
    private static final SettingTemplate NOTHING = new SettingTemplate(List.of());

    private final NodeChecks expected;

    TemplateCheck(NodeChecks expected) {
        this.expected = expected;
    }

    /** A value that is secret, so that it must not stand in the descriptor itself. */
    Optional<SettingTemplate> secret(DocumentNode node) {
        Optional<SettingTemplate> template = text(node);
        if (template.isPresent() && template.get().references().findAny().isEmpty()) {
            expected.faults()
                    .add(
                            node.place(),
                            "a secret must not stand in a descriptor; refer to it as " + SettingReference.FORMS);
        }
        return template;
    }

    /** As {@link #secret}, or empty. */
    Optional<SettingTemplate> secretOrEmpty(DocumentNode node) {
        return node.is(Kind.TEXT) && node.text().isEmpty() ? Optional.of(NOTHING) : secret(node);
    }

    /** A value that may, but need not, come from settings. */
    Optional<SettingTemplate> text(DocumentNode node) {
        return expected.text(node).flatMap(text -> parse(node, text));
    }

    /** As {@link #text}, and a number or boolean as its text. */
    Optional<SettingTemplate> singleValue(DocumentNode node) {
        return expected.singleValue(node).flatMap(text -> parse(node, text));
    }

    private Optional<SettingTemplate> parse(DocumentNode node, String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literals = new StringBuilder();
        Matcher reference = SettingReference.FORM.matcher(text);
        int end = 0;
        while (reference.find()) {
            String literal = text.substring(end, reference.start());
            literals.append(literal).append('\n');
            parts.add(new Part(literal, SettingReference.of(reference)));
            end = reference.end();
        }
        literals.append(text, end, text.length());
        parts.add(new Part(text.substring(end), null));
        if (literals.indexOf("${") >= 0) {
            expected.faults()
                    .add(
                            node.place(),
                            "a reference to a setting is written " + SettingReference.FORMS + ", and no other way");
            return Optional.empty();
        }
        return Optional.of(new SettingTemplate(parts));
    }
}
