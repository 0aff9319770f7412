package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.ProviderDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk through a response: what is read, what is skipped, and what fails it. */
class JsonReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"text\"|text",
                "42|42",
                "-1.50|-1.50",
                "1E400|1E400",
                "true|true",
                "false|false",
                "\"ünï\\u00e9\\t😀\"|ünïé\t😀"
            })
    void text_ofASingleValue_isKeptAsWritten(String json, String text) throws IOException {
        assertThat(over(json).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "{\"a\":1}", "[1]"})
    void anyValue_ofAnObjectOrArray_isNull(String json) throws IOException {
        assertThat(over(json).text()).isNull();
        assertThat(over(json).id()).isNull();
        assertThat(over(json).instant()).isNull();
        assertThat(over(json).number()).isNull();
        assertThat(over(json).flag()).isNull();
        assertThat(over(json).isSingleValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"\\t\\n\"", "\"\\u2003\""})
    void id_blank_isAbsent(String json) throws IOException {
        assertThat(over(json).id()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"17,17", "\"a-1\",a-1", "\" a \",' a '"})
    void id_textOrNumber_isTaken(String json, String id) throws IOException {
        assertThat(over(json.contains("a") ? "\"" + json.replace("\"", "") + "\"" : json)
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "42,42",
        "-0.10,-0.10",
        "1e3,1e3",
        "12345678901234567890.123456789,12345678901234567890.123456789",
        "'\"17\"',17",
        "'\" 17.5 \"',17.5"
    })
    void number_isExact_alsoOutOfAString(String json, BigDecimal number) throws IOException {
        assertThat(over(json).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"x\"", "\"1,5\"", "\"NaN\"", "\"0x10\"", "true", "null", "{}", "\"1 2\""})
    void number_ofAnythingElse_isNull(String json) throws IOException {
        assertThat(over(json).number()).isNull();
    }

    @Test
    void flag_isOfJsonBooleansOnly() throws IOException {
        assertThat(over("true").flag()).isTrue();
        assertThat(over("false").flag()).isFalse();
        assertThat(over("\"true\"").flag()).isNull();
        assertThat(over("1").flag()).isNull();
    }

    @Test
    void isNull_isOfJsonNullOnly() throws IOException {
        assertThat(over("null").isNull()).isTrue();
        assertThat(over("\"null\"").isNull()).isFalse();
        assertThat(over("{}").isNull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"164551480386", "true", "\"yesterday\"", "\"2022-02-22\"", "\"2022-02-22T07:26:43\"", "{}", "[1]"
            })
    void instant_ofAnythingButATime_isNullAndUnreadable(String json) throws IOException {
        JsonReader reader = over(json);

        assertThat(reader.instant()).isNull();
        assertThat(reader.isUnreadable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "0",
                "-1",
                "\"0\"",
                "\"-1\"",
                "\"\"",
                "\" \"",
                "\"1970-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00.000Z\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"0001-01-01T00:00:00.000Z\""
            })
    void instant_placeholderForNoTime_isAbsentAndNotUnreadable(String json) throws IOException {
        JsonReader reader = over(json);

        assertThat(reader.instant()).isNull();
        assertThat(reader.isUnreadable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1645514803,2022-02-22T07:26:43Z",
        "1645514803.5,2022-02-22T07:26:43.500Z",
        "1645514803863,2022-02-22T07:26:43.863Z"
    })
    void instant_numberWhoseSizeShowsTheUnit_isRead(String json, Instant time) throws IOException {
        assertThat(over(json).instant()).isEqualTo(time);
    }

    @Test
    void instant_withoutZone_isReadInTheZoneOfTheProvider() throws IOException {
        assertThat(over("\"2022-02-22T07:26:43\"").instant(ZoneId.of("Europe/Berlin")))
                .isEqualTo("2022-02-22T06:26:43Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-22T07:26:43.863Z,2022-02-22T07:26:43.863Z",
        "2022-02-22T07:26:43Z,2022-02-22T07:26:43Z",
        "2022-02-22T07:26:43.863+05:45,2022-02-22T01:41:43.863Z"
    })
    void instant_isRead(String json, Instant moment) throws IOException {
        assertThat(over("\"" + json + "\"").instant()).isEqualTo(moment);
    }

    @Test
    void walk_readsKnownFieldsAndSkipsTheRest() throws IOException {
        JsonReader json = over("""
                {"before":{"id":"inner","deep":[[{"id":"no"}]]},"id":"outer","list":["a",{"b":[1,2]},["c"],null,"d"],
                 "skipped":[{"id":"no"}],"notAList":"x","notAnObject":[1],"after":true}
                """);
        List<String> seen = new ArrayList<>();

        assertThat(json.enterObject()).isTrue();
        while (json.nextField()) {
            switch (json.field()) {
                case "id" -> seen.add("id=" + json.text());
                case "list" -> {
                    assertThat(json.enterArray()).isTrue();
                    while (json.nextElement()) {
                        seen.add("element=" + json.text());
                    }
                }
                case "notAList" -> assertThat(json.enterArray()).isFalse();
                case "notAnObject" -> assertThat(json.enterObject()).isFalse();
                case "after" -> seen.add("after=" + json.flag());
                default -> {}
            }
        }
        json.requireEnd();

        assertThat(seen)
                .containsExactly(
                        "id=outer",
                        "element=a",
                        "element=null",
                        "element=null",
                        "element=null",
                        "element=d",
                        "after=true");
    }

    @Test
    void walk_emptyObjectsAndArrays_haveNothingInThem() throws IOException {
        JsonReader json = over("{\"a\":{},\"b\":[],\"c\":1}");
        List<String> fields = new ArrayList<>();

        json.enterObject();
        while (json.nextField()) {
            fields.add(json.field());
            if (json.enterObject()) {
                assertThat(json.nextField()).isFalse();
            } else if (json.enterArray()) {
                assertThat(json.nextElement()).isFalse();
            }
        }

        assertThat(fields).containsExactly("a", "b", "c");
    }

    @Test
    void walk_fieldThatComesTwice_isGivenTwice_soTheLastWins() throws IOException {
        JsonReader json = over("{\"id\":\"first\",\"id\":\"last\"}");
        String id = null;

        json.enterObject();
        while (json.nextField()) {
            id = json.text();
        }

        assertThat(id).isEqualTo("last");
        assertThat(ProviderDocument.of("{\"id\":\"first\",\"id\":\"last\"}").text("/id"))
                .contains("last");
    }

    @Test
    void documentFrom_isTheSliceOfTheObject() throws IOException {
        String text =
                "\n{\"ünï😀\":\"é\", \"people\" : [ {\"id\":\"ä\"} ,{\"id\":\"b\",\"x\":{\"y\":[1]}}], \"z\":\"\\u00e9\"}  ";
        JsonReader json = over(text);
        List<String> slices = new ArrayList<>();
        int whole = json.position();

        json.enterObject();
        while (json.nextField()) {
            if (json.field().equals("people") && json.enterArray()) {
                while (json.nextElement()) {
                    int position = json.position();
                    json.enterObject();
                    while (json.nextField()) {}
                    slices.add(json.documentFrom(position).json());
                }
            }
        }

        assertThat(slices).containsExactly("{\"id\":\"ä\"}", "{\"id\":\"b\",\"x\":{\"y\":[1]}}");
        assertThat(json.documentFrom(whole).json()).isEqualTo(text.strip());
    }

    @Test
    void documentFrom_singleValue_isTheWholeValueHoweverItWasRead() throws IOException {
        String moment = "\"2022-02-22T07:26:43.863Z\"";
        JsonReader json = over("[" + moment + ",\"made-up\",17]");
        List<String> slices = new ArrayList<>();
        json.enterArray();
        while (json.nextElement()) {
            int position = json.position();
            json.instant();
            slices.add(json.documentFrom(position).json());
        }

        assertThat(slices).containsExactly(moment, "\"made-up\"", "17");
    }

    @Test
    void documentFrom_afterAByteOrderMark_isTheSliceStill() throws IOException {
        JsonReader json = over("\ufeff{\"id\":\"ä\"}");
        int position = json.position();

        json.enterObject();
        assertThat(json.nextField()).isTrue();
        assertThat(json.text()).isEqualTo("ä");
        assertThat(json.nextField()).isFalse();
        json.requireEnd();

        assertThat(json.documentFrom(position).json()).isEqualTo("{\"id\":\"ä\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void everyEncodingOfJson_isRead(String charset) throws IOException {
        String text = "{\"id\":\"ü😀\",\"end\":\"2022-02-22T07:26:43.863Z\",\"part\":{\"n\":1}}";
        for (String beginning : List.of("", "\ufeff", "  ")) {
            byte[] bytes = (beginning + text).getBytes(Charset.forName(charset));
            JsonReader json = JsonReader.over(bytes);
            int position = json.position();

            json.enterObject();
            assertThat(json.nextField()).isTrue();
            assertThat(json.text()).isEqualTo("ü😀");
            assertThat(json.nextField()).isTrue();
            assertThat(json.instant()).isEqualTo(Instant.parse("2022-02-22T07:26:43.863Z"));
            while (json.nextField()) {}

            assertThat(json.documentFrom(position).json()).isEqualTo(text);
            assertThat(json.documentFrom(position).number("/part/n")).contains(BigDecimal.ONE);
            ProviderDocument whole = ProviderDocument.of(bytes);
            assertThat(whole.json()).endsWith(text);
            assertThat(whole.text("/id")).contains("ü😀");
        }
    }

    @Test
    void everyEncodingOfJson_isReadWhenTheTextIsOneCharacter() throws IOException {
        for (String charset : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            assertThat(JsonReader.over("7".getBytes(Charset.forName(charset))).wholeNumber())
                    .as(charset)
                    .isEqualTo(7);
        }
    }

    @Test
    void halfAUtf16Character_fails() {
        byte[] torn = Arrays.copyOf("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), 13);

        assertThatThrownBy(() -> JsonReader.over(torn)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":[1,",
                "{\"a\":\"torn",
                "{\"a\":tru",
                "{\"a\":{\"b\":{}}",
                "<html></html>",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":1} {\"a\":2}",
                "// comment\n{}",
                "{\"a\":\"tab\tinside\"}",
                "{\"a\":\"\\x\"}"
            })
    void brokenJson_fails(String text) {
        assertThatThrownBy(() -> walk(text)).isInstanceOf(IOException.class);
    }

    @Test
    void textThatIsNotUtf8_fails() {
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> walk(JsonReader.over(latin1))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}|1", "` {\"a\":1}\r\n\t `|2", "[]|1", "\"text\"|1", "null|1", "[{\"a\":[[]]}]|4"})
    void validJson_isReadToItsEnd(String text, int values) throws IOException {
        assertThat(walk(text)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200})
    void nestingWithinTheLimit_isRead(int depth) throws IOException {
        assertThat(walk("[".repeat(depth) + "]".repeat(depth))).isEqualTo(depth);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 10_000, 1_000_000})
    void nestingBeyondTheLimit_fails(int depth) {
        assertThatThrownBy(() -> walk("[".repeat(depth) + "]".repeat(depth))).isInstanceOf(IOException.class);
    }

    @Test
    void longTexts_areRead() throws IOException {
        String text = "x".repeat(25_000_000);

        assertThat(over("\"" + text + "\"").text()).isEqualTo(text);
    }

    @Test
    void numberWithAHugeExponent_isNotExpanded() throws IOException {
        assertThat(over("1e1000000000").number()).isEqualTo(new BigDecimal("1e1000000000"));
    }

    private static JsonReader over(String json) throws IOException {
        return JsonReader.over(json.getBytes(StandardCharsets.UTF_8));
    }

    private static int walk(String text) throws IOException {
        return walk(over(text));
    }

    /** Into everything, as the most thorough of mappings would; returns how many values that is. */
    private static int walk(JsonReader json) throws IOException {
        int values = into(json);
        json.requireEnd();
        return values;
    }

    private static int into(JsonReader json) throws IOException {
        int values = 1;
        if (json.enterObject()) {
            while (json.nextField()) {
                values += into(json);
            }
        } else if (json.enterArray()) {
            while (json.nextElement()) {
                values += into(json);
            }
        } else {
            json.text();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "0", "null", "{\"a\":7}"})
    void tinyElements_areReadUpToALimitThatGrowsWithTheResponse(String element) throws IOException {
        String separated = element + ",";
        for (int bytes : new int[] {1 << 20, 1 << 21}) {
            byte[] list = utf8("[" + separated.repeat(bytes / separated.length()) + element + "]");
            JsonReader json = JsonReader.over(list);
            json.enterArray();
            int limit = 20_000 + list.length / 32;
            for (int read = 0; read < limit; read++) {
                assertThat(json.nextElement()).isTrue();
            }

            assertThatThrownBy(json::nextElement)
                    .isInstanceOf(UnusableResponseException.class)
                    .hasMessage("it has more than " + limit + " list elements, too many for its size");
        }
    }

    @Test
    void objectsListedByTheirIds_countAsElements() throws IOException {
        JsonReader json = JsonReader.over(utf8("{" + "\"a\":{},".repeat(100_000) + "\"b\":0}"));
        json.enterObject();

        assertThatThrownBy(() -> {
                    while (json.nextField()) {}
                })
                .isInstanceOf(UnusableResponseException.class);
    }

    /** A hundred thousand people with little more than an id and a time. */
    @Test
    void longListOfUsualElements_isReadWhole() throws IOException {
        String person = "{\"id\":\"person-12345\",\"times\":[{\"start\":\"2022-02-22T07:26:43.863Z\"}]}";

        assertThat(walk("[" + (person + ",").repeat(100_000) + person + "]")).isEqualTo(1 + 100_001 * 5);
    }

    @Test
    void tinyElementsThatNobodyReads_areSkipped() throws IOException {
        JsonReader json = JsonReader.over(utf8("{\"a\":[" + "{},".repeat(100_000) + "{}]}"));
        json.enterObject();

        assertThat(json.nextField()).isTrue();
        assertThat(json.nextField()).isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
