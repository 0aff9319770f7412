package io.unisession.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values become one segment each, whatever they are, and templates are what they seem. */
class PathTemplateTest {
    private static final PathTemplate SESSION = PathTemplate.parse("/v2/sessions/{sessionId}");

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("621490331a4fb00409e38ca4", "621490331a4fb00409e38ca4"),
                Arguments.of("A-z_0.9~", "A-z_0.9~"),
                Arguments.of("a/b", "a%2Fb"),
                Arguments.of("a\\b", "a%5Cb"),
                Arguments.of("a b", "a%20b"),
                Arguments.of(" a ", "%20a%20"),
                Arguments.of("a+b", "a%2Bb"),
                Arguments.of("../x", "..%2Fx"),
                Arguments.of("..;", "..%3B"),
                Arguments.of("...", "..."),
                Arguments.of("%2e%2e", "%252e%252e"),
                Arguments.of("%", "%25"),
                Arguments.of("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"),
                Arguments.of("{sessionId}", "%7BsessionId%7D"),
                Arguments.of("éA-", "%C3%A9A-"),
                Arguments.of("ünïcode", "%C3%BCn%C3%AFcode"),
                Arguments.of("İıI", "%C4%B0%C4%B1I"),
                Arguments.of("٧", "%D9%A7"),
                Arguments.of("😀", "%F0%9F%98%80"),
                Arguments.of("a\nb\u0000c\u007f", "a%0Ab%00c%7F"),
                Arguments.of("\u00a0", "%C2%A0"),
                Arguments.of("http://evil.example", "http%3A%2F%2Fevil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%20", "a%20"})
    void parse_longSegment_isCheckedWithoutADeepStack(String part) {
        String path = "/" + part.repeat(1 << 20);

        assertThat(PathTemplate.parse(path).expand()).isEqualTo(path);
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(path + "?"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void expand_encodesEachValueOnce(String value, String segment) {
        assertThat(SESSION.expand(value)).isEqualTo("/v2/sessions/" + segment);
    }

    /** Any text at all, of which the fixed seed always makes the same. */
    @Test
    void expand_anyText_isOneSegmentThatDecodesToIt() {
        Random random = new Random(20260101);
        for (int round = 0; round < 5000; round++) {
            String value = random.ints(1 + random.nextInt(12), 1, Character.MAX_CODE_POINT + 1)
                    .map(codePoint -> random.nextBoolean() ? codePoint % 0x80 + 1 : codePoint)
                    .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (value.isBlank() || value.equals(".") || value.equals("..")) {
                continue;
            }

            String segment = SESSION.expand(value).substring("/v2/sessions/".length());

            assertThat(segment).matches("[A-Za-z0-9._~%-]+");
            assertThat(URLDecoder.decode(segment, StandardCharsets.UTF_8)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003", ".", ".."})
    void expand_invalidSegment_isRejectedByName(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SESSION.expand(value))
                .withMessageStartingWith("sessionId must not be ");
    }

    @Test
    void expand_null_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> SESSION.expand((String) null))
                .withMessage("sessionId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b", "\ude00\ud83d"})
    void expand_halfASurrogatePair_isRejected(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SESSION.expand(value))
                .withMessage(
                        "a path value must be valid Unicode, but has an unpaired surrogate, perhaps because it was cut inside an emoji");
    }

    @Test
    void expand_wrongNumberOfValues_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(SESSION::expand)
                .withMessage("wrong number of values for the path /v2/sessions/{sessionId}: expected 1, found 0");
        assertThatIllegalArgumentException().isThrownBy(() -> SESSION.expand("a", "b"));
    }

    @Test
    void expand_severalVariables_fillsThemInTheirOrder() {
        PathTemplate path = PathTemplate.parse("/accounts/{accountId}/sessions/{sessionId}/participants");

        assertThat(path.variables()).containsExactly("accountId", "sessionId");
        assertThat(path.expand("a", "b/c")).isEqualTo("/accounts/a/sessions/b%2Fc/participants");
    }

    @Test
    void expand_variableAmidASegment_staysInTheSegment() {
        PathTemplate path = PathTemplate.parse("/v2/spaces/{roomId}:end/{a}-{b}.json");

        assertThat(path.variables()).containsExactly("roomId", "a", "b");
        assertThat(path.expand("r/7", "..;", "c d")).isEqualTo("/v2/spaces/r%2F7:end/..%3B-c%20d.json");
        assertThatIllegalArgumentException().isThrownBy(() -> path.expand("r", ".", "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions", "/sessions/", "/", "//"})
    void parse_pathWithoutVariables_isThePathItself(String path) {
        assertThat(PathTemplate.parse(path).expand()).isEqualTo(path);
        assertThat(PathTemplate.parse(path).variables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sessions",
                "{id}",
                "/a {id}",
                "/{id}:b?c",
                "/{id",
                "/id}",
                "/{}",
                "/a?b=c",
                "/a#b",
                "/{a?b}",
                "/{a/b}"
            })
    void parse_misleadingTemplate_isRejected(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(template));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/./a", "/a/.."})
    void parse_dotSegment_isRejected(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(template));
    }
}
