package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionDeletion;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page of the catalog says of its services is what their descriptors declare. */
class CatalogPageTest {
    private static final Path PAGE = Path.of("../docs/catalog.md");

    private final List<ProviderFacts> services;

    CatalogPageTest() throws IOException {
        Set<String> ids = ids();
        this.services = ProviderFacts.read().stream()
                .filter(service -> ids.contains(service.provider()))
                .sorted(Comparator.comparing(ProviderFacts::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Set<String> ids() throws IOException {
        try (InputStream index = CatalogPageTest.class.getResourceAsStream("/META-INF/unisession/descriptors/index")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(file -> file.replaceFirst("[.].*", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void table_isWhatTheClientsCanDo() throws IOException {
        String table = Stream.of(
                        row("", ProviderFacts::title),
                        row("---", service -> "---"),
                        row("id", service -> "`" + service.provider() + "`"),
                        row("`getSession`, `findSession`", service -> "yes"),
                        capability(JoinTokens.class),
                        capability(ParticipantListing.class),
                        capability(ParticipantRemoval.class),
                        capability(RecordingDownload.class),
                        capability(RecordingListing.class),
                        capability(SessionDeletion.class),
                        capability(SessionEnding.class),
                        capability(SessionListing.class),
                        capability(TranscriptListing.class),
                        row("filters of `SessionListing`", CatalogPageTest::filters))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE))
                .as("the page, whose table must be this one")
                .contains(table);
    }

    /** Without them, nobody could open the service. */
    @Test
    void eachService_hasASectionWithItsSettings() throws IOException {
        Map<String, String> sections = Pattern.compile("(?m)^## ")
                .splitAsStream(Files.readString(PAGE))
                .skip(1)
                .collect(Collectors.toMap(section -> section.lines().findFirst().orElseThrow(), Function.identity()));

        assertThat(services)
                .hasSizeGreaterThan(3)
                .allSatisfy(service -> assertThat(sections.get(service.title()))
                        .as("section of %s", service.title())
                        .contains(service.settings().keySet()));
    }

    private String capability(Class<? extends Capability> capability) {
        return row("`" + capability.getSimpleName() + "`", service -> {
            try (SessionClient client = service.open()) {
                return client.capabilities().contains(capability) ? "yes" : "–";
            }
        });
    }

    private static String filters(ProviderFacts service) {
        try (SessionClient client = service.open()) {
            return client.find(SessionListing.class)
                    .map(listing -> listing.filters().toString())
                    .orElse("–");
        }
    }

    private String row(String head, Function<ProviderFacts, String> cell) {
        return services.stream().map(cell).collect(Collectors.joining(" | ", "| " + head + " | ", " |"));
    }
}
