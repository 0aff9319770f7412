package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each promise of docs/reliability.md names tests that exist. */
class ReliabilityTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    /** A class, a method of it, or a method of the class named before; three dots stand for several methods. */
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+)?\\.?([a-z]\\w+)?(?:\\.\\.\\.)?");

    /** The texts of all classes by their names; those with the same name together. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                return name.equals("target") || (name.startsWith(".") && !directory.equals(ROOT))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    sources.merge(name.replace(".java", ""), Files.readString(file), String::concat);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    @Test
    void everyTestThatAPromiseNames_exists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (String row : Files.readAllLines(ROOT.resolve("docs/reliability.md"))) {
            String type = "";
            String tests = row.startsWith("| ") ? row.substring(row.lastIndexOf('|', row.length() - 2)) : "";
            Matcher quoted = QUOTED.matcher(tests);
            while (quoted.find()) {
                Matcher test = TEST.matcher(quoted.group(1));
                if (!test.matches() || (test.group(1) == null && type.isEmpty())) {
                    // Such as the name of a module.
                    continue;
                }
                type = test.group(1) == null ? type : test.group(1);
                String method = test.group(2) == null ? "" : test.group(2);
                if (sources.containsKey(type) && sources.get(type).contains(method)) {
                    found++;
                } else {
                    missing.add(quoted.group(1) + " in: " + row);
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(250);
    }
}
