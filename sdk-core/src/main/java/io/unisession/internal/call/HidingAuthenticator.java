package io.unisession.internal.call;

import io.unisession.Secret;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what another authenticator sends, and redacts more. */
public final class HidingAuthenticator implements Authenticator {
    private final Authenticator sending;
    private final List<Secret> secrets;
    // Benign race: two threads may create the same authorization.
    private volatile @Nullable Prepared prepared;

    private record Prepared(Authorization sent, Optional<Authorization> hiding) {}

    /** Creates an authenticator that redacts secrets in addition to those of another. */
    public HidingAuthenticator(Authenticator sending, List<Secret> secrets) {
        this.sending = sending;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public Optional<Authorization> authorization(Duration timeLeft) {
        return hiding(sending.authorization(timeLeft));
    }

    @SuppressWarnings("ReferenceEquality") // authenticators return the same object for the same credentials
    private Optional<Authorization> hiding(Optional<Authorization> sent) {
        if (sent.isEmpty()) {
            return sent;
        }
        Prepared last = prepared;
        if (last == null || last.sent != sent.get()) {
            last = new Prepared(sent.get(), Optional.of(sent.get().hiding(secrets)));
            prepared = last;
        }
        return last.hiding;
    }

    @Override
    public boolean renew(Authorization rejected) {
        return sending.renew(rejected);
    }

    @Override
    public boolean renew(Authorization rejected, Instant serviceTime) {
        return sending.renew(rejected, serviceTime);
    }
}
