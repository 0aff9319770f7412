package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says of the code is what the code does. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void everyInstalledProvider_isInTheTablesOfProvidersAndSettings() throws IOException {
        String configuration = Files.readString(ROOT.resolve("docs/configuration.md"));

        assertThat(Sessions.providers()).allSatisfy(provider -> {
            assertThat(readme()).contains("`" + provider + "`");
            assertThat(configuration).contains("| `" + provider + "`");
        });
    }

    @Test
    void outputOfTheExample_isWhatItPrints() throws IOException {
        String shown = readme().split("Part of its output:\n\n```\n")[1].split("```")[0];

        try (var golden = ReadmeTest.class.getResourceAsStream("default-run.txt")) {
            assertThat(golden).isNotNull();
            assertThat(new String(golden.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(shown);
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
