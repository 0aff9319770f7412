package io.unisession.flink;

import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SyncPlan;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account whose sessions are read: which provider, what to read, how many requests are allowed, and where its
 * settings are. It has names of settings and no values, so that no secret is in a job's graph, state or logs: each
 * reader looks the values up where it runs, in the system properties and environment variables of its TaskManager.
 *
 * <pre>{@code
 * SyncAccount europe = SyncAccount.builder("videosdk", SyncPlan.builder("videosdk/eu", from).build())
 *         .setting("VIDEOSDK_TOKEN", "EU_VIDEOSDK_TOKEN")
 *         .atMost(300, Duration.ofMinutes(1))
 *         .build();
 * }</pre>
 */
public final class SyncAccount implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String provider;
    private final SyncPlan plan;
    private final TreeMap<String, String> settings;
    private final ArrayList<Limit> limits;

    /** At most some requests in any period. */
    private record Limit(int requests, Duration period) implements Serializable {}

    private SyncAccount(Builder builder) {
        this.provider = builder.provider;
        this.plan = builder.plan;
        this.settings = new TreeMap<>(builder.settings);
        this.limits = new ArrayList<>(builder.limits);
    }

    /**
     * Starts an account.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @param plan what to read; its {@link SyncPlan#source()} names the account
     * @return a builder that looks up each setting under its own name, and limits the requests only as the provider
     *     reports
     */
    public static Builder builder(String provider, SyncPlan plan) {
        return new Builder(provider, plan);
    }

    /**
     * The provider.
     *
     * @return its id
     */
    public String provider() {
        return provider;
    }

    /**
     * What to read.
     *
     * @return the plan
     */
    public SyncPlan plan() {
        return plan;
    }

    /**
     * Where settings are found that are not under their own names.
     *
     * @return the names of system properties or environment variables, by the names of the settings; unmodifiable
     */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** A new budget with the limits of this account. */
    RequestBudget budget() {
        RequestBudget budget = RequestBudget.unlimited();
        for (Limit limit : limits) {
            budget = budget.and(limit.requests(), limit.period());
        }
        return budget;
    }

    /** Opens the account where a reader runs. Nothing is sent. */
    SessionClient open() {
        return Sessions.open(
                provider, name -> Optional.ofNullable(settings.get(name)).map(SyncAccount::lookUp));
    }

    private static @Nullable String lookUp(String name) {
        String property = System.getProperty(name);
        return property == null ? System.getenv(name) : property;
    }

    @Override
    public String toString() {
        return "SyncAccount[" + provider + ", " + plan + ", " + limits + "]";
    }

    /** Builds a {@link SyncAccount}. */
    public static final class Builder {
        private final String provider;
        private final SyncPlan plan;
        private final Map<String, String> settings = new TreeMap<>();
        private final List<Limit> limits = new ArrayList<>();

        private Builder(String provider, SyncPlan plan) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.plan = Objects.requireNonNull(plan, "plan");
        }

        /**
         * Names where a setting is found, for accounts of the same provider. Without it, a setting is found under its
         * own name.
         *
         * @param setting the setting's name, such as {@code VIDEOSDK_TOKEN}
         * @param variable the name of the system property or environment variable on each TaskManager; not the value
         * @return this builder
         */
        public Builder setting(String setting, String variable) {
            settings.put(Objects.requireNonNull(setting, "setting"), Objects.requireNonNull(variable, "variable"));
            return this;
        }

        /**
         * Limits how many requests all readers together send in any period of this length, by the provider's clock as
         * by the cluster's. May be called several times; all limits hold. Without one, only what the provider reports
         * holds: its HTTP 429 and the headers of its rate limit pause all readers in any case.
         *
         * @param requests the largest number of requests, at least 1
         * @param period a positive duration
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1, or the duration is not positive
         */
        public Builder atMost(int requests, Duration period) {
            RequestBudget.atMost(requests, period);
            limits.add(new Limit(requests, period));
            return this;
        }

        /**
         * Builds the account.
         *
         * @return the account
         */
        public SyncAccount build() {
            return new SyncAccount(this);
        }
    }
}
