package io.unisession.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The metadata for native images: it fits GraalVM's own schema, names nothing that does not exist, and lacks no
 * resource. No native image is built.
 */
class NativeImageMetadataTest {
    private static final String METADATA = "META-INF/native-image";
    private static final JsonSchema SCHEMA = schema();
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What others read: services, editors, and Spring Boot, which brings its own metadata for them. */
    private static final List<String> READ_BY_OTHERS =
            List.of("META-INF/services/", "META-INF/spring", METADATA, "META-INF/LICENSE");

    /** The folders with resources of the modules, but for those that applications use in tests only. */
    static Stream<Path> resources() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT, 5)) {
            return folders
                    .filter(folder -> folder.endsWith("src/main/resources"))
                    .filter(folder -> Stream.of(
                                    "sdk-testkit", "examples", "benchmarks", "consumer-tests", "vendor-tests")
                            .noneMatch(module -> ROOT.relativize(folder).startsWith(module)))
                    .toList()
                    .stream();
        }
    }

    private static List<Path> metadata(Path resources) throws IOException {
        if (!Files.isDirectory(resources.resolve(METADATA))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(resources.resolve(METADATA))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Stream<JsonNode> entries(Path resources, String kind) throws IOException {
        return metadata(resources).stream().flatMap(file -> items(read(file).path(kind)));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(array.elements(), 0), false);
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> files(Path resources) throws IOException {
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static PathMatcher glob(JsonNode resource) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + resource.get("glob").asText());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void files_haveTheirDocumentedPlaceAndFitTheSchema(Path resources) throws IOException {
        for (Path file : metadata(resources)) {
            assertThat(resources.relativize(file).toString())
                    .matches(
                            "META-INF/native-image/io\\.unisession/unisession-[a-z0-9-]+/reachability-metadata\\.json");
            assertThat(SCHEMA.validate(read(file))).as(file.toString()).isEmpty();
        }
    }

    @Test
    void schema_rejectsAMisspelledKey() throws IOException {
        JsonNode misspelled = new ObjectMapper().readTree("""
                {"resources": [{"globe": "descriptors/*"}]}""");

        assertThat(SCHEMA.validate(misspelled)).isNotEmpty();
    }

    /** GraalVM's own schema, from its published repository of metadata. */
    private static JsonSchema schema() {
        try (ZipFile repository = new ZipFile(System.getProperty("reachability-metadata.repository"))) {
            ZipEntry entry = repository.stream()
                    .filter(file -> file.getName().matches("schemas/reachability-metadata-schema-v[0-9.]+\\.json"))
                    .findFirst()
                    .orElseThrow();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(repository.getInputStream(entry));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyResource_isNamed_andNoOther(Path resources) throws IOException {
        List<PathMatcher> globs = entries(resources, "resources")
                .map(NativeImageMetadataTest::glob)
                .toList();
        List<String> files = files(resources);

        assertThat(files)
                .filteredOn(file -> READ_BY_OTHERS.stream().noneMatch(file::startsWith))
                .allMatch(file -> globs.stream().anyMatch(glob -> glob.matches(Path.of(file))));
        assertThat(entries(resources, "resources"))
                .filteredOn(entry -> !isOfTheApplication(entry))
                .allMatch(entry -> files.stream().anyMatch(file -> glob(entry).matches(Path.of(file))));
    }

    /** Where an application puts descriptors of its own. */
    private static boolean isOfTheApplication(JsonNode resource) {
        return resource.get("glob").asText().equals("META-INF/unisession/descriptors/*");
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyClassFieldAndMethod_exists(Path resources) throws Exception {
        for (JsonNode entry : entries(resources, "reflection").toList()) {
            Class<?> type = Class.forName(entry.get("type").asText());
            for (JsonNode field : items(entry.path("fields")).toList()) {
                assertThat(type.getField(field.get("name").asText())).isNotNull();
            }
            for (JsonNode method : items(entry.path("methods")).toList()) {
                assertThat(method.get("parameterTypes")).isEmpty();
                if (Runtime.version().feature() >= 21) {
                    assertThat(type.getMethod(method.get("name").asText())).isNotNull();
                }
            }
        }
    }

    @Test
    void modules_areFound() throws IOException {
        assertThat(resources().flatMap(folder -> {
                    try {
                        return metadata(folder).stream();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                }))
                .hasSizeGreaterThanOrEqualTo(6);
    }
}
