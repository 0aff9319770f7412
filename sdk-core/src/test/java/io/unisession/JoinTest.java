package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;

/** What is asked of, and got from, a provider that lets someone in. */
class JoinTest {
    @Test
    void request_equals_comparesAllFields() {
        EqualsVerifier.forClass(JoinRequest.class)
                .withNonnullFields("sessionId")
                .verify();
    }

    @Test
    void request_isUnsetUntilSet() {
        JoinRequest bare = JoinRequest.forSession("s");
        JoinRequest full = bare.withName("Ada").withParticipantId("p").withLifetime(Duration.ofMinutes(5));

        assertThat(bare.sessionId()).isEqualTo("s");
        assertThat(bare.name()).isEmpty();
        assertThat(bare.participantId()).isEmpty();
        assertThat(bare.lifetime()).isEmpty();
        assertThat(full.name()).contains("Ada");
        assertThat(full.participantId()).contains("p");
        assertThat(full.lifetime()).contains(Duration.ofMinutes(5));
        assertThat(full.toString()).doesNotContain("Ada");
    }

    @Test
    void request_invalidParts_areRejected() {
        JoinRequest request = JoinRequest.forSession("s");

        assertThatIllegalArgumentException().isThrownBy(() -> request.withLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> request.withLifetime(Duration.ofSeconds(-1)));
        assertThatNullPointerException().isThrownBy(() -> request.withName(null));
        assertThatNullPointerException().isThrownBy(() -> JoinRequest.forSession(null));
    }

    @Test
    void token_isKeptAndNotPrinted() {
        JoinToken token = JoinToken.builder(Secret.of("canary"))
                .participantId("p")
                .roomId("r")
                .expiresAt(Instant.EPOCH)
                .raw(ProviderDocument.of("{\"token\":\"canary\"}"))
                .metadata(ResponseMetadata.builder()
                        .httpStatus(200)
                        .requestId("7f3a")
                        .attempts(1)
                        .build())
                .build();

        assertThat(token.token().reveal()).isEqualTo("canary");
        assertThat(token.participantId()).contains("p");
        assertThat(token.roomId()).contains("r");
        assertThat(token.expiresAt()).contains(Instant.EPOCH);
        assertThat(token.raw().text("/token")).contains("canary");
        assertThat(token.metadata().requestId()).contains("7f3a");
        assertThat(token).hasToString("JoinToken[***, participantId=p, roomId=r, expiresAt=1970-01-01T00:00:00Z]");
    }

    @Test
    void token_withoutKeyAndSecret_namesThem() {
        JoinToken token = JoinToken.builder(Secret.of("t")).build();

        assertThat(token.participantId()).isEmpty();
        assertThat(token.roomId()).isEmpty();
        assertThat(token.expiresAt()).isEmpty();
        assertThat(token.raw().isEmpty()).isTrue();
        assertThat(token.metadata()).isEqualTo(ResponseMetadata.none());
    }
}
