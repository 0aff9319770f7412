package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\nu-1,Ada\n,\"Twombly, Cy\"\n",
                "\uFEFFName;User_ID;Year\r\nAda;u-1;7\r\n\r\n\"Twombly, Cy\";;8",
                "name\tid\nAda\tu-1\nTwombly, Cy"
            })
    void fromCsv_whatSpreadsheetsSave_isRead(String csv) {
        Roster roster = Roster.fromCsv(csv);

        assertThat(roster.people()).extracting(Person::displayName).containsExactly("Ada", "Twombly, Cy");
        assertThat(roster.people()).extracting(Person::userId).containsExactly(Optional.of("u-1"), Optional.empty());
    }

    @Test
    void fromCsv_noUsableColumn_quotesTheFirstLine() {
        assertThatThrownBy(() -> Roster.fromCsv("Ada,Bob\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column \"id\" or \"name\"")
                .hasMessageContaining("Ada");
        assertThatThrownBy(() -> Roster.fromCsv("")).hasMessageContaining("it is empty");
    }

    @Test
    void add_neitherIdNorName_isRejected() {
        assertThatThrownBy(() -> Roster.builder().add(" ", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void add_sameIdTwice_isRejected() {
        assertThatThrownBy(() -> Roster.builder().add("u-1", "Ada").add("u-1", "Bob"))
                .hasMessage("\"u-1\" is on the roster twice");
    }

    @Test
    void findByName_severalOfThatName_isEmpty() {
        Roster roster = Roster.builder().add("u-1", "Ada").add("u-2", "ada").build();

        assertThat(roster.findByName("Ada", false)).isEmpty();
    }

    @Test
    void findByName_turkishLocale_comparesTheSame() {
        Roster roster = Roster.builder().addName("INGRID").build();

        assertThat(roster.findByName("ingrid", false)).isPresent();
    }
}
