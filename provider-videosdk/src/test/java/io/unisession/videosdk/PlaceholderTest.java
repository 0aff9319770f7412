package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void name_isThatOfThePackage() {
        assertThat(Placeholder.name()).isEqualTo("io.unisession.videosdk");
    }
}
