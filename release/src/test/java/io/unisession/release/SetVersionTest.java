package io.unisession.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetVersionTest {
    @TempDir
    Path root;

    @BeforeEach
    void writeProject() throws IOException {
        write("pom.xml", """
                <artifactId>unisession-parent</artifactId>
                <version>0.1.0-SNAPSHOT</version>
                <other.version>0.1.0-SNAPSHOT</other.version>
                <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
                """);
        write("integrations/kotlin/pom.xml", """
                <parent>
                  <artifactId>unisession-parent</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                </parent>
                """);
        write("vendor-tests/pom.xml", "<unisession.version>0.1.0-SNAPSHOT</unisession.version>\n");
        write("README.md", """
                  <groupId>io.unisession</groupId>
                  <artifactId>unisession-videosdk</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                """);
        write("docs/build.md", "platform(\"io.unisession:unisession-bom:0.1.0-SNAPSHOT\")\n");
        write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- All.\n");
        write("target/README.md", "\"io.unisession:unisession-bom:0.1.0-SNAPSHOT\"\n");
    }

    @Test
    void release_isSetWhereverTheVersionIsStated() throws IOException {
        SetVersion.main("1.2.3", root.toString());

        assertThat(read("pom.xml"))
                .contains("<version>1.2.3</version>", "<other.version>0.1.0-SNAPSHOT</other.version>");
        assertThat(read("integrations/kotlin/pom.xml")).contains("<version>1.2.3</version>");
        assertThat(read("vendor-tests/pom.xml")).contains(">1.2.3<");
        assertThat(read("README.md")).contains("<version>1.2.3</version>");
        assertThat(read("docs/build.md")).contains("unisession-bom:1.2.3\"");
        assertThat(read("target/README.md")).contains("0.1.0-SNAPSHOT");
    }

    @Test
    void release_datesTheJarsAndNamesTheChanges() throws IOException {
        SetVersion.main("1.2.3", root.toString());

        assertThat(read("pom.xml"))
                .doesNotContain("2026-01-01")
                .containsPattern(">[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z<");
        assertThat(read("CHANGELOG.md"))
                .containsPattern("## Unreleased\n\n## 1.2.3 - [0-9]{4}-[0-9]{2}-[0-9]{2}\n\n- All.");
    }

    @Test
    void sameReleaseTwice_namesTheChangesOnce() throws IOException {
        SetVersion.main("1.2.3", root.toString());
        SetVersion.main("1.2.3", root.toString());

        assertThat(read("CHANGELOG.md")).containsOnlyOnce("## 1.2.3");
    }

    @Test
    void snapshotAfterARelease_leavesTheDocumentationAtTheRelease() throws IOException {
        SetVersion.main("1.2.3", root.toString());
        String changelog = read("CHANGELOG.md");
        SetVersion.main("1.3.0-SNAPSHOT", root.toString());

        assertThat(read("pom.xml")).contains("<version>1.3.0-SNAPSHOT</version>");
        assertThat(read("README.md")).contains("<version>1.2.3</version>");
        assertThat(read("CHANGELOG.md")).isEqualTo(changelog);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }
}
