package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.DocumentedBodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every body that VideoSDK documents is in a test. */
class DocumentedBodiesTest {
    @Test
    void everyFixture_isInATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                tests.append(Files.readString(source));
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "fixtures"))) {
            Stream<String> fixtures = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceAll("\\.json$", ""));
            assertThat(Stream.concat(fixtures, DocumentedBodies.videoSdk().names().stream()))
                    .filteredOn(name -> !Pattern.compile(
                                    "[\" ]" + Pattern.quote(name.replaceFirst("^webhook-", "")) + "[\", ]")
                            .matcher(tests)
                            .find())
                    .isEmpty();
        }
    }
}
