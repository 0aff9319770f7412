package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.capability.Capability;
import io.unisession.capability.SessionListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the code is what the code does. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    /** That each of these capabilities does what it says, each provider's contract test shows. */
    @Test
    void capabilityTable_isWhatTheClientsCanDo() throws IOException {
        assertThat(readme())
                .as("the README, whose table of capabilities must be this one")
                .contains(capabilityTable());
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

    @Test
    void links_leadToFiles() throws IOException {
        assertThat(Pattern.compile("\\]\\((?!https:)([^)#]+)").matcher(readme()).results())
                .extracting(link -> link.group(1))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static String capabilityTable() {
        try (EmbeddedServices embedded = new EmbeddedServices()) {
            List<EmbeddedServices.Service> services = embedded.services();
            Stream<String> heads = Stream.of(
                    row("", services, EmbeddedServices.Service::title),
                    row("---", services, service -> "---"),
                    row("id", services, service -> "`" + service.client().provider() + "`"),
                    row("`getSession`, `findSession`", services, service -> "yes"));
            Stream<String> capabilities = services.stream()
                    .flatMap(service -> service.client().capabilities().stream())
                    .distinct()
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .map(capability -> row(capability, services));
            Stream<String> filters = Stream.of(row("filters of `SessionListing`", services, ReadmeTest::filters));
            return Stream.of(heads, capabilities, filters)
                    .flatMap(Function.identity())
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static String filters(EmbeddedServices.Service service) {
        return service.client()
                .find(SessionListing.class)
                .map(listing -> listing.filters().toString())
                .orElse("–");
    }

    private static String row(Class<? extends Capability> capability, List<EmbeddedServices.Service> services) {
        return row(
                "`" + capability.getSimpleName() + "`",
                services,
                service -> service.client().capabilities().contains(capability) ? "yes" : "–");
    }

    private static String row(
            String head, List<EmbeddedServices.Service> services, Function<EmbeddedServices.Service, String> cell) {
        return services.stream().map(cell).collect(Collectors.joining(" | ", "| " + head + " | ", " |"));
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
