package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.TokenEndpoint;
import java.util.function.Function;
import java.util.stream.Stream;

/** How requests are authenticated: what the descriptor says, with references to settings and none of their values. */
public sealed interface Auth permits Auth.None, Auth.Basic, Auth.Bearer, Auth.Header, Auth.Query, OAuth2Auth, JwtAuth {
    /** Whether any credentials are sent. */
    default boolean sendsCredentials() {
        return true;
    }

    /** The settings that it refers to. */
    default Stream<SettingReference> settings() {
        return Stream.empty();
    }

    /**
     * The authenticator of one client.
     *
     * @param opening opens the token endpoint at a URL, to be closed with the client
     * @throws io.unisession.error.ConfigurationException if a setting is missing or blank
     * @throws IllegalArgumentException if the value of a setting cannot be sent; the message does not quote it
     */
    Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening);

    /** No credentials. */
    record None() implements Auth {
        @Override
        public boolean sendsCredentials() {
            return false;
        }

        @Override
        public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
            return Authenticator.none();
        }
    }

    /** HTTP Basic. */
    record Basic(Template.Text username, Template.Text password) implements Auth {
        @Override
        public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
            Values values = Values.ofCredential(settings, settings());
            return Authenticator.basic(username.expandSettings(values), Secret.of(password.expandSettings(values)))
                    .alsoHiding(values.secrets(settings()));
        }

        @Override
        public Stream<SettingReference> settings() {
            return Stream.concat(username.settings(), password.settings());
        }
    }

    /** {@code Authorization: Bearer} and a token. */
    record Bearer(Template.Text token) implements Auth {
        @Override
        public Stream<SettingReference> settings() {
            return token.settings();
        }

        @Override
        public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
            Values values = Values.ofCredential(settings, settings());
            return Authenticator.bearer(Secret.of(token.expandSettings(values))).alsoHiding(values.secrets(settings()));
        }
    }

    /** A header. */
    record Header(String name, Template.Text value) implements Auth {
        @Override
        public Stream<SettingReference> settings() {
            return value.settings();
        }

        @Override
        public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
            Values values = Values.ofCredential(settings, settings());
            return Authenticator.header(name, Secret.of(value.expandSettings(values)))
                    .alsoHiding(values.secrets(settings()));
        }
    }

    /** A query parameter, for services that take nothing better. */
    record Query(String name, Template.Text value) implements Auth {
        @Override
        public Stream<SettingReference> settings() {
            return value.settings();
        }

        @Override
        public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
            Values values = Values.ofCredential(settings, settings());
            return Authenticator.query(name, Secret.of(value.expandSettings(values)))
                    .alsoHiding(values.secrets(settings()));
        }
    }
}
