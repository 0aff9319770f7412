package io.unisession.bandwidth;

import io.unisession.SessionClientBuilder;
import io.unisession.spi.ProviderSettings;

/**
 * Where clients for Bandwidth begin.
 *
 * <pre>{@code
 * try (BandwidthClient client = Bandwidth.builder().fromEnvironment().build()) { ... }
 * }</pre>
 *
 * <p>Where the provider is a matter of configuration, {@code Sessions.open("bandwidth")} gives the same client behind
 * the neutral interface.
 */
public final class Bandwidth {
    private Bandwidth() {}

    /**
     * Starts a client for Bandwidth.
     *
     * @return a builder without credentials
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
         * Gives the credentials: the settings {@code BW_ACCOUNT_ID}, {@code BW_USERNAME} and {@code BW_PASSWORD}. None
         * of the three is then looked for elsewhere.
         *
         * @param accountId the account's number, as the Dashboard shows it
         * @param username the name of an API user of the account, case-sensitive and without a colon
         * @param password the API user's password
         * @return this builder
         */
        public Builder credentials(String accountId, String username, String password) {
            return setting(BandwidthBackend.ACCOUNT_ID, accountId)
                    .setting(BandwidthBackend.USERNAME, username)
                    .setting(BandwidthBackend.PASSWORD, password);
        }

        /**
         * {@inheritDoc}
         *
         * @throws io.unisession.error.ConfigurationException if one of account, user name and password is missing or
         *     blank, the account cannot stand in a path, the user name has a colon, or the base URL is wrong; the
         *     message names the setting, never its value
         */
        @Override
        public BandwidthClient build() {
            ProviderSettings settings = settings();
            return new BandwidthClient(BandwidthBackend.open(settings), settings);
        }
    }
}
