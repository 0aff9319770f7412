package io.unisession.bandwidth;

import io.unisession.SessionClientBuilder;
import java.util.Objects;

/**
 * Creates clients for Bandwidth.
 *
 * <pre>{@code
 * try (BandwidthClient client = Bandwidth.builder().fromEnvironment().build()) { ... }
 * }</pre>
 *
 * <p>{@code Sessions.open("bandwidth")} opens the same client for code that chooses the provider by configuration.
 */
public final class Bandwidth {
    private Bandwidth() {}

    /**
     * Starts a client. Set {@link Builder#credentials} or {@link Builder#fromEnvironment()} before building it.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for Bandwidth. */
    public static final class Builder extends SessionClientBuilder<BandwidthClient, Builder> {
        private Builder() {
            super(BandwidthProvider.ID);
        }

        /**
         * Sets the credentials, in place of the settings {@code BW_ACCOUNT_ID}, {@code BW_USERNAME} and {@code
         * BW_PASSWORD}.
         *
         * @param accountId the account number, as shown in the Dashboard
         * @param username the name of an API user of the account, which is case-sensitive and must not contain a colon
         * @param password the API user's password
         * @return this builder
         */
        public Builder credentials(String accountId, String username, String password) {
            return setting(BandwidthBackend.ACCOUNT_ID, Objects.requireNonNull(accountId, "accountId"))
                    .setting(BandwidthBackend.USERNAME, Objects.requireNonNull(username, "username"))
                    .setting(BandwidthBackend.PASSWORD, Objects.requireNonNull(password, "password"));
        }

        /**
         * {@inheritDoc}
         *
         * @throws io.unisession.error.ConfigurationException if the account, user name or password is missing or
         *     blank, the account cannot be part of a path, the user name has a colon, or the base URL is invalid; the
         *     message names the setting, never its value
         */
        @Override
        public BandwidthClient build() {
            return new BandwidthProvider().open(settings());
        }
    }
}
