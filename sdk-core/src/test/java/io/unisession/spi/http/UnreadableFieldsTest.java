package io.unisession.spi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is there and cannot be read is named, once, by the object that it belongs to. */
class UnreadableFieldsTest {
    @Test
    void fieldsOfInnerObjects_belongToThoseObjectsOnly() throws IOException {
        JsonReader json = over("""
                {"start":"soon","people":[{"name":"Ada","stays":[{"end":"late"},{"end":null},{"end":{}}],"left":"?"},
                 {"name":"Bo"}],"end":"later","label":"x"}
                """);
        List<String> seen = new ArrayList<>();

        int session = json.position();
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "start", "end" -> json.instant();
                case "label" -> json.text();
                case "people" -> {
                    json.enterArray();
                    while (json.nextElement()) {
                        seen.add(person(json, seen));
                    }
                }
                default -> {}
            }
        }

        assertThat(seen).containsExactly("stay [end]", "stay []", "stay [end]", "person [left]", "person []");
        assertThat(json.unreadableFields(session)).containsExactly("start", "end");
        assertThat(json.unreadableFields(session)).isEmpty();
        assertThat(json.unreadableFields()).containsExactly("start", "end", "left");
    }

    private static String person(JsonReader json, List<String> seen) throws IOException {
        int position = json.position();
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "name" -> json.id();
                case "left" -> json.instant();
                case "stays" -> {
                    json.enterArray();
                    while (json.nextElement()) {
                        int stay = json.position();
                        json.enterObject();
                        while (json.nextField()) {
                            json.instant();
                        }
                        seen.add("stay " + json.unreadableFields(stay));
                    }
                }
                default -> {}
            }
        }
        return "person " + json.unreadableFields(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|[a]",
                "[1]|[a]",
                "\"x\"|[]",
                "7|[]",
                "true|[]",
                "null|[]",
                "\"\"|[]",
            })
    void text_ofAnObjectOrArray_isUnreadable(String value, String expected) throws IOException {
        assertThat(unreadable(value, JsonReader::id)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}|[]", "[]|[a]", "\"x\"|[a]", "7|[a]", "false|[a]", "null|[]", "\"\"|[]", "\" \"|[]"})
    void object_ofAnotherType_isUnreadable(String value, String expected) throws IOException {
        assertThat(unreadable(value, JsonReader::enterObject)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1.5|[a]", "\"x\"|[a]", "true|[a]", "{}|[a]", "12|[]", "\"12\"|[]", "\"\"|[]", "null|[]"})
    void wholeNumber_ofAnotherType_isUnreadable(String value, String expected) throws IOException {
        assertThat(unreadable(value, JsonReader::wholeNumber)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"yes\"|[a]", "1|[a]", "true|[]", "\"\"|[]", "null|[]"})
    void flag_ofAnotherType_isUnreadable(String value, String expected) throws IOException {
        assertThat(unreadable(value, JsonReader::flag)).hasToString(expected);
    }

    /** Providers send some values in several forms, and a mapping tries one after the other. */
    @Test
    void valueThatOneOfSeveralReadingsUnderstands_isReadable() throws IOException {
        assertThat(unreadable("\"p-1\"", json -> json.enterObject() ? null : json.id()))
                .isEmpty();
        assertThat(unreadable("[1]", json -> json.enterObject() || json.enterArray()))
                .isEmpty();
        assertThat(unreadable("1645514803", json -> json.flag() == null ? json.instant() : null))
                .isEmpty();
        assertThat(unreadable("\"soon\"", json -> json.instant() == null ? json.text() : null))
                .containsExactly("a");
    }

    @Test
    void valueThatIsNotRead_isNotUnreadable() throws IOException {
        assertThat(unreadable("{\"b\":\"x\"}", json -> null)).isEmpty();
    }

    @Test
    void elementOfAnArray_isNamedAfterTheArray() throws IOException {
        assertThat(unreadable("[7,[\"x\"]]", json -> {
                    json.enterArray();
                    while (json.nextElement()) {
                        json.enterObject();
                    }
                    return null;
                }))
                .containsExactly("a");
    }

    @Test
    void longName_isCut() throws IOException {
        JsonReader json = over("{\"" + "n".repeat(1000) + "\":[]}");
        int position = json.position();
        json.enterObject();
        json.nextField();
        json.text();
        json.nextField();

        assertThat(json.unreadableFields(position)).containsExactly("n".repeat(64) + "…");
    }

    @FunctionalInterface
    private interface Reading {
        Object read(JsonReader json) throws IOException;
    }

    private static List<String> unreadable(String value, Reading reading) throws IOException {
        JsonReader json = over("{\"a\":" + value + ",\"b\":1}");
        int position = json.position();
        json.enterObject();
        while (json.nextField()) {
            if (json.field().equals("a")) {
                reading.read(json);
            }
        }
        return json.unreadableFields(position);
    }

    private static JsonReader over(String json) throws IOException {
        return JsonReader.over(json.getBytes(UTF_8));
    }
}
