package io.unisession.spi;

import io.unisession.Secret;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rebuilds another authenticator whenever one of its settings has changed. */
final class ChangingAuthenticator implements Authenticator {
    private final ProviderSettings settings;
    private final Function<ProviderSettings, Authenticator> maker;
    private final ReadingLock making = new ReadingLock();

    private volatile Made made;

    ChangingAuthenticator(ProviderSettings settings, Function<ProviderSettings, Authenticator> maker) {
        this.settings = settings;
        this.maker = Objects.requireNonNull(maker, "maker");
        this.made = make();
    }

    /** A looked-up value; null if the source did not have it. */
    private record Lookup(
            SettingSource source, String name, @Nullable String value) {
        boolean isCurrent() {
            return Objects.equals(value, source.find(name).map(Secret::reveal).orElse(null));
        }
    }

    /** An authenticator and the values from which it was built. */
    private static final class Made {
        private final Authenticator authenticator;
        private final Set<Lookup> lookups;
        /** Null until the first request. */
        private volatile @Nullable Authorization lastSent;

        Made(Authenticator authenticator, Set<Lookup> lookups) {
            this.authenticator = authenticator;
            this.lookups = lookups;
        }

        boolean isCurrent() {
            return lookups.stream().allMatch(Lookup::isCurrent);
        }

        Optional<Authorization> authorization(Duration timeLeft) {
            Optional<Authorization> authorization = authenticator.authorization(timeLeft);
            lastSent = authorization.orElse(null);
            return authorization;
        }

        boolean hasSent(Authorization rejected) {
            Authorization sent = lastSent;
            return sent != null && sent.value().equals(rejected.value());
        }
    }

    private Made make() {
        Set<Lookup> lookups = ConcurrentHashMap.newKeySet();
        ProviderSettings read = settings.withSources(
                source -> source.reportingTo((name, value) -> lookups.add(new Lookup(source, name, value))));
        return new Made(maker.apply(read), lookups);
    }

    @Override
    public Optional<Authorization> authorization(Duration timeLeft) {
        Made current = made;
        return (current.isCurrent() ? current : renewed(current)).authorization(timeLeft);
    }

    private Made renewed(Made outdated) {
        return making.locked(() -> {
            if (made == outdated) {
                made = make();
            }
            return made;
        });
    }

    @Override
    public boolean renew(Authorization rejected) {
        return renew(rejected, authenticator -> authenticator.renew(rejected));
    }

    @Override
    public boolean renew(Authorization rejected, Instant serviceTime) {
        return renew(rejected, authenticator -> authenticator.renew(rejected, serviceTime));
    }

    /**
     * If many threads' requests were rejected, the first one reads the settings again, and the others use what it found.
     */
    private boolean renew(Authorization rejected, Predicate<Authenticator> renewal) {
        return making.locked(() -> {
            Made current = made;
            if (!current.hasSent(rejected)) {
                return true;
            }
            settings.forgetValues();
            if (current.isCurrent()) {
                return renewal.test(current.authenticator);
            }
            made = make();
            return true;
        });
    }
}
