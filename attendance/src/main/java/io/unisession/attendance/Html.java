package io.unisession.attendance;

/** Writes text into HTML so that it stays text. */
final class Html {
    private Html() {}

    /** The text for use between tags and in quoted attributes; control characters become spaces. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(character) ? ' ' : character);
            }
        }
        return escaped.toString();
    }
}
