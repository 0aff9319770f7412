package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.error.ConfigurationException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A descriptor among the application's resources is a provider, without a line of Java. */
class ClassPathDescriptorsTest {
    private static final String ACME = """
            id: acme-calls
            baseUrl: https://api.acme.example/v1
            operations:
              getSession: { request: "GET /calls/{sessionId}" }
            models:
              session: { id: /id }
            """;

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    /** With both folders on the class path of the calling thread, which is another one for each method of a test. */
    private <T> T onClassPath(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {one.toUri().toURL(), other.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return call.get();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private SessionClient open(String id) {
        return onClassPath(() -> Sessions.open(id));
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path place = folder.resolve("META-INF/unisession/descriptors").resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }

    @Test
    void open_descriptorAmongTheResources_isAProviderLikeAnyOther() throws IOException {
        write(one, "index", "# ours\nacme-calls.yaml # the telephone\n");
        write(one, "acme-calls.yaml", ACME);
        try (FakeTenbyte service = FakeTenbyte.start();
                SessionClient client = onClassPath(() -> Sessions.builder("acme-calls")
                        .baseUrl(service.baseUrl().toString())
                        .build())) {
            service.enqueue(FakeResponse.json(200, "{\"id\":\"c-1\"}"));

            Session session = client.getSession("c-1");

            assertThat(session.provider()).isEqualTo("acme-calls");
            assertThat(onClassPath(Sessions::providers)).contains("acme-calls", "tenbyte");
        }
    }

    @Test
    void open_indexesOfTwoJars_areBothRead() throws IOException {
        write(one, "index", "acme-calls.yaml");
        write(one, "acme-calls.yaml", ACME);
        write(other, "index", "acme-rooms.yaml");
        write(other, "acme-rooms.yaml", ACME.replace("acme-calls", "acme-rooms"));

        try (SessionClient calls = open("acme-calls");
                SessionClient rooms = open("acme-rooms")) {
            assertThat(calls.provider()).isEqualTo("acme-calls");
            assertThat(rooms.provider()).isEqualTo("acme-rooms");
        }
    }

    @Test
    void open_sameIdInTwoJars_namesBoth() throws IOException {
        for (Path folder : new Path[] {one, other}) {
            write(folder, "index", "acme-calls.yaml");
            write(folder, "acme-calls.yaml", ACME);
        }

        assertThatThrownBy(() -> open("acme-calls"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the id \"acme-calls\" is used by several descriptors")
                .hasMessageContaining(one.getFileName().toString())
                .hasMessageContaining(other.getFileName().toString());
    }

    @Test
    void open_idOfABundledDescriptor_isRejected() throws IOException {
        write(one, "index", "tenbyte.yaml");
        write(one, "tenbyte.yaml", ACME.replace("acme-calls", "tenbyte"));

        assertThatThrownBy(() -> open("tenbyte"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is also that of a bundled descriptor");
    }

    @Test
    void open_fileOfAnotherName_isRejected() throws IOException {
        write(one, "index", "acme.yaml");
        write(one, "acme.yaml", ACME);

        assertThatThrownBy(() -> open("acme"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the descriptor in the file named \"acme\" has the id \"acme-calls\"; name the file after the id");
    }

    @Test
    void open_fileThatIsMissing_isReportedByTheIndexThatListsIt() throws IOException {
        write(one, "index", "acme-calls.yaml");

        assertThatThrownBy(() -> open("acme-calls"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("index lists acme-calls.yaml, but that file is missing");
    }

    @Test
    void open_invalidDescriptor_reportsItsErrorsWithTheFile() throws IOException {
        write(one, "index", "acme-calls.yaml");
        write(one, "acme-calls.yaml", ACME.replace("models", "modles"));

        assertThatThrownBy(() -> open("acme-calls"))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining("META-INF/unisession/descriptors/acme-calls.yaml:5:1 /modles: unknown key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../acme-calls.yaml", "sub/acme-calls.yaml", "acme-calls.txt", "Acme.yaml", "http://x/a.yaml"})
    void ids_lineThatIsNotADescriptorsName_isIgnored(String line) throws IOException {
        write(one, "index", line + "\nacme-calls.yaml");

        assertThat(onClassPath(() -> new ClassPathDescriptors().files().ids())).containsExactly("acme-calls");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void open_sameIdInTwoFormats_namesBothInsteadOfTakingTheLast(boolean jsonFirst) throws IOException {
        write(one, "index", jsonFirst ? "acme-calls.json\nacme-calls.yaml" : "acme-calls.yaml\nacme-calls.json");
        write(one, "acme-calls.yaml", ACME);
        write(one, "acme-calls.json", "{}");

        assertThatThrownBy(() -> open("acme-calls"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the id \"acme-calls\" is used by several descriptors")
                .hasMessageContaining("descriptors/acme-calls.json")
                .hasMessageContaining("descriptors/acme-calls.yaml");
    }

    @Test
    void open_sameFileListedTwice_isOneDescriptor() throws IOException {
        write(one, "index", "acme-calls.yaml\nacme-calls.yaml");
        write(one, "acme-calls.yaml", ACME);

        try (SessionClient client = open("acme-calls")) {
            assertThat(client.provider()).isEqualTo("acme-calls");
        }
    }

    @Test
    void open_anotherJarsIndexIsNotUtf8_stillOpens() throws IOException {
        write(one, "index", "acme-calls.yaml");
        write(one, "acme-calls.yaml", ACME);
        writeLatin1(other, "Größe.yaml");

        try (SessionClient calls = open("acme-calls");
                SessionClient bundled = open("tenbyte")) {
            assertThat(calls.provider()).isEqualTo("acme-calls");
            assertThat(bundled.provider()).isEqualTo("tenbyte");
        }
    }

    @Test
    void open_fileMissingAndIndexWrong_reportsBoth() throws IOException {
        write(one, "index", "acme-calls.yaml\n\nAcme-calls.yaml # in capitals");
        writeLatin1(other, "Größe.yaml");

        assertThatThrownBy(() -> open("acme-calls"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("index lists acme-calls.yaml, but that file is missing; also: ")
                .hasMessageContaining("index:3: \"Acme-calls.yaml\" is not the file name of a descriptor")
                .hasMessageContaining("index cannot be read: it is not UTF-8");
    }

    private static void writeLatin1(Path folder, String index) throws IOException {
        Path place = folder.resolve("META-INF/unisession/descriptors/index");
        Files.createDirectories(place.getParent());
        Files.writeString(place, index, StandardCharsets.ISO_8859_1);
    }
}
