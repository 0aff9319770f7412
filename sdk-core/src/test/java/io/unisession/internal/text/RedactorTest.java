package io.unisession.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Secret;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = Redactor.of(List.of(Secret.of("pass/word \"1\"")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass/word \"1\"",
                "pass%2Fword+%221%22",
                "pass%2Fword%20%221%22",
                "pass/word \\\"1\\\"",
                "pass\\/word \\\"1\\\""
            })
    void secret_isHiddenInEverySpellingThatServicesQuote(String form) {
        assertThat(redactor.show("no " + form + "!")).isEqualTo("no Secret[***]!");
        assertThat(redactor.finds("no " + form + "!")).isTrue();
    }

    @Test
    void textWithoutSecrets_staysTheSameObject() {
        String text = "nothing to hide";

        assertThat(redactor.show(text)).isSameAs(text);
        assertThat(redactor.finds(text)).isFalse();
        assertThat(Redactor.NONE.show(text)).isSameAs(text);
    }

    @Test
    void secretThatContainsAnother_isRedactedWhole_inAnyOrder() {
        Redactor shorter = Redactor.of(List.of(Secret.of("made-up")));
        Redactor longer = Redactor.of(List.of(Secret.of("made-up-longer")));

        assertThat(shorter.and(longer).show("made-up-longer, made-up")).isEqualTo("Secret[***], Secret[***]");
        assertThat(longer.and(shorter).show("made-up-longer, made-up")).isEqualTo("Secret[***], Secret[***]");
    }

    @Test
    void blankSecret_hidesNothing() {
        assertThat(Redactor.of(List.of(Secret.of(""), Secret.of(" "))).show("a b"))
                .isEqualTo("a b");
    }

    @Test
    void lineBreaksControlsAndDirectionMarks_becomeSpaces() {
        assertThat(redactor.show("a\r\nb\u001b[2Jc\u2028d\u202ee\tf\u0085g")).isEqualTo("a b [2Jc d e f g");
        assertThat(redactor.show("Grüße, 東京 😀")).isEqualTo("Grüße, 東京 😀");
    }

    @Test
    void longText_isCutAtTheLimit_andNotInsideACharacter() {
        assertThat(redactor.show("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(redactor.show("x".repeat(301))).isEqualTo("x".repeat(300) + "…");
        assertThat(redactor.show("abc😀", 4)).isEqualTo("abc…");
        assertThat(redactor.show("abcdef", 4)).isEqualTo("abcd…");
    }

    @Test
    void secret_isHiddenBeforeTheTextIsCut() {
        assertThat(redactor.show("ab pass/word \"1\" c", 9)).isEqualTo("ab Secret…");
    }

    @Test
    void causeWithoutSecrets_staysTheSameObject() {
        Exception cause = new IOException("closed", new IllegalStateException("by the peer"));

        assertThat(redactor.show(cause)).isSameAs(cause);
    }

    @Test
    void causeThatQuotesTheService_isReplaced_withItsStackTrace() {
        Exception inner = new IOException("got pass/word \"1\"\nHTTP/1.1 200");
        Exception cause = new IllegalStateException("unexpected", inner);

        Throwable shown = redactor.show(cause);

        assertThat(shown).hasToString("java.lang.IllegalStateException: unexpected");
        assertThat(shown.getCause()).hasToString("java.io.IOException: got Secret[***] HTTP/1.1 200");
        assertThat(shown.getCause().getStackTrace()).isEqualTo(inner.getStackTrace());
        assertThat(shown.getCause()).hasMessageNotContaining("pass/word");
    }

    @Test
    void suppressedCauseThatQuotesTheService_isDropped() {
        Exception cause = new IOException("closed");
        cause.addSuppressed(new IOException("after pass/word \"1\""));

        assertThat(redactor.show(cause).getSuppressed()).isEmpty();
        assertThat(redactor.show(cause)).hasToString("java.io.IOException: closed");
    }

    @Test
    void causesInACycle_end() {
        Exception one = new Exception("pass/word \"1\"");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(redactor.show(one)).hasToString("java.lang.Exception: Secret[***]");
    }

    @Test
    void toString_showsNothing() {
        assertThat(redactor.toString()).doesNotContain("pass");
    }
}
