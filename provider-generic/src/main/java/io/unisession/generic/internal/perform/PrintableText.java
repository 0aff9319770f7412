package io.unisession.generic.internal.perform;

/** Text of a response, fit for a line of a report: no line breaks, no control characters for terminals. */
final class PrintableText {
    private PrintableText() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> line.appendCodePoint(isVisible(character) ? character : ' '));
        return line.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
