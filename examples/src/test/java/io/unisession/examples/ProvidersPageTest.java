package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Sessions;
import io.unisession.Webhooks;
import io.unisession.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that compares the providers says what their clients can do. */
class ProvidersPageTest {
    private static final Path PAGE = Path.of("../docs/providers.md");
    private static final String FILTERS = """

            ## Filters of session lists

            "Or" separates alternatives: a query may combine the filters of one of them and must have those that are required. `SessionListing.filters()` says the same of a client.

            | provider | filters |
            |---|---|
            """;
    private static final String SOURCES = "\n## Sources\n\n";

    private final List<ProviderFacts> facts = ProviderFacts.read();

    ProvidersPageTest() throws IOException {}

    @Test
    void everyInstalledProvider_hasFacts() {
        assertThat(facts)
                .extracting(ProviderFacts::provider)
                .as("providers of provider-facts.json; add one with the settings that open it, what is known of it, and"
                        + " where that is documented")
                .hasSameElementsAs(Sessions.providers())
                .isSorted();
        assertThat(facts).allSatisfy(each -> assertThat(each.sources()).isNotEmpty());
    }

    /** Filters are declared in code: whoever can list the sessions that have ended has a history. */
    @Test
    void history_ofAProviderThatListsEndedSessions_isNotDenied() {
        assertThat(facts)
                .filteredOn(ProviderFacts::listsEnded)
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThat(each.history()).isNotEqualTo("no"));
    }

    /** A receiver that only lacks its secret is one that UniSession has. */
    @Test
    void events_ofAProviderWithoutAReceiver_areDenied() {
        assertThat(facts)
                .filteredOn(each -> each.events().startsWith("no"))
                .hasSizeGreaterThan(2)
                .allSatisfy(each -> assertThatThrownBy(
                                () -> Webhooks.builder(each.provider()).build())
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("webhooks"));
    }

    @Test
    void tableAndSources_ofThePage_areThoseOfTheProviders() throws IOException {
        String before = Files.readString(PAGE);
        String expected = before.substring(0, before.indexOf(ProviderFacts.HEAD)) + generated();
        if (Boolean.getBoolean("updateProviders")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("if the change is intended, run the test with -DupdateProviders=true and read the difference")
                .isEqualTo(expected);
    }

    private String generated() {
        String rows = facts.stream().map(ProviderFacts::row).collect(Collectors.joining());
        String sources = facts.stream().map(ProviderFacts::sourcesLine).collect(Collectors.joining());
        String filters = facts.stream().map(ProviderFacts::filtersRow).collect(Collectors.joining());
        return ProviderFacts.HEAD + rows + FILTERS + filters + SOURCES + sources;
    }
}
