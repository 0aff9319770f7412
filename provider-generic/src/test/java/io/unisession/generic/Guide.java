package io.unisession.generic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of docs/writing-a-descriptor.md, as they stand there. */
final class Guide {
    private Guide() {}

    static String text() {
        try {
            // Tests run in the folder of their module.
            return Files.readString(Path.of("..", "docs", "writing-a-descriptor.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The part that tells of every key. */
    static String reference() {
        String text = text();
        return text.substring(text.indexOf("\n## All keys\n"), text.indexOf("\n## Where Java begins\n"));
    }

    /** The words that the tables of the reference begin their rows with, which are keys and words of keys. */
    static List<String> keysOfTables() {
        return reference()
                .lines()
                .map(Pattern.compile("\\|(?: *\\|)? (`[^|]+`[^|]*)\\|.*")::matcher)
                .filter(Matcher::matches)
                .flatMap(row ->
                        Pattern.compile("`([^`{}]+)`").matcher(row.group(1)).results())
                .map(key -> key.group(1))
                .toList();
    }

    /** The block that begins with a text. */
    static String blockBeginning(String start) {
        return Pattern.compile("```[a-z]*\\n(.*?)```", Pattern.DOTALL)
                .matcher(text())
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    static String block(String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text());
        if (!block.find()) {
            throw new IllegalStateException("the guide has no block of " + language);
        }
        return block.group(1);
    }
}
