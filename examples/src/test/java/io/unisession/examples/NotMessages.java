package io.unisession.examples;

import java.util.Set;

/** The texts in sources that are no messages. */
final class NotMessages {
    private static final Set<String> FILES = Set.of();

    private NotMessages() {}

    static boolean has(SourceTexts.Text text) {
        return FILES.contains(text.file());
    }
}
