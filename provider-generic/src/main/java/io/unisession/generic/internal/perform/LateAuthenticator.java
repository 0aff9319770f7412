package io.unisession.generic.internal.perform;

import io.unisession.http.Authenticator;
import io.unisession.http.Authorization;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for its settings when it is first asked, and again until it finds them, so that who never needs them need not have them. */
final class LateAuthenticator implements Authenticator {
    private final Supplier<Authenticator> settings;
    // Benign race: two threads may look at once and find the same.
    private volatile @Nullable Authenticator found;

    LateAuthenticator(Supplier<Authenticator> settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Authorization> authorization() {
        Authenticator authenticator = found;
        if (authenticator == null) {
            authenticator = settings.get();
            found = authenticator;
        }
        return authenticator.authorization();
    }
}
