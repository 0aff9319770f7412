package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"id,name,user_id\nu-1,Ada,7\n", "user_id,name,id\n7,Ada,u-1\n"})
    void fromCsv_bothColumnsOfIds_readsTheColumnId(String csv) {
        assertThat(Roster.fromCsv(csv).people()).extracting(Person::userId).containsExactly(Optional.of("u-1"));
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

    @ParameterizedTest
    @CsvSource({"\u039d\u0399\u039a\u039f\u03a3, \u03bd\u03b9\u03ba\u03bf\u03c2", "\u0130rem, irem", "\uff21da, ada"})
    void findByName_otherCaseOrForm_isTheSameName(String onRoster, String reported) {
        Roster roster = Roster.builder().addName(onRoster).build();

        assertThat(roster.findByName(reported, false)).isPresent();
    }

    /** Anybody can join under any name. */
    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"\u03a3", "\u0130", "\u0301\u0323", "\ufdfa", " ", "\u202e="})
    void findByName_ofAMillionCharacters_takesTimeInProportion(String part) {
        String name = "a" + part.repeat(1_000_000 / part.length()) + "a";
        Roster roster = Roster.builder().addName(name).build();

        assertThat(roster.findByName(name, false)).isPresent();
        assertThat(roster.findByName("a" + name, false)).isEmpty();
    }
}
