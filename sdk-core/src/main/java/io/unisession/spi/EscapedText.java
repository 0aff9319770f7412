package io.unisession.spi;

import io.unisession.internal.text.Redactor;

/** Text of a service in a form that is safe in a log. */
public final class EscapedText {
    private EscapedText() {}

    /**
     * Escapes the text of a {@code toString} that shows values of a service. Anybody can choose a name or a label, and
     * a line break in it would forge a line of a log.
     *
     * <pre>{@code
     * return EscapedText.of("AcmeCall[title=" + title + "]");
     * }</pre>
     *
     * @param text the text
     * @return the text on one line: control characters, line breaks and marks that change the direction of writing are
     *     escapes such as {@code \n}
     */
    public static String of(String text) {
        return Redactor.escaped(text);
    }
}
