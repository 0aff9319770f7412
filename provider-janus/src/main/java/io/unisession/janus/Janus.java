package io.unisession.janus;

import io.unisession.SessionClientBuilder;
import java.util.Objects;

/**
 * Creates clients for a Janus server. Everything set here can also come from a setting, which {@link
 * Builder#fromEnvironment()} and {@code Sessions.open("janus")} read:
 *
 * <table>
 * <caption>Settings, as system properties or environment variables</caption>
 * <tr><th>Setting</th><th>Meaning</th></tr>
 * <tr><td>{@code JANUS_ADMIN_SECRET}</td>
 * <td>the server's {@code admin_secret}; with it, the client uses the Admin API</td></tr>
 * <tr><td>{@code JANUS_API_SECRET} or {@code JANUS_TOKEN}</td>
 * <td>the server's {@code api_secret}, or a token, for the public API; a server may need neither</td></tr>
 * <tr><td>{@code JANUS_BASE_URL}</td>
 * <td>the address of the Admin API, by default {@code http://127.0.0.1:7088/admin}, or of the public API, by default
 * {@code http://127.0.0.1:8088/janus}</td></tr>
 * <tr><td>{@code JANUS_ROOM_SECRET}</td><td>the {@code secret} of rooms that have one</td></tr>
 * <tr><td>{@code JANUS_ADMIN_KEY}</td><td>the VideoRoom plugin's {@code admin_key}, to list private rooms</td></tr>
 * <tr><td>{@code JANUS_STRING_IDS}</td>
 * <td>{@code true} if the plugin's {@code string_ids} is; needed only for ids that look like numbers</td></tr>
 * <tr><td>{@code JANUS_TOKEN_AUTH_SECRET}</td>
 * <td>the server's {@code token_auth_secret}, to sign join tokens</td></tr>
 * </table>
 */
public final class Janus {
    private Janus() {}

    /**
     * Starts a client.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a client for a Janus server. */
    public static final class Builder extends SessionClientBuilder<JanusClient, Builder> {
        private Builder() {
            super(JanusProvider.ID);
        }

        /**
         * Sets the server's {@code admin_secret}, and so uses the Admin API: one request per call. Set {@code baseUrl}
         * to the address of that API unless the server runs on this machine with its usual port.
         *
         * @param adminSecret the secret
         * @return this builder
         */
        public Builder adminSecret(String adminSecret) {
            return setting(JanusSettings.ADMIN_SECRET, Objects.requireNonNull(adminSecret, "adminSecret"));
        }

        /**
         * Sets the server's {@code api_secret} for the public API, which is used without an {@link #adminSecret}. The
         * client opens one Janus session with one handle, reuses it, and closes it when the client is closed.
         *
         * @param apiSecret the secret
         * @return this builder
         */
        public Builder apiSecret(String apiSecret) {
            return setting(JanusSettings.API_SECRET, Objects.requireNonNull(apiSecret, "apiSecret"));
        }

        /**
         * Sets a token for the public API, for servers with {@code token_auth}.
         *
         * @param token a stored token, or one signed with the server's {@code token_auth_secret}
         * @return this builder
         */
        public Builder token(String token) {
            return setting(JanusSettings.TOKEN, Objects.requireNonNull(token, "token"));
        }

        /**
         * Sets the {@code secret} that ending a session and removing a participant need in rooms that have one. Janus
         * ignores it in other rooms. For rooms with secrets of their own, pass the secret to {@link
         * JanusClient#endSession(String, io.unisession.Secret, io.unisession.CallOptions)} instead.
         *
         * @param roomSecret the secret
         * @return this builder
         */
        public Builder roomSecret(String roomSecret) {
            return setting(JanusSettings.ROOM_SECRET, Objects.requireNonNull(roomSecret, "roomSecret"));
        }

        /**
         * Sets the VideoRoom plugin's {@code admin_key}, with which private rooms are listed too.
         *
         * @param adminKey the key
         * @return this builder
         */
        public Builder adminKey(String adminKey) {
            return setting(JanusSettings.ADMIN_KEY, Objects.requireNonNull(adminKey, "adminKey"));
        }

        /**
         * Says whether ids are strings on this server: {@code string_ids} in the configuration of the VideoRoom plugin.
         * Janus does not announce it. By default, an id that is a whole number is sent as a number, and any other as a
         * string, so this is needed only for strings of digits.
         *
         * @param stringIds true to send every id as a string
         * @return this builder
         */
        public Builder stringIds(boolean stringIds) {
            return setting(JanusSettings.STRING_IDS, Boolean.toString(stringIds));
        }

        /**
         * Sets the server's {@code token_auth_secret}, with which the client signs join tokens on this machine.
         *
         * @param tokenAuthSecret the secret
         * @return this builder
         */
        public Builder tokenAuthSecret(String tokenAuthSecret) {
            return setting(JanusSettings.TOKEN_AUTH_SECRET, Objects.requireNonNull(tokenAuthSecret, "tokenAuthSecret"));
        }

        /**
         * Creates the client. Nothing is sent.
         *
         * @return a new client, to be shared and closed
         * @throws io.unisession.error.ConfigurationException if a setting is invalid; the message names the setting,
         *     never its value
         */
        @Override
        public JanusClient build() {
            return new JanusProvider().open(settings());
        }
    }
}
