package io.unisession.zoom;

import io.unisession.SessionClientBuilder;
import java.util.Objects;

/**
 * Creates clients for Zoom Meetings. Everything set here can also come from a setting, which {@link
 * Builder#fromEnvironment()} and {@code Sessions.open("zoom")} read:
 *
 * <table>
 * <caption>Settings, as system properties or environment variables</caption>
 * <tr><th>Setting</th><th>Meaning</th></tr>
 * <tr><td>{@code ZOOM_ACCOUNT_ID}, {@code ZOOM_CLIENT_ID}, {@code ZOOM_CLIENT_SECRET}</td>
 * <td>the credentials of a server-to-server OAuth app, all from the same source</td></tr>
 * <tr><td>{@code ZOOM_USER_ID}</td>
 * <td>the user whose meetings are listed; all users of the account if it is not set</td></tr>
 * <tr><td>{@code ZOOM_REPORTS}</td>
 * <td>{@code true} to list participants by the report API</td></tr>
 * <tr><td>{@code ZOOM_TOKEN_URL}</td>
 * <td>the token endpoint, if it is not {@code https://zoom.us/oauth/token}</td></tr>
 * </table>
 */
public final class Zoom {
    private Zoom() {}

    /**
     * Starts a client. Set {@link Builder#credentials} or {@link Builder#fromEnvironment()} before building it.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for Zoom Meetings. */
    public static final class Builder extends SessionClientBuilder<ZoomClient, Builder> {
        private Builder() {
            super(ZoomProvider.ID);
        }

        /**
         * Sets the credentials of a server-to-server OAuth app. The client fetches a token with them when it first needs
         * one, and another before that expires.
         *
         * @param accountId the account id of the app
         * @param clientId its client id
         * @param clientSecret its client secret
         * @return this builder
         */
        public Builder credentials(String accountId, String clientId, String clientSecret) {
            return setting(AccountTokens.ACCOUNT_ID, Objects.requireNonNull(accountId, "accountId"))
                    .setting(AccountTokens.CLIENT_ID, Objects.requireNonNull(clientId, "clientId"))
                    .setting(AccountTokens.CLIENT_SECRET, Objects.requireNonNull(clientSecret, "clientSecret"));
        }

        /**
         * Lists the meetings of one user. Without it, the meetings of all users of the account are listed, one user
         * after the other.
         *
         * @param userId the user's id or email address. Zoom accepts {@code me} only from single-user apps, so it is
         *     not accepted here
         * @return this builder
         */
        public Builder userId(String userId) {
            return setting(ZoomBackend.USER_ID, Objects.requireNonNull(userId, "userId"));
        }

        /**
         * Lists participants with the report API, whose records have the application's own user id and the breakout room
         * too. It needs a plan with reports, the scope {@code report:read:list_meeting_participants:admin}, and more of
         * the daily quota.
         *
         * @param reports true to use the report API; false by default
         * @return this builder
         */
        public Builder reports(boolean reports) {
            return setting(ZoomBackend.REPORTS, Boolean.toString(reports));
        }

        /**
         * Sets the address of the token endpoint.
         *
         * @param tokenUrl an https URL without query; http is allowed for loopback
         * @return this builder
         */
        public Builder tokenUrl(String tokenUrl) {
            return setting(AccountTokens.TOKEN_URL, Objects.requireNonNull(tokenUrl, "tokenUrl"));
        }

        /**
         * Creates the client. Nothing is sent, and no token is fetched until the first call.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if the credentials are missing or blank, the user is {@code
         *     me}, or a URL is invalid; the message names the setting, never its value
         */
        @Override
        public ZoomClient build() {
            return new ZoomProvider().open(settings());
        }
    }
}
