package io.unisession.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Secret;
import io.unisession.internal.text.Redactor;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HidingAuthenticatorTest {
    private static final Secret PART = Secret.of("made-up-part");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void alsoHiding_sendsTheSame_andRedactsMore() {
        Authorization sent = Authenticator.bearer(Secret.of("made-up-token"))
                .alsoHiding(List.of(PART))
                .authorization(SECOND)
                .orElseThrow();

        assertThat(sent.name()).isEqualTo("Authorization");
        assertThat(sent.value().reveal()).isEqualTo("Bearer made-up-token");
        assertThat(sent.place()).isEqualTo(Authorization.Place.HEADER);
        assertThat(Redactor.of(sent.secrets()).show("made-up-part of made-up-token"))
                .isEqualTo("Secret[***] of Secret[***]");
    }

    @Test
    void authorization_ofTheSameCredential_isTheSameObject() {
        Authenticator hiding =
                Authenticator.query("key", Secret.of("made-up-key")).alsoHiding(List.of(PART));

        Authorization sent = hiding.authorization(SECOND).orElseThrow();

        assertThat(hiding.authorization(SECOND).orElseThrow()).isSameAs(sent);
        assertThat(sent.place()).isEqualTo(Authorization.Place.QUERY);
    }

    @Test
    void authorization_none_isEmpty() {
        assertThat(Authenticator.none().alsoHiding(List.of(PART)).authorization(SECOND))
                .isEmpty();
    }

    @Test
    void authorization_ofARenewedToken_isNew() {
        Tokens tokens = new Tokens();
        Authenticator hiding = Authenticator.token("X-Key", "", tokens).alsoHiding(List.of(PART));
        Authorization first = hiding.authorization(SECOND).orElseThrow();

        assertThat(hiding.renew(first)).isTrue();

        assertThat(hiding.authorization(SECOND))
                .map(sent -> sent.value().reveal())
                .isEqualTo(Optional.of("made-up-1"));
    }

    @Test
    void renew_ofAFixedCredential_returnsFalse() {
        Authenticator hiding = Authenticator.bearer(Secret.of("made-up")).alsoHiding(List.of(PART));

        assertThat(hiding.renew(hiding.authorization(SECOND).orElseThrow())).isFalse();
    }

    /** Numbered from zero, each good until it is refused. */
    private static final class Tokens implements TokenSource {
        private int minted;
        private Secret current = Secret.of("made-up-0");

        @Override
        public Secret token(Duration timeLeft) {
            return current;
        }

        @Override
        public boolean renew(Secret refused) {
            minted++;
            current = Secret.of("made-up-" + minted);
            return true;
        }
    }
}
