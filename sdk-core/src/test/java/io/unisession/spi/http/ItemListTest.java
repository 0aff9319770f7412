package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in place of a list, and when that is an empty list. */
class ItemListTest {
    private static ItemList<String> read(String json) throws IOException {
        return ItemList.read(JsonReader.over(json.getBytes(StandardCharsets.UTF_8)), JsonReader::id);
    }

    @Test
    void list_isRead() throws IOException {
        assertThat(read("[\"a\",\"b\"]").require(null)).containsExactly("a", "b");
        assertThat(read("[]").require(9L)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void nothingInItsPlace_isAnEmptyList(String json) throws IOException {
        assertThat(read(json).require(null)).isEmpty();
        assertThat(read(json).require(0L)).isEmpty();
        assertThat(read(json).require(-1L)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void nothingInItsPlace_besideACount_cannotBeUsed(String json) throws IOException {
        ItemList<String> list = read(json);

        assertThatThrownBy(() -> list.require(2L))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("it counts 2 items, but has no list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "0", "false", "{\"a\":{\"b\":[]}}"})
    void anythingElseInItsPlace_cannotBeUsed(String json) throws IOException {
        ItemList<String> list = read(json);

        assertThatThrownBy(() -> list.require(null))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("it has no list");
    }

    @Test
    void listInAField_isRead_whateverStandsBesideIt() throws IOException {
        assertThat(inField("{\"total\":2,\"things\":[\"a\",\"b\"],\"next\":null}"))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"things\":null}", "{\"things\":{}}"})
    void nothingInTheField_isAnEmptyList(String json) throws IOException {
        assertThat(inField(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"welcome\":true}", "{\"things\":7}", "[]", "42", "{\"a\":1,\"b\":2}"})
    void anotherObject_cannotBeUsed(String json) {
        assertThatThrownBy(() -> inField(json))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("it has no list");
    }

    private static List<String> inField(String json) throws IOException {
        return ItemList.<String>inField(
                        JsonReader.over(json.getBytes(StandardCharsets.UTF_8)), "things", JsonReader::id)
                .require(null);
    }

    @Test
    void readerStandsBehindWhatItRead() throws IOException {
        JsonReader json = JsonReader.over("[{\"a\":{\"b\":[1]}},{},null,7]".getBytes(StandardCharsets.UTF_8));
        json.enterArray();

        for (boolean empty : new boolean[] {false, true, true, false}) {
            assertThat(json.nextElement()).isTrue();
            ItemList<String> list = ItemList.inPlace(json);
            if (empty) {
                assertThat(list.require(null)).isEmpty();
            } else {
                assertThatThrownBy(() -> list.require(null)).isInstanceOf(UnusableResponseException.class);
            }
        }
        assertThat(json.nextElement()).isFalse();
    }

    @Test
    void elementWithoutId_isNotLeftOut() {
        assertThatThrownBy(() -> read("[\"a\",{}]"))
                .isInstanceOf(UnusableResponseException.class)
                .hasMessage("element 1 of the list has no id");
    }

    @Test
    void missingList_isEmptyInTheExpectedResponseOnly() {
        assertThat(ItemList.missing(true).require(null)).isEmpty();
        assertThatThrownBy(() -> ItemList.missing(false).require(null)).isInstanceOf(UnusableResponseException.class);
    }

    @Test
    void total_isBelievedUnlessMoreItemsCame() {
        assertThat(ItemList.believable(5L, 5)).isEqualTo(5);
        assertThat(ItemList.believable(4L, 5)).isNull();
        assertThat(ItemList.believable(-1L, 0)).isNull();
        assertThat(ItemList.believable(null, 0)).isNull();
    }
}
