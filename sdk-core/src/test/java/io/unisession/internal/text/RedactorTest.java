package io.unisession.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unisession.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.time.Duration;
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
                "pass\\/word \\\"1\\\"",
                "PASS/WORD \"1\"",
                "70:61:73:73:2f:77:6f:72:64:20:22:31:22",
                "70-61-73-73-2F-77-6F-72-64-20-22-31-22"
            })
    void secret_isHiddenInEverySpellingThatServicesQuote(String form) {
        assertThat(redactor.show("no " + form + "!")).isEqualTo("no Secret[***]!");
        assertThat(redactor.finds("no " + form + "!")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass%2fword%20%221%22",
                "pass%2fword+%221%22",
                "pass\\/word \\\"1\\\"",
                "\\u0070ass\\u002fword \\u00221\\u0022",
                "pass&#x2F;word&#32;&quot;1&quot;",
                "pass&sol;word&nbsp;&#34;1&#34;",
                "pass/\r\n word \"1\"",
                "pass/wo\\nrd\\t\\\"1\\\"",
                "pass%252Fword%2520%25221%2522",
                "pass\\\\\\/word \\\\\\\"1\\\\\\\"",
                "pass\u200b/word\u00a0\"1\"",
                "pass\u007f/word\u0085\"1\"",
                "pass\\u0000/word%00\"1\"",
                "pass&#0;/word&#9;\"1\"",
                "pass\\b/wo&#X72;d \"1\""
            })
    void secretInAnotherSpelling_isHidden(String spelling) {
        assertThat(redactor.show("no " + spelling + "!")).isEqualTo("no Secret[***]!");
        assertThat(redactor.finds("no " + spelling + "!")).isTrue();
    }

    /** Where an escape begins or ends the text, there is nothing before or after it to look at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass/word \"1\"",
                "\\u0070ass/word \"1\\u0022",
                "%70ass/word \"1%22",
                "&#112;ass/word \"1&#34;",
                "pass\\/word \\\"1\\\""
            })
    void textThatIsNothingButTheSecret_isHidden(String spelling) {
        assertThat(redactor.show(spelling)).isEqualTo("Secret[***]");
    }

    @Test
    void adjacentSecretsInOtherSpellings_areHiddenAndTheRestIsNot() {
        assertThat(redactor.show("100% a\\nb & c; pass%2fword%20%221%22pass/word \"1\" d"))
                .isEqualTo("100% a\\nb & c; Secret[***]Secret[***] d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "%2", "\\", "\\u00", "&", "&#", "&#x", "&#x110000;", "&#99999999;", "&nothing;", "%zz"})
    void halfAnEscape_isNotDecoded(String text) {
        assertThat(redactor.show("long enough to be looked at: " + text))
                .isEqualTo("long enough to be looked at: " + text);
    }

    /** If these were decoded to nothing, texts would be taken for the secret that are not. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "\\u00", "&", "&#", "&#;", "&#x;", "&#xg;", "&#x110000;", "&nothing;"})
    void halfAnEscapeWithinTheSecret_isAnotherText(String half) {
        String text = "pass" + half + "/word \"1\"";

        assertThat(redactor.show(text)).isEqualTo(text);
    }

    @Test
    void credentialOfUpToThreeLetters_isNotSearchedFor() {
        assertThat(Redactor.of(List.of(Secret.of("t"), Secret.of("abc"))).show("no such path abc"))
                .isEqualTo("no such path abc");
        assertThat(Redactor.of(List.of(Secret.of("abcd"))).show("no such path abcd"))
                .isEqualTo("no such path Secret[***]");
    }

    @Test
    void shortestCredential_isHiddenAlone_andInHexadecimal_butNotInBase64() {
        Redactor shortest = Redactor.of(List.of(Secret.of("abcd")));

        assertThat(shortest.show("abcd")).isEqualTo("Secret[***]");
        assertThat(shortest.show("YWJjZ 61626364")).isEqualTo("YWJjZ Secret[***]");
    }

    @Test
    void credentialOfEightLetters_isHiddenInAnotherCase_andAShorterOneIsNot() {
        assertThat(Redactor.of(List.of(Secret.of("password"))).show("no PASSWORD"))
                .isEqualTo("no Secret[***]");
        assertThat(Redactor.of(List.of(Secret.of("session"))).show("no SESSION"))
                .isEqualTo("no SESSION");
    }

    /** The beginning of a longer text may end within a secret. */
    @Test
    void beginningOfALongerText_doesNotShowHalfASecretAtItsEnd() {
        String shown = redactor.showBeginning("x".repeat(1000) + " pass/word \"1", 2000);

        assertThat(shown).matches("x+…");
        assertThat(redactor.showBeginning("pass/word \"1", 2000)).isEqualTo("…");
    }

    /** Twice the text takes about twice the time; it would take four times if each escape were sought anew. */
    @Test
    void longTextOfEscapes_takesLinearTime() {
        Redactor hiding = Redactor.of(List.of(Secret.of("a".repeat(40) + "b")));
        String text = "%61".repeat(500_000) + "&".repeat(500_000) + "\\".repeat(500_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hiding.show(text));
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
        assertThat(redactor.show("\n")).isEqualTo(" ");
        assertThat(redactor.show("\u202e\u2028")).isEqualTo(" ");
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
    void causeOfTheHttpLibrary_showsOnlyItsClass() {
        Exception quoting = thrownBy("okhttp3.internal.http.StatusLine", new ProtocolException("Unexpected: secret"));
        Exception network = thrownBy("okhttp3.internal.connection.RealCall", new ConnectException("refused"));
        Exception ofAnInterceptor = thrownBy("com.acme.VaultInterceptor", new IOException("the vault is closed"));
        Exception parsing = thrownBy("okio.Buffer", new NumberFormatException("Expected a digit but was 0x73"));

        assertThat(redactor.show(quoting))
                .hasToString("java.net.ProtocolException")
                .hasMessage("java.net.ProtocolException");
        assertThat(redactor.messageOf(quoting)).isNull();
        assertThat(redactor.show(parsing)).hasToString("java.lang.NumberFormatException");
        assertThat(redactor.show(network)).isSameAs(network);
        assertThat(redactor.messageOf(network)).isEqualTo("refused");
        assertThat(redactor.show(ofAnInterceptor)).isSameAs(ofAnInterceptor);
        assertThat(redactor.messageOf(ofAnInterceptor)).isEqualTo("the vault is closed");
    }

    private static Exception thrownBy(String className, Exception exception) {
        exception.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.lang.Long", "parseLong", null, 1),
            new StackTraceElement(className, "read", null, 1)
        });
        return exception;
    }

    @Test
    void suppressedCauseThatQuotesTheService_isDropped() {
        Exception cause = new IOException("closed");
        cause.addSuppressed(new IOException("after pass/word \"1\""));

        assertThat(redactor.show(cause).getSuppressed()).isEmpty();
        assertThat(redactor.show(cause)).hasToString("java.io.IOException: closed");
    }

    @Test
    void suppressedCauseWithoutSecrets_isKept() {
        Exception cause = new IOException("closed");
        cause.addSuppressed(new IOException("by the peer"));

        assertThat(redactor.show(cause)).isSameAs(cause);
    }

    /** The JVM leaves out the stack traces of exceptions that are thrown often, so nobody knows whose they are. */
    @Test
    void causeWithoutStackTrace_showsOnlyItsClass() {
        Exception cause = new NumberFormatException("Expected a digit but was 0x73");
        cause.setStackTrace(new StackTraceElement[0]);

        assertThat(redactor.show(cause)).hasToString("java.lang.NumberFormatException");
        assertThat(redactor.messageOf(cause)).isNull();
    }

    @Test
    void suppressedCausesInACycle_end() {
        Exception one = new Exception("pass/word \"1\"");
        Exception two = new Exception("two", one);
        one.addSuppressed(two);

        assertThat(redactor.show(two).getCause()).hasToString("java.lang.Exception: Secret[***]");
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
