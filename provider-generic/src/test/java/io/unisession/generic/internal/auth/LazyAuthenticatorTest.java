package io.unisession.generic.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Secret;
import io.unisession.spi.http.Authenticator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LazyAuthenticatorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Authenticator FOUND = Authenticator.bearer(Secret.of("made-up"));

    @Test
    void authorization_settingsFound_areNotLookedUpAgain() {
        Deque<Authenticator> once = new ArrayDeque<>(List.of(FOUND));
        LazyAuthenticator late = new LazyAuthenticator(once::remove);

        assertThat(late.authorization(SECOND)).isEqualTo(FOUND.authorization(SECOND));
        assertThat(late.authorization(SECOND)).isEqualTo(FOUND.authorization(SECOND));
    }

    @Test
    void authorization_settingsMissing_areLookedUpAgain() {
        Deque<Supplier<Authenticator>> tries = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalStateException("missing");
                },
                () -> FOUND));
        LazyAuthenticator late = new LazyAuthenticator(() -> tries.remove().get());

        assertThatThrownBy(() -> late.authorization(SECOND)).hasMessage("missing");
        assertThat(late.authorization(SECOND)).isEqualTo(FOUND.authorization(SECOND));
    }

    @Test
    void lazyAuthenticator_unused_looksUpNothing() {
        Deque<Authenticator> once = new ArrayDeque<>(List.of(FOUND));

        assertThat(new LazyAuthenticator(once::remove)).isNotNull();
        assertThat(once).hasSize(1);
    }
}
