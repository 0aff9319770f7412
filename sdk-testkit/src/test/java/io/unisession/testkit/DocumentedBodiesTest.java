package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.testkit.internal.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedBodiesTest {

    @ParameterizedTest
    @CsvSource({"bandwidth, 12", "videosdk, 29", "tenbyte, 20"})
    void names_areTheExistingFiles(String provider, int count) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DocumentedBodies.class.getResource("documented/" + provider))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(of(provider).names())
                    .hasSize(count)
                    .isEqualTo(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void everyBody_isAJsonObjectWithoutARealToken() {
        for (DocumentedBodies bodies :
                List.of(DocumentedBodies.bandwidth(), DocumentedBodies.videoSdk(), DocumentedBodies.tenbyte())) {
            for (String name : bodies.names()) {
                assertThat(Json.tryReadObject(bodies.body(name))).as(name).isPresent();
                assertThat(bodies.body(name)).as(name).doesNotContain("eyJ");
            }
        }
    }

    @Test
    void body_unknownName_listsTheNames() {
        assertThatThrownBy(() -> DocumentedBodies.tenbyte().body("../videosdk/v2-fetch-room"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("get-session");
    }

    private static DocumentedBodies of(String provider) {
        return switch (provider) {
            case "bandwidth" -> DocumentedBodies.bandwidth();
            case "videosdk" -> DocumentedBodies.videoSdk();
            default -> DocumentedBodies.tenbyte();
        };
    }
}
