package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RM_6nAkVw",
                "Zoë 😀",
                "a\u0000b",
                "\uD83D",
                "\uDE00\uD83D",
                "C:\\u0000",
                "\\",
                "$1",
                "x\\\\y"
            })
    void storedText_isRestored(String original) {
        assertThat(StoredText.original(StoredText.of(original))).isEqualTo(original);
    }

    @Test
    void storedText_hasNothingThatADatabaseRefuses() {
        assertThat(StoredText.of("a\u0000\uD83D")).isEqualTo("a\\u0000\\ud83d");
        assertThat(StoredText.of("Zoë 😀")).isEqualTo("Zoë 😀");
    }

    @Test
    void room_cutWithinAPair_canBeStored() {
        assertThat(StoredText.ofRoom("x".repeat(199) + "😀")).isEqualTo("x".repeat(199) + "\\ud83d");
    }
}
