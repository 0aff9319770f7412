package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import io.unisession.SessionJson;
import org.junit.jupiter.api.Test;

class IndentedJsonTest {
    @Test
    void otherScripts_areEscapedAndReadBackWhole() {
        Session session =
                Session.builder("acme").id("ı-İ").label("Zoë \"und\" 你好 😀\n").build();

        String json = IndentedJson.of(SessionJson.write(session));

        assertThat(json).matches("[ -~\n]*").contains("\n  \"id\" : ");
        assertThat(SessionJson.read(json)).isEqualTo(session);
    }
}
