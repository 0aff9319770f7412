package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of docs/spring-boot.md is that of the application in consumer-tests, which is run on both lines of Spring Boot. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/spring-boot.md");
    private static final Path APPLICATION = Path.of("../../consumer-tests/spring-boot/src");
    private static final Path MAIN = APPLICATION.resolve("main/java/com/example/Application.java");
    private static final Path HISTORY = APPLICATION.resolve("main/java/com/example/History.java");
    private static final Path SETTINGS = APPLICATION.resolve("main/resources/application.yaml");

    /** The snippets in a language, without their space. */
    private static List<String> snippets(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(snippet -> withoutSpace(snippet.group(1)))
                .toList();
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("/\\*\\*.*?\\*/", "").replaceAll("\\s", "");
    }

    private static String read(Path file) throws IOException {
        return withoutSpace(Files.readString(file));
    }

    @Test
    void application_isTheOneThatIsRun() throws IOException {
        assertThat(snippets("java")).contains(read(MAIN), read(HISTORY));
        assertThat(snippets("yaml").get(0)).isEqualTo(read(SETTINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApplicationTest", "WebhookTest"})
    void test_isTheOneThatIsRun(String test) throws IOException {
        String code = read(APPLICATION.resolve("test/java/com/example/" + test + ".java"));

        assertThat(snippets("java")).anyMatch(snippet -> snippet.contains("class" + test) && code.endsWith(snippet));
    }

    @Test
    void application_hasFewerThan30Lines() throws IOException {
        try (Stream<String> code = Files.lines(MAIN);
                Stream<String> settings = Files.lines(SETTINGS)) {
            assertThat(Stream.concat(code, settings)
                            .filter(line -> !line.isBlank())
                            .filter(line -> !line.matches("(package|import|/\\*\\*) .*")))
                    .hasSizeLessThan(30);
        }
    }
}
