package io.unisession.spi.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what another one sends, and lets more be hidden where a service quotes it. */
final class HidingAuthenticator implements Authenticator {
    private final Authenticator sending;
    private final HiddenWords secrets;
    // Benign race: two threads may make the same authorization.
    private volatile @Nullable Prepared prepared;

    private record Prepared(Authorization sent, Optional<Authorization> hiding) {}

    HidingAuthenticator(Authenticator sending, HiddenWords secrets) {
        this.sending = sending;
        this.secrets = secrets;
    }

    @Override
    public Optional<Authorization> authorization() {
        return hiding(sending.authorization());
    }

    @Override
    public Optional<Authorization> authorization(Duration timeLeft) {
        return hiding(sending.authorization(timeLeft));
    }

    @SuppressWarnings("ReferenceEquality") // authenticators give the same object as long as it is the same credential
    private Optional<Authorization> hiding(Optional<Authorization> sent) {
        if (sent.isEmpty()) {
            return sent;
        }
        Prepared last = prepared;
        if (last == null || last.sent != sent.get()) {
            last = new Prepared(sent.get(), Optional.of(sent.get().alsoHiding(secrets)));
            prepared = last;
        }
        return last.hiding;
    }

    @Override
    public boolean renew(Authorization refused) {
        return sending.renew(refused);
    }
}
