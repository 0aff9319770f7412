package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a body was cut off, which decides whether a request is sent again; in doubt, it was not. */
class JsonEndTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "[", " {\"a\":1", "\uFEFF\r\n\t [1,", "{\"a", "{\"a\\\"}", "{\"a\":[{}", "[[]"})
    void textThatStartsButDoesNotEnd_isCutOff(String text) {
        assertThat(isMissing(text, StandardCharsets.UTF_8)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", " [] ", "{\"a\":\"[{\"}", "{\"a\\\\\":[]}", "7", "\"a", "x{", "{}}"})
    void textThatEnds_orIsNeitherObjectNorArray_isNotCutOff(String text) {
        assertThat(isMissing(text, StandardCharsets.UTF_8)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void textInAWideEncoding_isNotLookedAt(String encoding) {
        assertThat(isMissing("{\"a\":1", Charset.forName(encoding))).isFalse();
    }

    /** What follows in the array is of an earlier response. */
    @Test
    void bytesAfterTheLength_areIgnored() {
        assertThat(JsonEnd.isMissing("{}[".getBytes(StandardCharsets.UTF_8), 2)).isFalse();
        assertThat(JsonEnd.isMissing(" {".getBytes(StandardCharsets.UTF_8), 1)).isFalse();
        assertThat(JsonEnd.isMissing(new byte[] {'{', 0}, 1)).isTrue();
    }

    private static boolean isMissing(String text, Charset encoding) {
        byte[] bytes = text.getBytes(encoding);
        return JsonEnd.isMissing(bytes, bytes.length);
    }
}
