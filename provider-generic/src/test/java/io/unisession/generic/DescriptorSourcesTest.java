package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where descriptors come from, and in which form. */
class DescriptorSourcesTest {
    private static final String JSON = """
            {
              "id": "acme",
              "baseUrl": "https://api.acme.example/v1",
              "operations": { "getSession": { "request": "GET /calls/{sessionId}" } },
              "models": { "session": { "id": "/id" } }
            }
            """;
    private static final String YAML = """
            # The smallest descriptor
            id: acme
            baseUrl: https://api.acme.example/v1
            operations:
              getSession: { request: "GET /calls/{sessionId}" }
            models:
              session: { id: /id }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"acme.yaml", "acme.yml", "ACME.YAML"})
    void load_yamlByItsName_isRead(String name) throws IOException {
        assertThat(Descriptor.load(Files.writeString(folder.resolve(name), YAML))
                        .id())
                .isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.json", "acme", "acme.descriptor"})
    void load_anyOtherName_isJson(String name) throws IOException {
        assertThat(Descriptor.load(Files.writeString(folder.resolve(name), JSON))
                        .id())
                .isEqualTo("acme");
        assertThatThrownBy(() -> Descriptor.load(Files.writeString(folder.resolve(name), YAML)))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void load_fileWithAByteOrderMark_isRead() throws IOException {
        assertThat(Descriptor.load(Files.writeString(folder.resolve("acme.json"), "\uFEFF" + JSON))
                        .id())
                .isEqualTo("acme");
        assertThat(Descriptor.parse("acme.yaml", "\uFEFF" + YAML).id()).isEqualTo("acme");
    }

    @Test
    void load_missingFile_fails() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> GenericSessions.load(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the descriptor " + missing + " cannot be read: there is no such file");
    }

    @Test
    void load_folder_failsWithTheReason() {
        assertThatThrownBy(() -> Descriptor.load(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the descriptor " + folder + " cannot be read: it is a folder");
    }

    @Test
    void parse_stream_isReadAndNotClosed() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayInputStream stream = new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThat(Descriptor.parse("acme.json", stream).id()).isEqualTo("acme");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void parse_tooLarge_isRejected() {
        byte[] large = (JSON + " ".repeat(1024 * 1024)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Descriptor.parse("acme.json", new ByteArrayInputStream(large)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void parse_otherEncoding_isRejected() {
        byte[] latin = JSON.replace("calls", "säle").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Descriptor.parse("acme.json", new ByteArrayInputStream(latin)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void parse_faultInYaml_namesLineAndPointer() {
        DescriptorException wrong = catchThrowableOfType(
                DescriptorException.class,
                () -> Descriptor.parse(
                        "acme.yaml", YAML.replace("  session: { id: /id }", "  session:\n    id: id\n    lable: /x")));

        assertThat(wrong.faults())
                .extracting(DescriptorFault::toString)
                .containsExactly(
                        "acme.yaml:8:5 /models/session/id: \"id\" is not a JSON Pointer: it must start with a slash; did you mean \"/id\"?",
                        "acme.yaml:9:5 /models/session/lable: unknown key \"lable\"; did you mean \"label\"? Allowed: id, roomId,"
                                + " label, status, statusValues, statusByPresence, startedAt, endedAt, duration, scheduledAt, participants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: acme\nbaseUrl: [made-up",
                "id: acme\n\tbaseUrl: made-up",
                "id: acme\nauth: 'made-up",
                "id: acme\n- made-up",
            })
    void parse_brokenYaml_namesThePlaceWithoutQuotingTheLine(String text) {
        DescriptorException wrong =
                catchThrowableOfType(DescriptorException.class, () -> Descriptor.parse("acme.yaml", text));

        assertThat(wrong.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo("not valid YAML");
            assertThat(fault.line()).isGreaterThan(1);
        });
        assertThat(wrong).hasMessageNotContaining("made");
    }

    @Test
    void parse_aliasInYaml_isAFault() {
        DescriptorException wrong = catchThrowableOfType(
                DescriptorException.class,
                () -> Descriptor.parse(
                        "acme.yaml",
                        YAML.replace("id: acme", "id: &name acme").replace("{ id: /id }", "{ id: *name }")));

        assertThat(wrong.faults())
                .extracting(DescriptorFault::toString)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("acme.yaml:7:14 /models/session/id: ")
                        .contains("aliases are not supported"));
    }

    @Test
    @DisabledIfSystemProperty(named = "jackson.expected", matches = "2[.]15.*", disabledReason = "2.15 limits no YAML")
    void parse_deepNestingInYaml_isAFault() {
        assertThatThrownBy(() -> Descriptor.parse("acme.yaml", "[".repeat(10_000)))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining("not valid YAML");
    }

    @Test
    void parse_yamlWithoutItsLibrary_namesTheArtifact() throws Exception {
        try (URLClassLoader withoutYaml =
                new URLClassLoader(classPathWithoutYaml(), ClassLoader.getPlatformClassLoader())) {
            Class<?> descriptor = withoutYaml.loadClass(Descriptor.class.getName());
            var parse = descriptor.getMethod("parse", String.class, String.class);

            assertThat(parse.invoke(null, "acme.json", JSON)).hasToString("Descriptor[acme]");
            assertThatThrownBy(() -> parse.invoke(null, "acme.yaml", YAML))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(failure ->
                            assertThat(failure.getClass().getName()).isEqualTo(DescriptorException.class.getName()))
                    .hasMessageContaining("com.fasterxml.jackson.dataformat:jackson-dataformat-yaml");
        }
    }

    private static URL[] classPathWithoutYaml() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("yaml")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
