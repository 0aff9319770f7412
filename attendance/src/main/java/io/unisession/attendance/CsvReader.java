package io.unisession.attendance;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as defined in RFC 4180. The first line decides whether commas, semicolons or tabs separate the fields. */
final class CsvReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final char delimiter;
    private int position;

    CsvReader(String text) {
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String header = this.text.lines().findFirst().orElse("");
        this.delimiter = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }

    /** All lines that are not blank. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (position < text.length()) {
            List<String> line = line();
            if (!line.stream().allMatch(String::isBlank)) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (skip(delimiter));
        skip('\r');
        skip('\n');
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        boolean quoted = skip('"');
        while (position < text.length()) {
            char next = text.charAt(position);
            if (quoted && next == '"') {
                position++;
                // In a quoted field, two quotes mean one quote, and a single quote ends the field.
                quoted = skip('"');
                if (quoted) {
                    field.append('"');
                }
            } else if (!quoted && (next == delimiter || next == '\r' || next == '\n')) {
                break;
            } else {
                field.append(next);
                position++;
            }
        }
        return field.toString();
    }

    private boolean skip(char expected) {
        boolean found = position < text.length() && text.charAt(position) == expected;
        position += found ? 1 : 0;
        return found;
    }
}
