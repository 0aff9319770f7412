package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.Session;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionJsonTest {
    @Test
    void text_otherScripts_areEscapedAndReadBackWhole() throws IOException {
        String label = "Zoë \"und\" 你好 😀\n";

        String json = new SessionJson(Instant.EPOCH)
                .text(Session.builder("acme").id("ı-İ").label(label).build());

        assertThat(json).matches("[ -~\n]*");
        assertThat(new ObjectMapper().readTree(json).at("/label").asText()).isEqualTo(label);
        assertThat(new ObjectMapper().readTree(json).at("/id").asText()).isEqualTo("ı-İ");
    }
}
