package io.unisession.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header can carry ends at exactly these characters: one more, and a value could begin a header of its own. */
class HeaderTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"X-Tenant", "a", "!#$%&'*+-.^_`|~09azAZ"})
    void name_ofTokenCharacters_isAccepted(String name) {
        assertThatCode(() -> HeaderText.require(name, "v")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X Tenant",
                "X-Tenant ",
                "X-Tenant:",
                "\"X\"",
                "X\tTenant",
                "X\r\nTenant",
                "X\u007f",
                "Xü"
            })
    void name_ofAnythingElse_isRejected(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderText.require(name, "v"))
                .withMessageStartingWith("invalid header name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a b", "!~"})
    void value_ofVisibleCharactersBlanksAndTabs_isAccepted(String value) {
        assertThat(HeaderText.isValue(value)).isTrue();
        assertThatCode(() -> HeaderText.require("X-Tenant", value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\rb", "\u0000", "\u001f", "\u007f", "ü", "a\u0085b"})
    void value_ofAnythingElse_isRejectedWithoutQuotingIt(String value) {
        assertThat(HeaderText.isValue(value)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeaderText.require("X-Tenant", value))
                .withMessage("the value for header X-Tenant has characters that a header cannot carry, "
                        + "such as a line break at its end; remove them");
    }
}
