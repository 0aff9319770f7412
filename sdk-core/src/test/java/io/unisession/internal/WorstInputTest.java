package io.unisession.internal;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.unisession.Secret;
import io.unisession.SessionJson;
import io.unisession.SessionReference;
import io.unisession.internal.json.DecimalText;
import io.unisession.internal.json.RetryAfter;
import io.unisession.internal.json.Timestamps;
import io.unisession.internal.text.LinkHeader;
import io.unisession.internal.text.PathTemplate;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.LinkQuery;
import io.unisession.spi.Suggestions;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reader of text from outside, with 200,000 characters of what takes it longest. In time that is linear in the
 * length, each takes milliseconds; in quadratic time, it would take minutes, and with recursion, the stack would
 * overflow.
 */
@Timeout(30)
class WorstInputTest {
    private static final int LENGTH = 200_000;

    private static final Redactor REDACTOR =
            Redactor.of(List.of(Secret.of("aaaaaaaaaaaaaaab"), Secret.of("%41%41%41%41&amp;\\u0041")));

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "time",
            text -> Timestamps.parse(text, ZoneOffset.UTC),
            "placeholder of a time",
            Timestamps::isNone,
            "number",
            DecimalText::parse,
            "link header",
            LinkHeader::next,
            "link",
            text -> LinkQuery.of("https://a.example/", "/list", text, name -> false),
            "wait",
            text -> RetryAfter.of(429, name -> Optional.of(text), Instant.EPOCH),
            "redaction",
            text -> REDACTOR.show(text),
            "redaction of a form",
            REDACTOR::finds,
            "escapes",
            Redactor::escaped,
            "suggestion",
            text -> Suggestions.nearest(text, List.of("bearer", "x".repeat(50))));

    /** Starts and repeated parts that make a reader look back, look ahead, or nest. */
    static Stream<Arguments> worstInputs() {
        List<String> starts = List.of("", "2022-02-22T07:26:43.", "<a>; rel=\"", "1e");
        List<String> repeated = List.of(
                "1",
                "9.",
                " ",
                ",",
                "<",
                "<>;",
                "\"",
                "\\",
                "\\\\u0041",
                "%25",
                "&amp;",
                "&",
                "=",
                "a",
                "aaaaaaaaaaaaaaa ",
                "-",
                ":",
                "\u202e",
                "Σ",
                "İ",
                "rel=next;",
                "?a=b&");
        return READERS.keySet().stream()
                .sorted()
                .flatMap(reader -> repeated.stream().map(part -> Arguments.of(reader, part, starts)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("worstInputs")
    void longText_areReadOrRejected(String reader, String repeated, List<String> starts) {
        String rest = repeated.repeat(LENGTH / repeated.length());
        for (String start : starts) {
            assertThatCode(() -> READERS.get(reader).accept(start + rest)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("json")
    void longJson_areReadOrRejected(String before, String repeated, String after) throws IOException {
        String json = before + repeated.repeat(LENGTH / repeated.length()) + after;
        readAll(json);
        try {
            SessionJson.readAll(json);
        } catch (IllegalArgumentException rejected) {
            // As it should be.
        }
    }

    static Stream<Arguments> json() {
        return Stream.of(
                Arguments.of("", "[", ""),
                Arguments.of("", "{\"a\":", ""),
                Arguments.of("[", "{},", "{}]"),
                Arguments.of("[", "[],", "[]]"),
                Arguments.of("[", "1,", "1]"),
                Arguments.of("[\"", "a", "\"]"),
                Arguments.of("[\"", "\\u0041", "\"]"),
                Arguments.of("[\"", "\\\\", "\"]"),
                Arguments.of("[\"2022-02-22T07:26:43.", "1", "Z\"]"),
                Arguments.of("[", "1", "]"),
                Arguments.of("[1e", "9", "]"),
                Arguments.of("[0.", "0", "1]"),
                Arguments.of("{\"", "a", "\":1}"),
                Arguments.of("{", "\"a\":1,", "\"a\":1}"),
                Arguments.of("", " ", "[]"));
    }

    private static void readAll(String json) {
        try {
            readValues(JsonReader.over(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | UnusableResponseException rejected) {
            // As it should be.
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Reads every value in every way. */
    private static void readValues(JsonReader json) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                readValue(json);
            }
        } else if (json.enterObject()) {
            while (json.nextField()) {
                readValue(json);
            }
        }
    }

    private static void readValue(JsonReader json) throws IOException {
        json.text();
        json.instant();
        json.number();
        json.wholeNumber();
        json.flag();
        json.isUnreadable();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void longTemplatesAndReferences_areReadOrRejected(String repeated) {
        String text = "/" + repeated.repeat(LENGTH / repeated.length());
        Stream.<Runnable>of(() -> PathTemplate.parse(text), () -> SessionReference.parse("a:" + text))
                .forEach(reading -> {
                    try {
                        reading.run();
                    } catch (IllegalArgumentException rejected) {
                        // As it should be.
                    }
                });
    }

    static Stream<String> templates() {
        return Stream.of("a/", "{a}/", "{", "}", "{a", "..", "/", "%2e/", "a:");
    }
}
