package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The Java on a page of the documentation. */
final class SnippetsOfAPage {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private SnippetsOfAPage() {}

    static List<String> of(String page) throws IOException {
        return JAVA.matcher(Files.readString(Path.of("..", "docs", page)))
                .results()
                .map(snippet -> snippet.group(1))
                .toList();
    }

    /** Checks that a test contains each snippet of a page, whatever the line breaks. */
    static void assertAllAreIn(Class<?> test, String page, int count) throws IOException {
        String code = withoutSpace(Files.readString(
                Path.of("src", "test", "java", "io", "unisession", "examples", test.getSimpleName() + ".java")));

        assertThat(of(page))
                .hasSize(count)
                .allSatisfy(snippet -> assertThat(code).contains(withoutSpace(snippet)));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
