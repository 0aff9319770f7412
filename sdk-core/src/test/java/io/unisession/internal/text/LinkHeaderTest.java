package io.unisession.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a>; rel=next | a",
                "<a>;rel=\"next\" | a",
                "<a> ; REL = \"last NEXT\" | a",
                "<a>; title=\"x, <b>; rel=prev\"; rel=next | a",
                "<a>; title=\"\\\"; rel=prev\"; rel=next | a",
                "<a>; rel=prev, <b>; rel=next | b",
                "<a>,<b>;rel=next,<c>;rel=next | b",
                "<a,b;c>; x; y=; rel=next | a,b;c",
                "<a> junk \"q,q\" ; rel=next | a",
                "<a>; rel==next | a",
            })
    void next_isFound(String header, String target) {
        assertThat(LinkHeader.next(header)).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<a",
                "a; rel=next",
                "<a>; rel=nextish",
                "<a>; title=rel",
                "<a>; rel",
                "<a>; rel=",
                "<a>; rel=prev; rel=next",
                "<a>; title=\"; rel=next",
                "<a>; rel=\"next, <b>",
                "<a>; rel=\"next\\",
            })
    void next_isAbsent(String header) {
        assertThat(LinkHeader.next(header).filter(target -> !target.isEmpty())).isEmpty();
    }

    /** Whatever a service sends: twice as much takes twice as many steps, and no deeper stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<>",
                ">",
                "\"",
                "\\",
                ";",
                ",",
                "=",
                " ",
                "<>;",
                "<>;rel=\"",
                "<>a\"",
                ";a=\"b\"",
                "<>;=,",
                "<>; rel=\"\\\""
            })
    void longHeader_isReadInOnePass(String piece) {
        for (int length : new int[] {100_000, 200_000}) {
            CountedText header = new CountedText(piece.repeat(length / piece.length()));

            assertThat(LinkHeader.next("<>;" + header)).isEmpty();
            assertThat(LinkHeader.next(header)).isEmpty();
            assertThat(header.charactersRead).isLessThan(6L * length);
        }
    }

    @Test
    void longHeader_beforeTheLink_isPassed() {
        assertThat(LinkHeader.next("<>;\"" + "a".repeat(100_000) + "\", <b>; rel=next"))
                .contains("b");
    }

    private static final class CountedText implements CharSequence {
        private final String text;
        private long charactersRead;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            charactersRead++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
