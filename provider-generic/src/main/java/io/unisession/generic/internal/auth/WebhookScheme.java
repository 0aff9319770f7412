package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.event.HmacSignature;
import io.unisession.spi.event.JwtSignature;
import io.unisession.spi.event.RsaSignature;
import io.unisession.spi.event.SharedSecret;
import io.unisession.spi.event.UrlSignature;
import io.unisession.spi.event.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a service proves that a request to a webhook comes from it, with references to settings and none of their values. */
public sealed interface WebhookScheme {
    /** The settings that it refers to. */
    Stream<SettingReference> settings();

    /**
     * The signature, with the values of the settings.
     *
     * @param keyUrlName the setting that overrides where a public key is fetched
     * @throws io.unisession.error.ConfigurationException if a setting is missing, blank or unfit
     */
    WebhookSignature signature(ProviderSettings settings, String keyUrlName);

    /** The value of a secret, and the one that it replaces, if that is set too. */
    private static List<Secret> secrets(ProviderSettings settings, SettingReference secret) {
        return secret.source().in(settings).currentAndPrevious(secret.name());
    }

    /** Where HMAC-SHA256 has its signature and its time. */
    enum Layout {
        /** In headers of their own. */
        HEADERS("hmac-sha256"),
        /** In one header, as {@code t=...,v1=...}. */
        TIMED_HEADER("hmac-sha256-timed"),
        STANDARD_WEBHOOKS("standard-webhooks");

        private final String word;

        Layout(String word) {
            this.word = word;
        }

        /** The descriptor's word for it. */
        public String word() {
            return word;
        }
    }

    /**
     * HMAC-SHA256.
     *
     * @param header the header that has the signature; not used for Standard Webhooks
     * @param signs what is signed, with <code>{timestamp}</code> and <code>{body}</code>
     */
    record Hmac(
            Layout layout,
            SettingReference secret,
            boolean base64Secret,
            String header,
            String prefix,
            boolean base64,
            Optional<String> timestampHeader,
            Optional<String> signs,
            Optional<Duration> tolerance)
            implements WebhookScheme {
        @Override
        public Stream<SettingReference> settings() {
            return Stream.of(secret);
        }

        @Override
        public WebhookSignature signature(ProviderSettings settings, String keyUrlName) {
            List<Secret> secrets = secrets(settings, secret);
            HmacSignature.Builder signature = settings.using(
                    secret.name(),
                    () -> base64Secret ? HmacSignature.sha256WithBase64Key(secrets) : HmacSignature.sha256(secrets));
            switch (layout) {
                case HEADERS -> signature.header(header).prefix(prefix);
                case TIMED_HEADER -> signature.headerWithTime(header);
                case STANDARD_WEBHOOKS -> signature.standardWebhooks();
            }
            timestampHeader.ifPresent(signature::timestampHeader);
            signs.ifPresent(signature::text);
            tolerance.ifPresent(signature::tolerance);
            return (base64 ? signature.base64() : signature).build();
        }
    }

    /**
     * RSA over the body.
     *
     * @param publicKey the key; optional if it can be fetched
     * @param publicKeyUrl where the service publishes the key
     * @param pointer where the key stands in what the service publishes
     */
    record Rsa(String header, Optional<SettingReference> publicKey, Optional<String> publicKeyUrl, String pointer)
            implements WebhookScheme {
        @Override
        public Stream<SettingReference> settings() {
            return publicKey.stream();
        }

        @Override
        public WebhookSignature signature(ProviderSettings settings, String keyUrlName) {
            Optional<SettingReference> pinned = publicKey.filter(key -> publicKeyUrl.isEmpty()
                    || key.source().in(settings).find(key.name()).isPresent());
            if (pinned.isEmpty()) {
                String url = settings.url(keyUrlName).orElseGet(publicKeyUrl::orElseThrow);
                return RsaSignature.fetched(header, settings, url, pointer);
            }
            List<String> keys =
                    secrets(settings, pinned.get()).stream().map(Secret::reveal).toList();
            return settings.using(pinned.get().name(), () -> RsaSignature.pinned(header, keys));
        }
    }

    /** A token with a hash of the body. */
    record Jwt(SettingReference issuer, SettingReference secret, String header, String hashClaim)
            implements WebhookScheme {
        @Override
        public Stream<SettingReference> settings() {
            return Stream.of(issuer, secret);
        }

        @Override
        public WebhookSignature signature(ProviderSettings settings, String keyUrlName) {
            ProviderSettings source = secret.source().in(settings);
            SettingGroup credentials = source.group(issuer.name(), secret.name());
            String knownIssuer = credentials.text(issuer.name());
            credentials.secret(secret.name());
            return new JwtSignature(header, hashClaim, Map.of(knownIssuer, secrets(settings, secret)));
        }
    }

    /**
     * HMAC-SHA1 over the URL and the parameters of a form.
     *
     * @param publicUrl the setting of the URL that the service was given, which may be missing
     */
    record Url(SettingReference secret, String header, Optional<SettingReference> publicUrl) implements WebhookScheme {
        @Override
        public Stream<SettingReference> settings() {
            return Stream.concat(Stream.of(secret), publicUrl.stream());
        }

        @Override
        public WebhookSignature signature(ProviderSettings settings, String keyUrlName) {
            Optional<String> url = publicUrl.flatMap(
                    reference -> reference.source().in(settings).url(reference.name()));
            return new UrlSignature(header, secrets(settings, secret), url.orElse(null));
        }
    }

    /** A header with a secret. */
    record Header(String name, SettingReference value) implements WebhookScheme {
        @Override
        public Stream<SettingReference> settings() {
            return Stream.of(value);
        }

        @Override
        public WebhookSignature signature(ProviderSettings settings, String keyUrlName) {
            return SharedSecret.inHeader(name, secrets(settings, value));
        }
    }
}
