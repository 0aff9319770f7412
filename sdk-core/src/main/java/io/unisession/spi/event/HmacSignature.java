package io.unisession.spi.event;

import io.unisession.Secret;
import io.unisession.event.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A signature with a shared secret over the body, by HMAC. Providers differ in what they sign beside the body, and in
 * where they write the signature:
 *
 * <pre>{@code
 * // Zoom: x-zm-signature: v0=6c5f...
 * HmacSignature.sha256(secrets)
 *         .header("x-zm-signature").prefix("v0=")
 *         .timestampHeader("x-zm-request-timestamp").text("v0:{timestamp}:{body}")
 *         .tolerance(Duration.ofHours(2))
 *         .build();
 * }</pre>
 */
public final class HmacSignature implements WebhookSignature {
    private static final String TIMESTAMP = "{timestamp}";
    private static final String ID = "{id}";
    private static final String BODY = "{body}";
    private static final Pattern AROUND_PLACEHOLDERS =
            Pattern.compile("(?=\\{(timestamp|id|body)})|(?<=\\{(timestamp|id|body)})");
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MOST_DIGITS = 15;
    /** A time in seconds is less until the year 5138, and one in milliseconds is more since 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private final List<HmacKey> keys;
    private final String header;
    private final Layout layout;
    private final String prefix;
    private final UnaryOperator<byte[]> encoding;
    private final @Nullable String timestampHeader;
    private final @Nullable String idHeader;
    /** What is signed: the body, the time and the id by their placeholders, and the text between them. */
    private final List<String> signedParts;

    private final boolean timeIsSigned;
    private final Duration tolerance;

    /** How the header of the signature is laid out. */
    private enum Layout {
        /** One signature, perhaps after a prefix. */
        SINGLE,
        /** {@code t=1700000000,v1=...,v1=...}. */
        NAMED,
        /** {@code v1,... v1,...}. */
        LIST
    }

    private HmacSignature(Builder builder) {
        this.keys = builder.keys;
        this.header = Objects.requireNonNull(builder.header, "header");
        this.layout = builder.layout;
        this.prefix = builder.prefix;
        this.encoding = builder.encoding;
        this.timestampHeader = builder.timestampHeader;
        this.idHeader = builder.idHeader;
        this.signedParts = AROUND_PLACEHOLDERS.splitAsStream(builder.text).toList();
        this.timeIsSigned = signedParts.contains(TIMESTAMP);
        this.tolerance = builder.tolerance;
    }

    /**
     * Starts a signature by HMAC-SHA256. Its key is the secret's text.
     *
     * @param secrets the secrets that may have been used: while one is replaced by another, both
     * @return a builder
     * @throws IllegalArgumentException if there is none, or one of them is blank
     */
    public static Builder sha256(List<Secret> secrets) {
        return new Builder(secrets, secret -> secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As {@link #sha256}, where the secret is the key in Base64, with or without the prefix {@code whsec_} of Standard
     * Webhooks.
     *
     * @param secrets the secrets that may have been used
     * @return a builder
     * @throws IllegalArgumentException if there is none, or one of them is blank or not Base64
     */
    public static Builder sha256WithBase64Key(List<Secret> secrets) {
        return new Builder(secrets, secret -> base64Key(withoutPrefix(secret.reveal())));
    }

    private static byte[] base64Key(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException malformed) {
            // Its message would quote a character of the secret.
            throw new IllegalArgumentException("the secret is not Base64");
        }
    }

    private static String withoutPrefix(String secret) {
        return secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
    }

    @Override
    public void verify(WebhookRequest request, Instant now) throws RejectedWebhookException {
        String value = required(request, header);
        String timestamp = layout == Layout.NAMED
                ? named("t=", value, ",").reduce("", (first, last) -> last)
                : timestampHeader == null ? "" : required(request, timestampHeader);
        String id = idHeader == null ? "" : required(request, idHeader);
        // The signature first, because nothing else can be trusted before.
        if (!isSigned(request.body(), timestamp, id, signatures(value))) {
            throw new RejectedWebhookException(
                    UNAUTHORIZED,
                    "the signature in " + header + " does not match the body; check the secret, and pass the body as it"
                            + " arrived, not parsed and written again");
        }
        if (timeIsSigned) {
            requireRecent(timestamp, now);
        }
    }

    private static String required(WebhookRequest request, String name) throws RejectedWebhookException {
        return request.header(name)
                .orElseThrow(() -> new RejectedWebhookException(
                        UNAUTHORIZED, "the request has no header " + name + ", so it is not proved to be genuine"));
    }

    private List<String> signatures(String value) {
        return switch (layout) {
            case SINGLE -> List.of(value.startsWith(prefix) ? value.substring(prefix.length()) : "");
            case NAMED -> named(prefix, value, ",").toList();
            case LIST -> named(prefix, value, " ").toList();
        };
    }

    /** What follows a name, in a list of names and values. */
    private static Stream<String> named(String name, String list, String separator) {
        return Stream.of(list.split(separator, -1))
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()));
    }

    private boolean isSigned(byte[] body, String timestamp, String id, List<String> signatures) {
        boolean signed = false;
        for (HmacKey key : keys) {
            byte[] expected = encoding.apply(mac(key, body, timestamp, id));
            for (String signature : signatures) {
                signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        return signed;
    }

    private byte[] mac(HmacKey key, byte[] body, String timestamp, String id) {
        Mac mac = key.mac();
        for (String part : signedParts) {
            mac.update(
                    switch (part) {
                        case BODY -> body;
                        case TIMESTAMP -> timestamp.getBytes(StandardCharsets.UTF_8);
                        case ID -> id.getBytes(StandardCharsets.UTF_8);
                        default -> part.getBytes(StandardCharsets.UTF_8);
                    });
        }
        return mac.doFinal();
    }

    private void requireRecent(String timestamp, Instant now) throws RejectedWebhookException {
        Instant signedAt = signedAt(timestamp);
        if (Math.abs(now.toEpochMilli() - signedAt.toEpochMilli()) > tolerance.toMillis()) {
            throw new RejectedWebhookException(
                    UNAUTHORIZED,
                    "the request was signed at " + signedAt + ", more than " + tolerance.toMinutes()
                            + " minutes from now; if this happens often, check this machine's clock");
        }
    }

    private static Instant signedAt(String timestamp) throws RejectedWebhookException {
        if (!isNumber(timestamp)) {
            throw new RejectedWebhookException(UNAUTHORIZED, "the time of the signature is not a number of seconds");
        }
        long time = Long.parseLong(timestamp);
        return time < LEAST_MILLIS ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time);
    }

    private static boolean isNumber(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }

    /** Builds {@link HmacSignature}. */
    public static final class Builder {
        private final List<HmacKey> keys;
        private @Nullable String header;
        private Layout layout = Layout.SINGLE;
        private String prefix = "";
        private UnaryOperator<byte[]> encoding =
                mac -> HexFormat.of().formatHex(mac).getBytes(StandardCharsets.US_ASCII);
        private @Nullable String timestampHeader;
        private @Nullable String idHeader;
        private String text = BODY;
        private Duration tolerance = Duration.ofMinutes(5);

        private Builder(List<Secret> secrets, Function<Secret, byte[]> key) {
            this.keys = WebhookSignature.required(secrets).stream()
                    .map(secret -> new HmacKey("HmacSHA256", key.apply(secret)))
                    .toList();
        }

        /**
         * Sets the header that holds the signature alone.
         *
         * @param name the header's name
         * @return this builder
         */
        public Builder header(String name) {
            this.header = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets a header that holds time and signatures as {@code t=...,v1=...}, as Stripe writes it.
         *
         * @param name the header's name
         * @return this builder
         */
        public Builder headerWithTime(String name) {
            this.layout = Layout.NAMED;
            this.prefix = "v1=";
            this.text = TIMESTAMP + "." + BODY;
            return header(name);
        }

        /**
         * Sets the three headers of Standard Webhooks.
         *
         * @return this builder
         */
        public Builder standardWebhooks() {
            this.layout = Layout.LIST;
            this.prefix = "v1,";
            this.idHeader = "webhook-id";
            this.timestampHeader = "webhook-timestamp";
            this.text = ID + "." + TIMESTAMP + "." + BODY;
            return header("webhook-signature").base64();
        }

        /**
         * Sets what stands before the signature in its header.
         *
         * @param textBefore the text, such as {@code v0=}
         * @return this builder
         */
        public Builder prefix(String textBefore) {
            this.prefix = Objects.requireNonNull(textBefore, "textBefore");
            return this;
        }

        /**
         * Says that the signature is written in Base64; by default it is in lower-case hexadecimal digits.
         *
         * @return this builder
         */
        public Builder base64() {
            this.encoding = Base64.getEncoder()::encode;
            return this;
        }

        /**
         * Sets the header that holds the time of the signature, in seconds or milliseconds since 1970.
         *
         * @param name the header's name
         * @return this builder
         */
        public Builder timestampHeader(String name) {
            this.timestampHeader = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets what is signed.
         *
         * @param template a text with <code>{body}</code> once, and perhaps <code>{timestamp}</code>
         * @return this builder
         * @throws IllegalArgumentException if the body is not part of it
         */
        public Builder text(String template) {
            if (!template.contains(BODY)) {
                throw new IllegalArgumentException("the signed text must contain " + BODY);
            }
            this.text = template;
            return this;
        }

        /**
         * Sets how old a signature may be, and how far in the future. It counts only if the time is signed.
         *
         * @param limit the limit, five minutes by default
         * @return this builder
         */
        public Builder tolerance(Duration limit) {
            this.tolerance = Objects.requireNonNull(limit, "limit");
            return this;
        }

        /**
         * Builds the signature.
         *
         * @return the signature
         * @throws IllegalStateException if the time is signed, but no header is set that has it
         */
        public HmacSignature build() {
            if (text.contains(TIMESTAMP) && timestampHeader == null && layout != Layout.NAMED) {
                throw new IllegalStateException("the time is signed: name its header with timestampHeader(...)");
            }
            return new HmacSignature(this);
        }
    }
}
